"""One row a test: mark, word, title, points."""

from __future__ import annotations

from rich.text import Text

from grader.language import _
from grader.model.report import Report, TestResult, TestStatus
from grader.render import RenderOptions
from grader.render.layout import Page, heading
from grader.render.words import PENDING, named, share, sign


def rows(page: Page, report: Report, options: RenderOptions) -> None:
    """The table of all tests, in the exercise's order."""
    words = max((len(sign(test).word) for test in report.tests), default=0)
    ends = max((len(share(test)) for test in report.tests), default=0)
    for test in report.tests:
        mark = sign(test)
        style = "dim" if mark.style == "dim" else ""
        before = Text(f"{mark.symbol} {mark.word}", style=mark.style)
        start = len(page.lines)
        page.add(
            _title(test, options, page.width - words - ends - 6, style), first=before, indent=words + 4, end=ends + 2
        )
        line = page.lines[start]
        line.pad_right(page.width - line.cell_len - ends)
        line.append(share(test).rjust(ends), style=style)


def _title(test: TestResult, options: RenderOptions, room: int, style: str) -> Text:
    """What went wrong is told in full; what needs no work now keeps to one line."""
    if options.staff:
        return Text.assemble((heading(named(test)), style), (f"  [{heading(test.id)}]", "dim"))
    if test.status is not TestStatus.PASSED and test.status not in PENDING:
        return Text(heading(named(test)), style=style)
    tail = _("{title} (hidden)").format(title="") if test.hidden else ""
    title = Text(heading(test.title.rstrip(".")), style=style)
    title.truncate(max(room - len(tail), 1), overflow="ellipsis")
    return title.append(tail)
