"""How far numbers are off, and how a number is said in little room. Shared by the page and the terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

_STEPS = (1e-4, 0.1, 0.5, 1.5)
_NAMES = {"nan": "nan", "inf": "∞", "-inf": "-∞"}


def grades(seen: Sequence[Sequence[Any]], expected: Sequence[Sequence[Any]]) -> list[list[int]]:
    """For every entry 0 (right) to 4 (very far off), measured by the largest expected number."""
    finite = [abs(entry) for row in expected for entry in row if isinstance(entry, float)]
    scale = max([entry for entry in finite if math.isfinite(entry)], default=0.0) or 1.0
    return [
        [_grade(mine, right, scale) for mine, right in zip(*rows, strict=True)]
        for rows in zip(seen, expected, strict=True)
    ]


def _grade(seen: Any, expected: Any, scale: float) -> int:
    if not isinstance(seen, float) or not isinstance(expected, float):
        return 0 if seen == expected else 4
    off = abs(seen - expected) / scale
    return sum(off > step for step in _STEPS)


def short(number: Any) -> str:
    """At most three digits after the point."""
    if not isinstance(number, (int, float)):
        return _NAMES.get(str(number), "?")
    if number == 0 or 1e-3 <= abs(number) < 1e5:
        text = f"{number:.3f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text
    return f"{number:.1e}"
