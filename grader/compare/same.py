"""Whether two answers, both perhaps wrong, are the same answer. Known mistakes are recognised by it."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.compare.arrays import bounds_for
from grader.compare.closeness import as_floats, near
from grader.compare.facts import same_fact, seen
from grader.compare.refuse import unwrap
from grader.compare.specs import Anything, Classes, Entry, Facts, Items, Misfit, Series, Spec, Tuple, Viewed
from grader.model.value import TensorValue, Unsupported, Value


def same(observed: Value, other: Value, spec: Spec) -> bool:
    """Equal in kind, shape and NaN pattern, and as near as ``spec`` asks of right answers.

    The forms ``spec`` lets through for right answers are one form here too: ``(h,)`` and ``(1, h)`` of a bias, a number
    and an array of one, whole numbers and decimals. Never raises.
    """
    if isinstance(spec, Anything):
        return True
    if isinstance(spec, Viewed):
        one, two = seen(observed, spec), seen(other, spec)
        if isinstance(one, Misfit) or isinstance(two, Misfit):
            return bool(one == two)
        return same(one, two, spec.spec)
    if isinstance(spec, Facts) and isinstance(observed, dict) and isinstance(other, dict):
        return observed.keys() == other.keys() and all(same_fact(observed[key], other[key]) for key in other)
    if isinstance(spec, Items) and isinstance(observed, dict) and isinstance(other, dict):
        return all(_same_key(observed, other, key, item) for key, item in spec.items.items())
    if isinstance(observed, dict) or isinstance(other, dict):
        both = isinstance(observed, dict) and isinstance(other, dict) and observed.keys() == other.keys()
        return both and all(_same_key(observed, other, key, spec.part(key)) for key in other)
    if isinstance(spec, (Tuple, Series)) or (isinstance(observed, (list, tuple)) and isinstance(other, (list, tuple))):
        return _same_sequence(observed, other, spec)
    return _same_single(observed, other, spec)


def _same_key(observed: dict[Any, Any], other: dict[Any, Any], key: Any, spec: Spec) -> bool:
    if (key in observed) != (key in other):
        return False
    if key not in observed:
        return True
    pair = observed[key], other[key]
    return same(*pair, spec)


def _one_row(value: Any) -> Any:
    """A bias in either of its shapes."""
    array = unwrap(value)
    return array.ravel() if isinstance(array, np.ndarray) and array.ndim == 2 and array.shape[0] == 1 else value


def _same_sequence(observed: Any, other: Any, spec: Spec) -> bool:
    left, right = _entries(observed), _entries(other)
    if left is None or right is None:
        return left is None and right is None and _same_single(observed, other, spec)
    if len(left) != len(right):
        return False
    return all(same(one, two, spec.part(place)) for place, (one, two) in enumerate(zip(left, right, strict=False)))


def _entries(value: Any) -> list[Any] | None:
    inner = unwrap(value)
    if isinstance(inner, np.ndarray):
        return list(inner) if inner.ndim else None
    return list(inner) if isinstance(inner, (list, tuple)) else None


def _same_single(observed: Any, other: Any, spec: Spec) -> bool:
    if isinstance(spec, Entry):
        observed, other = _one_row(observed), _one_row(other)
    left, right = _numeric(observed), _numeric(other)
    if left is None or right is None:
        return left is None and right is None and _same_other(observed, other)
    if left.shape != right.shape:
        free = isinstance(spec, Classes) and left.size == right.size
        if not free and not left.size == right.size == 1:
            return False
        left, right = left.ravel(), right.ravel()
    if _holds_graph(observed) != _holds_graph(other):
        return False
    rtol = getattr(spec, "rtol", 1e-6)
    one, two = as_floats(left), as_floats(right)
    fine = near(one, two, bounds_for(left, right, rtol, getattr(spec, "atol", None)))
    free_places = [place for place in getattr(spec, "either", getattr(spec, "ignore", ())) if 0 <= place < fine.size]
    flat = np.atleast_1d(fine).ravel().copy()
    flat[free_places] = True
    return bool(flat.all())


def _numeric(value: Any) -> np.ndarray[Any, Any] | None:
    """Plain numbers as an array; float16, complex numbers and objects are not plain numbers here."""
    inner = unwrap(value)
    if isinstance(inner, (bool, int, float)):
        try:
            return np.asarray(float(inner))
        except OverflowError:
            return None
    if isinstance(inner, (np.ndarray, np.generic)):
        array = np.asarray(inner)
        plain = array.dtype.kind in "iub" or (array.dtype.kind == "f" and array.dtype.itemsize >= 4)
        return array if plain else None
    return None


def _holds_graph(value: Any) -> bool:
    return isinstance(value, TensorValue) and value.requires_grad


def _same_other(observed: Any, other: Any) -> bool:
    """Answers that are not numbers."""
    if isinstance(observed, np.ndarray) and isinstance(other, np.ndarray):
        alike = observed.dtype == other.dtype and observed.shape == other.shape
        return alike and observed.dtype.kind in "fc" and bool(np.array_equal(observed, other, equal_nan=True))
    if isinstance(observed, Unsupported) and isinstance(other, Unsupported):
        return observed.type_name == other.type_name
    if isinstance(observed, str) and isinstance(other, str):
        return observed == other
    return observed is None and other is None
