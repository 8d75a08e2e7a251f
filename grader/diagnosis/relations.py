"""How a wrong answer is related to the expected one, in words: with numbers, and without for hidden tests."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np

from grader.diagnosis.entries import leaves, path_text
from grader.diagnosis.patterns import Floats, Pattern, equal, patterns
from grader.diagnosis.wording import Words, listed, words_for
from grader.model.frozen import frozen
from grader.model.places import spoken
from grader.model.value import TensorValue, Value


@frozen
class Relation:
    """A simple relation between an answer and the expected one."""

    kind: str
    """``negated``, ``times_m``, ``factor``, ``transposed``, ``shifted`` ...; ``entries`` for several pieces."""
    text: str
    """No number of the test."""
    detail: str
    """With numbers."""
    factor: float | None = None
    key: Hashable = None
    """The same for equal texts, whatever language they are in."""


def relate(observed: Value, expected: Value, *, m: int | None) -> Relation | None:
    """The relation between two answers of the same kind, or None when nothing simple holds.

    Arrays, numbers, lists of numbers, and dictionaries or tuples of these. ``m`` is the number of examples of the call.
    Never raises.
    """
    with np.errstate(all="ignore"):
        return _relate(_series(observed), _series(expected), m)


def _relate(observed: Any, expected: Any, m: int | None) -> Relation | None:
    if isinstance(expected, (dict, list, tuple)):
        alike = isinstance(observed, dict if isinstance(expected, dict) else (list, tuple))
        return _of_entries(observed, expected, m) if alike else None
    seen, wanted = _numbers(observed), _numbers(expected)
    if seen is None or wanted is None:
        return None
    found = _first(seen, wanted, m, slack_for(observed, expected))
    if found is None:
        return None
    words, pattern = found
    return Relation(words.kind, words.text, words.detail, pattern.factor, (words.key, words.one, words.hint))


def slack_for(*values: Any) -> float:
    """How exactly a relation must hold: 1e-9, or 1e-5 when a side was computed in float32."""
    arrays = [value.array if isinstance(value, TensorValue) else value for value in values]
    single = any(isinstance(a, np.ndarray) and a.dtype.kind == "f" and a.dtype.itemsize < 8 for a in arrays)
    return 1e-5 if single else 1e-9


def _first(
    seen: Floats, wanted: Floats, m: int | None, slack: float, entry: bool = False
) -> tuple[Words, Pattern] | None:
    if equal(seen, wanted, slack):
        return None
    for pattern in patterns(seen, wanted, slack):
        words = words_for(pattern, m, seen.size, slack, entry)
        if words is not None:
            return words, pattern
    return None


def _of_entries(observed: Any, expected: Any, m: int | None) -> Relation | None:
    ours, goals = leaves(observed), leaves(expected)
    right: list[str] = []
    open_: list[str] = []
    groups: dict[Words, list[str]] = {}
    factors: dict[Words, float] = {}
    few: list[tuple[str, Floats, Floats, float]] = []
    for path, goal in goals.items():
        name, seen, wanted = path_text(path), _numbers(ours.get(path)), _numbers(goal)
        if wanted is None:
            continue
        seen = _aligned(seen, wanted)
        slack = slack_for(ours.get(path), goal)
        if seen is not None and equal(seen, wanted, slack):
            right.append(spoken(name))
        elif seen is None or (found := _first(seen, wanted, m, slack, True)) is None:
            open_.append(spoken(name)) if seen is None else few.append((spoken(name), seen, wanted, slack))
        else:
            groups.setdefault(found[0], []).append(spoken(name))
            if found[1].factor is not None:
                factors[found[0]] = found[1].factor
    open_ += _join_by_factor(few, groups, factors)
    if not groups:
        return None
    key = (*((words.key, tuple(names)) for words, names in groups.items()), tuple(right), tuple(open_))
    return Relation("entries", listed(groups, right, open_, False), listed(groups, right, open_, True), key=key)


def _join_by_factor(
    few: list[tuple[str, Floats, Floats, float]], groups: dict[Words, list[str]], factors: dict[Words, float]
) -> list[str]:
    """Entries too small to tell alone join a group whose factor fits them; the names of the others come back."""
    left = []
    for name, seen, wanted, slack in few:
        fitting = [words for words, factor in factors.items() if wanted.any() and equal(seen, factor * wanted, slack)]
        if fitting:
            groups[fitting[0]].append(name)
        else:
            left.append(name)
    return left


def _aligned(seen: Floats | None, wanted: Floats) -> Floats | None:
    """A bias ``(1, h)`` as ``(h,)``."""
    if seen is not None and seen.shape != wanted.shape and seen.size == wanted.size and wanted.ndim == 1:
        return seen.reshape(wanted.shape) if seen.shape in ((1, wanted.size), ()) else seen
    return seen


def _series(value: Any) -> Any:
    """A list of numbers as an array; anything else unchanged."""
    if not isinstance(value, (list, tuple)) or not value:
        return value
    numbers = [_numbers(item) for item in value]
    if any(number is None or number.size != 1 for number in numbers):
        return value
    return np.array([float(number.item()) for number in numbers if number is not None])


def _numbers(value: Any) -> Floats | None:
    inner = value.array if isinstance(value, TensorValue) else value
    if isinstance(inner, bool) or not isinstance(inner, (int, float, np.ndarray, np.generic)):
        return None
    try:
        array = np.asarray(inner)
        return array.astype(np.float64) if array.dtype.kind in "iubf" else None
    except OverflowError:
        return None
