"""Pictures in characters, for the terminal: where numbers differ, and how a list of numbers runs.

Both are shown only where they say more than the sentence above them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from grader.language import _
from grader.model.drawing import FORMS, number
from grader.model.places import spoken
from grader.model.report import TestResult
from grader.render.differ import grades

_MARKS = "·░▒▓█"
_BARS = "▁▂▃▄▅▆▇█"
_GAP = 3
_MOST_ROWS, _FEWEST, _MOST_SERIES = 12, 4, 2


def heat_map(test: TestResult, width: int) -> list[str]:
    """Arrays side by side, a mark for each number; empty unless some are right and some are not."""
    try:
        entries = FORMS["heat"]({"entries": test.evidence["tables"]})["entries"]
    except (KeyError, ValueError):
        return []
    marks = [grades(entry["seen"], entry["expected"]) for entry in entries]
    flat = [mark > 0 for rows in marks for row in rows for mark in row]
    if all(flat) or not any(flat):
        return []
    blocks: list[list[str]] = []
    room = width
    for entry, rows in zip(entries, marks, strict=True):
        block = [spoken(entry["name"]), *(" ".join(_MARKS[mark] for mark in row) for row in rows[:_MOST_ROWS])]
        wide = max(map(len, block)) + _GAP
        if wide > room + _GAP:
            break
        room -= wide
        blocks.append([line.ljust(wide) for line in block])
    if not blocks:
        return []
    most = max(map(len, blocks))
    lines = [
        "".join(block[place] if place < len(block) else " " * len(block[0]) for block in blocks)
        for place in range(most)
    ]
    return [
        *(line.rstrip() for line in lines if line.strip()),
        _("{right} right, {near} to {far} farther and farther off").format(
            right=_MARKS[0], near=_MARKS[1], far=_MARKS[-1]
        ),
    ]


def sparklines(test: TestResult, width: int) -> list[str]:
    """For every list of numbers two lines, the student's above the expected one, on one scale."""
    try:
        series = [_read(item) for item in test.evidence["series"][:_MOST_SERIES]]
    except (KeyError, ValueError, TypeError):
        return []
    lines: list[str] = []
    for name, seen, expected in series:
        if _FEWEST <= len(seen) == len(expected) and seen != expected:
            scale = [value for value in (*seen, *expected) if isinstance(value, float)]
            heads = (_("yours"), _("expected"))
            wide = max(map(len, heads))
            room = max(width - wide - 1, 8)
            lines += [name] if name else []
            lines += [
                f"{head.ljust(wide)} {_bars(row, scale)[:room]}"
                for head, row in zip(heads, (seen, expected), strict=True)
            ]
    return lines


def _read(item: Mapping[str, Any]) -> tuple[str, list[Any], list[Any]]:
    name = item["name"]
    if not isinstance(name, str) or not isinstance(item["seen"], list | tuple):
        raise ValueError("no series")
    return (
        spoken(" ".join(name.split())[:40]),
        [number(each) for each in item["seen"]],
        [number(each) for each in item["expected"]],
    )


def _bars(values: Sequence[Any], scale: Sequence[float]) -> str:
    low, high = min(scale, default=0.0), max(scale, default=0.0)
    span = high - low
    return "".join(
        _BARS[round((value - low) / span * (len(_BARS) - 1))]
        if isinstance(value, float) and span > 0 and math.isfinite(span)
        else "?"
        if not isinstance(value, float)
        else _BARS[0]
        for value in values
    )
