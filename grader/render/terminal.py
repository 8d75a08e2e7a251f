"""The report for a person: plain words first, colour only as an extra.

The page reads the same aloud, through a pipe, and in black and white. Only styles that the terminal's own theme
decides are used (green, red, magenta, bold, dim), never black or white, so light and dark terminals both show them.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from grader.language import _
from grader.model.report import Report, ReportStatus, TestStatus
from grader.render import RenderOptions
from grader.render.advice import left_out, next_step
from grader.render.groups import untouched
from grader.render.layout import Page, heading
from grader.render.panels import failure_panels, mistake_panels, reason_panels
from grader.render.rows import rows
from grader.render.words import all_right, asks, count, last_line, score

_MOST_NOTES = 6


def render(report: Report, options: RenderOptions) -> str:
    """The report as lines of at most ``options.width`` columns."""
    return str(compose(report, options))


def compose(report: Report, options: RenderOptions) -> Page:
    """The page, line by line."""
    page = Page(options)
    _header(page, report)
    if report.status is ReportStatus.GRADER_ERROR:
        _grader_error(page, report)
    elif untouched(report):
        _untouched(page, report)
    elif _one_reason(report):
        _not_loadable(page, report, options)
    else:
        rows(page, report, options)
        mistake_panels(page, report, options)
        failure_panels(page, report, options)
        reason_panels(page, report)
        _notes(page, [*left_out(report), *report.warnings])
        _closing(page, report)
    _footer(page, report, options)
    return page


def _header(page: Page, report: Report) -> None:
    title = Text.assemble((heading(report.title), "bold"), f"  {heading(report.exercise)}")
    files = report.submission.files
    name = heading(files[0]) if len(files) == 1 else count(len(files), "file")
    gap = page.width - title.cell_len - Text(name).cell_len
    if gap >= 2:
        page.add(Text.assemble(title, " " * gap, (name, "dim")))
    else:
        page.add(title)
        page.add(Text(name, "dim"))
    page.lines.append(Text("─" * page.width, style="dim"))


def _grader_error(page: Page, report: Report) -> None:
    page.add(_("No score was given: the grader itself had a problem. It is not your fault."), style="bold")
    page.blank()
    for reason in report.warnings:
        page.quote(reason, indent=2, most=6)
    page.blank()
    _next(page, report)


def _untouched(page: Page, report: Report) -> None:
    hidden = sum(test.hidden for test in report.tests)
    many = len(report.tests)
    page.add(_("Nothing is written yet: this is where everybody starts."))
    if asks(report):
        page.add(_("{questions} will show you how far you are.").format(questions=count(many, "question")))
    elif hidden:
        words = _("{tests}, {hidden} of them hidden, will show you how far you are.")
        page.add(words.format(tests=count(many, "test"), hidden=hidden))
    else:
        page.add(_("{tests} will show you how far you are.").format(tests=count(many, "test")))
    _notes(page, report.warnings)
    page.blank()
    _next(page, report)


def _one_reason(report: Report) -> bool:
    return bool(report.tests) and all(test.status is TestStatus.NOT_LOADABLE for test in report.tests)


def _not_loadable(page: Page, report: Report, options: RenderOptions) -> None:
    page.add(_("Your file could not be loaded, so none of its functions could be tested yet."), style="bold")
    failure_panels(page, report, options, headed=False)
    _notes(page, report.warnings)
    page.blank()
    _next(page, report)


def _notes(page: Page, notes: Sequence[str]) -> None:
    if notes:
        page.blank()
    for text in notes[:_MOST_NOTES]:
        page.add(text, first=Text(_("Note"), style="bold"), indent=8)
    if len(notes) > _MOST_NOTES:
        page.add(
            _("and {count} more of these").format(count=len(notes) - _MOST_NOTES), style="dim", indent=8, first=" " * 8
        )


def _closing(page: Page, report: Report) -> None:
    page.blank()
    if report.status is ReportStatus.PASSED:
        page.add(all_right(report), style="bold green")
    _next(page, report)


def _next(page: Page, report: Report) -> None:
    page.add(next_step(report), first=Text(_("Next"), style="bold"), indent=8)


def _footer(page: Page, report: Report, options: RenderOptions) -> None:
    page.blank()
    if report.status is not ReportStatus.GRADER_ERROR:
        page.add(Text(score(report), style="bold green" if report.status is ReportStatus.PASSED else "bold"))
    page.add(last_line(report, details=options.staff), style="dim")
    if options.staff:
        versions = ", ".join(f"{name} {version}" for name, version in sorted(report.environment.items()))
        page.add(f"nngrade {report.nngrade}, {versions}, sha256 {report.submission.sha256}", style="dim")
