"""One row a test: mark, word, title, points."""

from __future__ import annotations

from rich.text import Text

from grader.model.report import Report
from grader.render import RenderOptions
from grader.render.layout import Page, heading
from grader.render.words import named, share, sign


def rows(page: Page, report: Report, options: RenderOptions) -> None:
    """The table of all tests, in the exercise's order."""
    words = max((len(sign(test).word) for test in report.tests), default=0)
    ends = max((len(share(test)) for test in report.tests), default=0)
    for test in report.tests:
        mark = sign(test)
        before = Text.assemble((f"{mark.symbol} {mark.word.ljust(words)}", mark.style))
        title = Text(heading(named(test)), style="dim" if mark.style == "dim" else "")
        if options.staff:
            title.append(f"  [{heading(test.id)}]", style="dim")
        start = len(page.lines)
        page.add(title, first=before, indent=words + 4, end=ends + 2)
        line = page.lines[start]
        line.pad_right(page.width - line.cell_len - ends)
        line.append(share(test).rjust(ends), style=mark.style if mark.style == "dim" else "")
