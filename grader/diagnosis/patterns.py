"""Simple ways in which one array can be another one: opposite sign, a multiple, another order, one step late.

A pattern is claimed only when it holds for every entry to about 1e-9 and there are enough entries to tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.model.frozen import frozen

Floats = np.ndarray[Any, np.dtype[np.float64]]

ENOUGH = 3
"""Entries that must differ from zero before a multiple or a shift is claimed."""


@frozen
class Pattern:
    """What was found; ``factor`` is set for multiples, ``amount`` for shifts."""

    kind: str
    factor: float | None = None
    amount: float | None = None


def equal(seen: Floats, wanted: Floats, slack: float = 1e-9) -> bool:
    """Whether two arrays are the same but for rounding."""
    if seen.shape != wanted.shape or not (np.isfinite(seen).all() and np.isfinite(wanted).all()):
        return False
    largest = float(np.abs(wanted).max()) if wanted.size else 0.0
    with np.errstate(all="ignore"):
        return bool((np.abs(seen - wanted) <= slack * np.abs(wanted) + slack * 1e-3 * largest).all())


def patterns(seen: Floats, wanted: Floats, slack: float) -> Iterator[Pattern]:
    """All patterns that hold, the most telling first."""
    if not (np.isfinite(seen).all() and np.isfinite(wanted).all()) or not wanted.size or not seen.size:
        return
    if seen.shape == wanted.shape:
        yield from _same_shape(seen, wanted, slack)
    yield from _steps(seen, wanted, slack)
    if seen.ndim == 2 and seen.shape == wanted.T.shape and _tells(wanted) and equal(seen, wanted.T, slack):
        yield Pattern("transposed")
    if seen.shape == wanted.shape:
        yield from _orders(seen, wanted, slack)
        yield from _offset(seen, wanted, slack)


def factor_between(seen: Floats, wanted: Floats, slack: float) -> float | None:
    """The one number that turns ``wanted`` into ``seen``, at the largest entry; None when there is none."""
    place = np.unravel_index(int(np.argmax(np.abs(wanted))), wanted.shape)
    if not wanted[place] or not seen[place]:
        return None
    factor = float(seen[place] / wanted[place])
    return factor if np.isfinite(factor) and equal(seen, factor * wanted, slack) else None


def _tells(array: Floats) -> bool:
    return int(np.count_nonzero(array)) >= ENOUGH


def _same_shape(seen: Floats, wanted: Floats, slack: float) -> Iterator[Pattern]:
    if not seen.any() and wanted.any():
        yield Pattern("zeros")
        return
    factor = factor_between(seen, wanted, slack)
    if factor is not None and (_tells(wanted) or wanted.size == 1):
        yield Pattern("factor", factor=factor)
    if ((wanted >= 0) & (wanted <= 1)).all() and wanted.any() and equal(seen, 1.0 - wanted, slack):
        yield Pattern("mirrored")


def _steps(seen: Floats, wanted: Floats, slack: float) -> Iterator[Pattern]:
    if seen.ndim != 1 or wanted.ndim != 1 or len(wanted) <= ENOUGH or len(np.unique(wanted)) < ENOUGH:
        return
    cuts = {
        0: (("late", seen[1:], wanted[:-1]), ("early", seen[:-1], wanted[1:])),
        -1: (("last_missing", seen, wanted[:-1]), ("first_missing", seen, wanted[1:])),
        1: (("extra_last", seen[:-1], wanted), ("extra_first", seen[1:], wanted)),
    }
    for kind, ours, goal in cuts.get(len(seen) - len(wanted), ()):
        if equal(ours, goal, slack):
            yield Pattern(kind)


def _orders(seen: Floats, wanted: Floats, slack: float) -> Iterator[Pattern]:
    if seen.ndim not in (1, 2) or not _tells(wanted):
        return
    rows = seen.reshape(len(seen), -1), wanted.reshape(len(wanted), -1)
    if _permuted(*rows, slack):
        yield Pattern("rows_permuted" if seen.ndim == 2 and seen.shape[1] > 1 else "entries_permuted")
    if seen.ndim == 2 and seen.shape[0] > 1 and _permuted(rows[0].T, rows[1].T, slack):
        yield Pattern("columns_permuted")


def _permuted(seen: Floats, wanted: Floats, slack: float) -> bool:
    if len(np.unique(wanted)) < ENOUGH or len(np.unique(wanted, axis=0)) < 2:
        return False
    return equal(seen[np.lexsort(seen.T[::-1])], wanted[np.lexsort(wanted.T[::-1])], slack)


def _offset(seen: Floats, wanted: Floats, slack: float) -> Iterator[Pattern]:
    if seen.size < ENOUGH or len(np.unique(wanted)) < 2:
        return
    if len(np.unique(seen)) == 1:
        yield Pattern("constant")
        return
    amount = float(np.mean(seen - wanted))
    largest = max(float(np.abs(wanted).max()), abs(amount))
    if abs(amount) > 1e-6 * largest and (np.abs(seen - wanted - amount) <= slack * largest).all():
        yield Pattern("shifted", amount=amount)
