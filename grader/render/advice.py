"""ONE next step. A list of ten is no help at midnight."""

from __future__ import annotations

from grader.language import _, ngettext
from grader.model.report import Report, ReportStatus, TestStatus
from grader.render.groups import blamed, failures, unnamed, untouched
from grader.render.words import asks, count, lost, named, place, points


def next_step(report: Report) -> str:
    """What the student should do now, in one or two sentences."""
    if report.status is ReportStatus.GRADER_ERROR:
        return _(
            "Run the same command again. If that does not help, tell your instructor, "
            "or open an issue with the text above. Your work is untouched."
        )
    if report.status is ReportStatus.PASSED:
        return _("See what is left with: nngrade list")
    if asks(report):
        return _about_quiz(report)
    file = _file(report)
    unloadable = [test for test in report.tests if test.status is TestStatus.NOT_LOADABLE]
    if unloadable:
        where = unloadable[0].location
        return _("Fix {place}, save, and check again.").format(place=place(where) if where else file)
    if untouched(report):
        words = _('Open {file} and write the first function. The first test says: "{test}".')
        return words.format(file=file, test=named(report.tests[0]))
    if report.mistakes:
        return _about_mistake(report)
    wrong = unnamed(report) or failures(report)
    if wrong:
        if wrong[0].location:
            return _('Begin with "{test}" ({place}).').format(test=named(wrong[0]), place=place(wrong[0].location))
        return _('Begin with "{test}".').format(test=named(wrong[0]))
    waiting = [test for test in report.tests if test.status is TestStatus.NOT_ATTEMPTED]
    if waiting:
        return _('Go on with the next function. Its test says: "{test}".').format(test=named(waiting[0]))
    return _("Check again.")


def _about_mistake(report: Report) -> str:
    first = report.mistakes[0]
    words = _('Begin with "{title}": it costs {points}. More about it: nngrade explain {mistake}')
    cost = points(lost(blamed(report, first)))
    return words.format(title=first.title.rstrip("."), points=cost, mistake=first.id)


def _about_quiz(report: Report) -> str:
    unreadable = [test for test in report.tests if test.status is TestStatus.NOT_LOADABLE]
    if unreadable:
        return _("Repair {file}, save, and check again.").format(file=_file(report, ".toml"))
    command = "nngrade quiz" if report.exercise == "quiz" else f"nngrade quiz {report.exercise}"
    wrong = failures(report)
    if wrong:
        words = _('Think again about "{question}". Answer once more with: {command} --again')
        return words.format(question=named(wrong[0]), command=command)
    return _("Let the questions be asked: {command}").format(command=command)


def _file(report: Report, *endings: str) -> str:
    sources = [name for name in report.submission.files if name.endswith(endings or (".py", ".ipynb"))]
    return sources[0] if len(sources) == 1 else _("your file")


def left_out(report: Report) -> list[str]:
    """Why some tests say nothing about the student yet."""
    notes = []
    skipped = [test for test in report.tests if test.status is TestStatus.SKIPPED]
    if skipped:
        words = ngettext(
            "{count} test skipped: first fix what it builds on.",
            "{count} tests skipped: first fix what they build on.",
            len(skipped),
        )
        notes.append(words.format(count=len(skipped)))
    late = [test for test in report.tests if test.status is TestStatus.NOT_RUN]
    if late:
        reason = next((test.message for test in late if test.message), _("The time for one submission was used up."))
        notes.append(_("{tests} not run. {reason}").format(tests=count(len(late), "test"), reason=reason))
    return notes
