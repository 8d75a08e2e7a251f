"""Turns the record's JSON into records of our own. The file lies with the student: every value may be anything."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from grader.model.progress import Attempt, Best, ExerciseProgress, Met, Progress, Shown


def progress(data: Mapping[str, Any], notice: str = "") -> Progress:
    """All that can be understood; the rest is left out."""
    entries = {name: entry for name, entry in _items(data.get("exercises")) if isinstance(entry, Mapping)}
    return Progress({name: exercise(entry) for name, entry in entries.items()}, texts(data.get("days")), notice)


def exercise(entry: Mapping[str, Any]) -> ExerciseProgress:
    """One exercise's part."""
    return ExerciseProgress(
        best=best(entry),
        attempts=tuple(found for found in map(_attempt, _list(entry.get("attempts"))) if found is not None),
        met=tuple(_met(name, one) for name, one in _items(entry.get("met")) if isinstance(one, Mapping)),
        hints={name: _shown(one) for name, one in _items(entry.get("hints")) if isinstance(one, Mapping)},
        gave_up=text(entry.get("gave_up")),
    )


def repaired(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same without anything of ours that is of the wrong kind; equal to ``data`` when nothing is."""
    kept = dict(data)
    if "exercises" in kept:
        entries = _items(kept["exercises"])
        kept["exercises"] = {name: _repaired(entry) for name, entry in entries if isinstance(entry, dict)}
    return kept


def _repaired(entry: Mapping[str, Any]) -> dict[str, Any]:
    kept = dict(entry)
    for name in ("met", "hints"):
        if name in kept:
            kept[name] = {key: one for key, one in _items(kept[name]) if isinstance(one, dict)}
    if "attempts" in kept:
        kept["attempts"] = [one for one in _list(kept["attempts"]) if _attempt(one) is not None]
    if best(entry) is None:
        kept.pop("best", None)
        kept.pop("max", None)
    return kept


def shallow(value: Any, levels: int = 12) -> bool:
    """Whether nothing is nested deeper than that; what we write has five levels."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(shallow(one, levels - 1) for one in inner)


def best(entry: Mapping[str, Any]) -> Best | None:
    """The best result, if there is one."""
    score, full = number(entry.get("best")), number(entry.get("max"))
    if score is None or full is None:
        return None
    return Best(score, full, max(whole(entry.get("checks")), 1), text(entry.get("reached")))


def number(value: Any) -> float | None:
    """A finite number that is not below zero."""
    try:
        fine = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
        return float(value) if fine else None
    except OverflowError:
        return None


def whole(value: Any) -> int:
    """A whole number that is not below zero; 0 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31 else 0


def text(value: Any) -> str:
    """A string; the empty one for anything else."""
    return value if isinstance(value, str) else ""


def texts(value: Any) -> tuple[str, ...]:
    """The strings of a list."""
    return tuple(item for item in _list(value) if isinstance(item, str))


def _attempt(entry: Any) -> Attempt | None:
    if not isinstance(entry, Mapping):
        return None
    score, full = number(entry.get("score")), number(entry.get("max"))
    if score is None or full is None:
        return None
    return Attempt(
        time=text(entry.get("time")),
        score=score,
        max_score=full,
        mistakes=texts(entry.get("mistakes")),
        stuck=text(entry.get("stuck")),
        sha256=text(entry.get("sha256")),
        seconds=number(entry.get("seconds")) or 0.0,
    )


def _met(name: str, entry: Mapping[str, Any]) -> Met:
    words = {field: text(entry.get(field)) for field in ("title", "first", "gone")}
    return Met(name, functions=texts(entry.get("functions")), times=max(whole(entry.get("times")), 1), **words)


def _shown(entry: Mapping[str, Any]) -> Shown:
    return Shown(whole(entry.get("stage")), texts(entry.get("files")))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _items(value: Any) -> Iterable[tuple[str, Any]]:
    return value.items() if isinstance(value, Mapping) else ()
