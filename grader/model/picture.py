"""What a mistake does to small numbers."""

from __future__ import annotations

from grader.model.frozen import frozen

Row = tuple[str, str, str]
"""What is computed, the right answer, the answer with the mistake."""

Curve = tuple[float | None, ...]
"""Answers over z from -3 to 3 in equal steps; None where there is no finite one."""


@frozen
class Picture:
    """A few examples that a reader can recompute by hand."""

    rows: tuple[Row, ...]
    setup: str = ""
    """What the rows were computed with."""
    curves: tuple[Curve, ...] = ()
    """Nothing, or the right curve and the wrong one."""
