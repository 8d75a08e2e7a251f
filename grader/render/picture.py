"""The small picture of a mistake: what is computed, the right answer, the answer with the mistake, two curves."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from grader.language import N_, _
from grader.model.picture import Curve, Picture, Row
from grader.render.layout import Page, heading

_HEADS = (N_("Try"), N_("right"), N_("with this mistake"))
_GAP = 2
_LINES = 11  # of a drawing
_MARGIN = 7  # left of a drawing: the numbers of its axis


def add_picture(page: Page, picture: Picture | None) -> None:
    """What it was computed with, the table, and the two curves where there are any and they fit."""
    if picture is None or not picture.rows:
        return
    if picture.setup:
        for number, line in enumerate(picture.setup.split("\n")):
            page.add(line, first=Text("" if number else _("With"), style="bold"), indent=6)
        page.blank()
    _table(page, picture.rows)
    page.blank()
    if len(picture.curves) == 2 and page.width >= _MARGIN + len(picture.curves[0]):
        _drawing(page, *picture.curves)
        page.blank()


def _table(page: Page, rows: Sequence[Row]) -> None:
    """Aligned where it fits the page; otherwise each example with its two answers under it."""
    shown = [tuple(Text(heading(cell)) for cell in row) for row in rows]
    heads = tuple(Text(_(head), style="bold") for head in _HEADS)
    widths = [max(row[column].cell_len for row in (heads, *shown)) for column in range(3)]
    if sum(widths) + 2 * _GAP <= page.width:
        for row in (heads, *shown):
            padded = [cell.copy() for cell in row]
            for cell, width in zip(padded[:2], widths, strict=False):
                cell.pad_right(width - cell.cell_len + _GAP)
            page.add(Text.assemble(*padded))
    else:
        for what, right, wrong in shown:
            page.add(what, first=heads[0], indent=5)
            page.add(right, first=Text(f"  {_(_HEADS[1])}", style="bold"), indent=21)
            page.add(wrong, first=Text(f"  {_(_HEADS[2])}", style="bold"), indent=21)


def _drawing(page: Page, right: Curve, wrong: Curve) -> None:
    """The right curve in dots and, only where it lies elsewhere, the wrong one in crosses."""
    top, bottom = _ends(right, wrong)
    step = (top - bottom) / (_LINES - 1) or 1.0
    lines = [[" "] * len(right) for row in range(_LINES)]
    for curve, mark in ((wrong, "x"), (right, "o")):
        for column, y in enumerate(curve):
            if y is not None and bottom - step / 2 <= y <= top + step / 2:
                lines[min(max(round((top - y) / step), 0), _LINES - 1)][column] = mark
    for number, line in enumerate(lines):
        named = number in {0, _LINES // 2, _LINES - 1}
        label = f"{round(top - number * step, 2) + 0:g}" if named else ""
        drawn = Text(f"{label:>{_MARGIN - 2}} │" + "".join(line).rstrip())
        drawn.highlight_regex("o", "green")
        drawn.highlight_regex("x", "red")
        page.lines.append(drawn)
    axis = [" "] * len(right)
    for part, name in ((0, "-3"), (3, "0"), (6, "3")):
        at = min(max(part * (len(right) - 1) // 6 - (len(name) - 1), 0), len(right) - len(name))
        axis[at : at + len(name)] = name
    page.lines.append(Text(" " * (_MARGIN - 1) + "└" + "─" * len(right)))
    page.lines.append(Text(" " * _MARGIN + "".join(axis)))
    page.add(_("o right, x with this mistake (where it differs), for z from -3 to 3"), first="", indent=_MARGIN)


def _ends(right: Curve, wrong: Curve) -> tuple[float, float]:
    """Highest and lowest number drawn: all of the right curve, and of the wrong one what lies not too far from it."""
    known = [y for y in right if y is not None]
    span = (max(known) - min(known)) or 1.0
    near = [y for y in wrong if y is not None and min(known) - span <= y <= max(known) + span]
    return max(known + near), min(known + near)
