"""What is said: after a check, about the file, and when an exercise is done. Text in, text out."""

from __future__ import annotations

from dataclasses import replace

from rich.text import Text

from grader.language import _
from grader.model.exercise import Exercise
from grader.model.report import Report, ReportStatus, TestStatus
from grader.render import RenderOptions
from grader.render.groups import untouched
from grader.render.layout import Page, heading
from grader.render.rows import rows
from grader.render.words import all_right, count, number, points, score
from grader.watch.changes import changes
from grader.watch.focus import broken, focus

_MOST_ROWS = 7
_MOST_NOTES = 2


def opening(exercise: Exercise, path: str, options: RenderOptions) -> str:
    """Stands above an exercise."""
    page = Page(options)
    title = Text.assemble((heading(exercise.title), "bold"), f"  {exercise.id}")
    name = Text(heading(path), style="dim")
    gap = page.width - title.cell_len - name.cell_len
    page.add(Text.assemble(title, " " * gap, name) if gap >= 2 else title)
    page.lines.append(Text("─" * page.width, style="dim"))
    return str(page)


def result(report: Report, before: Report | None, options: RenderOptions, *, keys: bool) -> str:
    """After a check: what changed (or how things stand, the first time), and one thing to do."""
    page = Page(options)
    if report.status is ReportStatus.GRADER_ERROR:
        _grader_error(page, report)
        return str(page)
    if before is None:
        _standing(page, report)
        news = report.warnings
    else:
        found = changes(before, report)
        _changed(page, report, before, options)
        news = found.warnings
    for text in news[:_MOST_NOTES]:
        page.add(text, first=Text(_("Note"), style="bold"), indent=8)
    if report.status is ReportStatus.PASSED:
        page.add(all_right(report), style="bold green")
    else:
        focus(page, report, keys=keys)
    _score(page, report, before)
    return str(page)


def _standing(page: Page, report: Report) -> None:
    if untouched(report):
        page.add(_("Nothing is written yet: this is where everybody starts."))
    elif report.status is not ReportStatus.PASSED:
        passed = sum(test.status is TestStatus.PASSED for test in report.tests)
        page.add(_("{passed} of {tests} pass.").format(passed=passed, tests=count(len(report.tests), "test")))


def _changed(page: Page, report: Report, before: Report, options: RenderOptions) -> None:
    found = changes(before, report).tests
    if found:
        rows(page, replace(report, tests=found[:_MOST_ROWS]), options)
    elif report.mistakes != before.mistakes:
        page.add(_("The same tests pass as before, but something else stands out."))
    else:
        page.add(_("The same tests pass as before."))
    if len(found) > _MOST_ROWS:
        page.add(_("and {count} more that changed").format(count=len(found) - _MOST_ROWS), style="dim")


def _score(page: Page, report: Report, before: Report | None) -> None:
    page.blank()
    more = changes(before, report).points if before is not None else 0.0
    words = "{score}"
    if more:
        words = _("{score}, {number} more than before") if more > 0 else _("{score}, {number} fewer than before")
    done = report.status is ReportStatus.PASSED
    page.add(Text(words.format(score=score(report), number=number(abs(more))), style="bold green" if done else "bold"))


def _grader_error(page: Page, report: Report) -> None:
    page.add(_("No result: the grader itself had a problem. It is not your fault."), style="bold")
    for reason in report.warnings:
        page.quote(reason, indent=2, most=4)
    page.add(_("Save again to try once more. Your work is untouched."), first=Text(_("Next"), style="bold"), indent=8)


def half_typed(report: Report, before: Report | None, options: RenderOptions) -> str:
    """The file cannot be loaded now: most likely somebody is in the middle of a line."""
    page = Page(options)
    page.add(_("Not complete yet: Python could not load this version, so nothing was tested."))
    broken(page, report)
    if before is not None:
        page.blank()
        page.add(_("Your last result stands: {before}.").format(before=score(before)))
    return str(page)


def gone(name: str, options: RenderOptions) -> str:
    """The file was deleted, or renamed."""
    return _one(
        _("{name} is not there any more. As soon as it is back, it is checked again.").format(name=name), options
    )


def unreadable(reason: str, options: RenderOptions) -> str:
    """Something is there that cannot be a submission."""
    return _one(f"{reason} {_('As soon as it is saved again, it is checked.')}", options)


def moving_on(exercise: Exercise, options: RenderOptions) -> str:
    """Between two exercises."""
    page = Page(options)
    page.lines.append(Text())
    words = _("On to {exercise}, worth {points}. Read its README.md, then fill in {file}.")
    if exercise.files:
        words = _("On to {exercise}, worth {points}. Read its README.md, then mend the programs in {file}.")
    page.add(words.format(exercise=exercise.id, points=points(exercise.points), file=exercise.file))
    page.lines.append(Text())
    return str(page)


def all_done(options: RenderOptions) -> str:
    """There is nothing more to watch, but something may still be open elsewhere."""
    page = Page(options)
    page.lines.append(Text())
    page.add(_("Every exercise in this folder is done. See the course with: nngrade list"), style="bold")
    return str(page)


def hint(text: str, options: RenderOptions) -> str:
    """After the key h."""
    page = Page(options)
    page.add(text, first=Text("Hint", style="bold"), indent=8)
    return str(page)


def said(text: str, options: RenderOptions) -> str:
    """One sentence."""
    return _one(text, options)


def _one(text: str, options: RenderOptions) -> str:
    page = Page(options)
    page.add(text)
    return str(page)
