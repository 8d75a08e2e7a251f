"""The numbers of a visible test as small tables, so that a reader sees where they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.model.evidence import Part
from grader.model.value import TensorValue

_MOST_SIDE, _MOST_TABLES, _MOST_SERIES = 24, 8, 200
_PLACE = re.compile(r"(?:(?P<of>.*)\.)?number \d+")


def tables(parts: Sequence[Part]) -> dict[str, Any]:
    """``tables``: arrays next to the expected ones; ``series``: lists of numbers next to the expected ones."""
    found = [table for part in parts if (table := _table(part)) is not None][:_MOST_TABLES]
    series = _series(parts)
    return ({"tables": found} if found else {}) | ({"series": series} if series else {})


def _table(part: Part) -> dict[str, Any] | None:
    seen, wanted = as_array(part.observed), as_array(part.expected)
    if seen is None or wanted is None or seen.size != wanted.size or wanted.ndim not in (1, 2) or wanted.size < 2:
        return None
    shape = wanted.shape if wanted.ndim == 2 else (1, wanted.size)
    if max(shape) > _MOST_SIDE:
        return None
    name = next((word for word in (part.name, ".".join(part.name.split(".")[-2:])) if len(word) <= 20), "")
    return {"name": name, "seen": numbers(seen.reshape(shape)), "expected": numbers(wanted.reshape(shape))}


def _series(parts: Sequence[Part]) -> list[dict[str, Any]]:
    found: dict[str, tuple[list[Any], list[Any]]] = {}
    for part in parts:
        place = _PLACE.fullmatch(part.name)
        seen, wanted = as_array(part.observed), as_array(part.expected)
        if place and seen is not None and wanted is not None and seen.size == wanted.size == 1:
            lists = found.setdefault(place["of"] or "", ([], []))
            lists[0].append(numbers(seen.reshape(1))[0])
            lists[1].append(numbers(wanted.reshape(1))[0])
    return [
        {"name": name.rpartition(".")[2], "seen": seen, "expected": wanted}
        for name, (seen, wanted) in found.items()
        if 3 <= len(seen) <= _MOST_SERIES
    ][:_MOST_TABLES]


def as_array(value: Any) -> np.ndarray[Any, Any] | None:
    """A real-valued array as float64; None for anything else that a worker may send."""
    if isinstance(value, TensorValue):
        value = value.array
    if isinstance(value, (bool, int, float)):
        value = np.asarray(float(value) if abs(value) < 1e300 else np.inf)
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "fiub":
        return None
    return value.astype(np.float64)


def numbers(array: np.ndarray[Any, Any]) -> Any:
    """The array as nested lists, with words for what is not finite."""
    if array.ndim > 1:
        return [numbers(row) for row in array]
    return [float(f"{entry:.6g}") if np.isfinite(entry) else str(float(entry)) for entry in array.tolist()]
