"""The small picture of a mistake: what is computed, the right answer, the answer with the mistake."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from grader.render.layout import Page, heading

Row = tuple[str, str, str]
_HEADS = ("Try", "right", "with this mistake")
_GAP = 2


def add_picture(page: Page, rows: Sequence[Row]) -> None:
    """An aligned table where it fits the page; otherwise each example with its two answers under it."""
    if not rows:
        return
    shown = [tuple(Text(heading(cell)) for cell in row) for row in rows]
    heads = tuple(Text(head, style="bold") for head in _HEADS)
    widths = [max(row[column].cell_len for row in (heads, *shown)) for column in range(3)]
    if sum(widths) + 2 * _GAP <= page.width:
        for row in (heads, *shown):
            padded = [cell.copy() for cell in row]
            for cell, width in zip(padded[:2], widths, strict=False):
                cell.pad_right(width - cell.cell_len + _GAP)
            page.add(Text.assemble(*padded))
    else:
        for what, right, wrong in shown:
            page.add(what, first=Text("Try", style="bold"), indent=5)
            page.add(right, first=Text("  right", style="bold"), indent=21)
            page.add(wrong, first=Text("  with this mistake", style="bold"), indent=21)
    page.blank()
