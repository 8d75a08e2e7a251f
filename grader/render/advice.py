"""ONE next step. A list of ten is no help at midnight."""

from __future__ import annotations

from grader.model.report import Report, ReportStatus, TestStatus
from grader.render.groups import blamed, failures, unnamed, untouched
from grader.render.words import asks, count, lost, named, place, points


def next_step(report: Report) -> str:
    """What the student should do now, in one or two sentences."""
    if report.status is ReportStatus.GRADER_ERROR:
        return (
            "Run the same command again. If that does not help, tell your instructor, "
            "or open an issue with the text above. Your work is untouched."
        )
    if report.status is ReportStatus.PASSED:
        return "See what is left with: nngrade list"
    if asks(report):
        return _about_quiz(report)
    file = _file(report)
    unloadable = [test for test in report.tests if test.status is TestStatus.NOT_LOADABLE]
    if unloadable:
        where = unloadable[0].location
        return f"Fix {place(where) if where else file}, save, and check again."
    if untouched(report):
        return f'Open {file} and write the first function. The first test says: "{named(report.tests[0])}".'
    if report.mistakes:
        return _about_mistake(report)
    wrong = unnamed(report) or failures(report)
    if wrong:
        at = f" ({place(wrong[0].location)})" if wrong[0].location else ""
        return f'Begin with "{named(wrong[0])}"{at}.'
    waiting = [test for test in report.tests if test.status is TestStatus.NOT_ATTEMPTED]
    if waiting:
        return f'Go on with the next function. Its test says: "{named(waiting[0])}".'
    return "Check again."


def _about_mistake(report: Report) -> str:
    first = report.mistakes[0]
    cost = lost(blamed(report, first))
    title = first.title.rstrip(".")
    return f'Begin with "{title}": it costs {points(cost)}. More about it: nngrade explain {first.id}'


def _about_quiz(report: Report) -> str:
    unreadable = [test for test in report.tests if test.status is TestStatus.NOT_LOADABLE]
    if unreadable:
        return f"Repair {_file(report, '.toml')}, save, and check again."
    command = "nngrade quiz" if report.exercise == "quiz" else f"nngrade quiz {report.exercise}"
    wrong = failures(report)
    if wrong:
        return f'Think again about "{named(wrong[0])}". Answer once more with: {command} --again'
    return f"Let the questions be asked: {command}"


def _file(report: Report, *endings: str) -> str:
    sources = [name for name in report.submission.files if name.endswith(endings or (".py", ".ipynb"))]
    return sources[0] if len(sources) == 1 else "your file"


def left_out(report: Report) -> list[str]:
    """Why some tests say nothing about the student yet."""
    notes = []
    skipped = [test for test in report.tests if test.status is TestStatus.SKIPPED]
    if skipped:
        base = "it builds" if len(skipped) == 1 else "they build"
        notes.append(f"{count(len(skipped), 'test')} skipped: first fix what {base} on.")
    late = [test for test in report.tests if test.status is TestStatus.NOT_RUN]
    if late:
        reason = next((test.message for test in late if test.message), "The time for one submission was used up.")
        notes.append(f"{count(len(late), 'test')} not run. {reason}")
    return notes
