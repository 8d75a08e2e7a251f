"""What an author need not write down: the comparison that goes with a type, and bit-for-bit equality of arguments."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.compare import Array, Count, Flag, Params, Scalar, Series, Spec, Tuple
from grader.errors import CourseError

_ROUGH = 1e-2


def default_spec(expected: Any) -> Spec:
    """The comparison for an answer like ``expected``.

    Raises:
        CourseError: there is no usual one.
    """
    if isinstance(expected, np.ndarray):
        return Scalar() if expected.ndim == 0 else Array()
    if isinstance(expected, bool):
        return Flag()
    if isinstance(expected, int):
        return Count()
    if isinstance(expected, float):
        return Scalar()
    if isinstance(expected, dict):
        return Params()
    if isinstance(expected, tuple):
        return Tuple(*(default_spec(item) for item in expected))
    if isinstance(expected, list):
        return Series(Scalar())
    raise CourseError(f"There is no usual comparison for {type(expected).__name__}: the test must give one with spec=.")


def rough_spec(expected: Any) -> Spec:
    """The usual comparison, to two digits: enough to tell an attempt from an answer of zeros."""
    if isinstance(expected, np.ndarray) and expected.ndim:
        return Array(rtol=_ROUGH, atol=_ROUGH, dtypes="biuf")
    if isinstance(expected, (np.ndarray, float)):
        return Scalar(rtol=_ROUGH, atol=_ROUGH)
    if isinstance(expected, dict):
        return Params(rtol=_ROUGH, atol=_ROUGH)
    if isinstance(expected, tuple):
        return Tuple(*(rough_spec(item) for item in expected))
    if isinstance(expected, list):
        return Series(Scalar(rtol=_ROUGH, atol=_ROUGH))
    return default_spec(expected)


def identical(before: Any, now: Any, *, near: bool = False) -> bool:
    """Whether an argument is what it was, bit for bit (a NaN equals itself), or with ``near`` up to rounding."""
    if isinstance(before, np.ndarray):
        if not isinstance(now, np.ndarray) or now.dtype != before.dtype or now.shape != before.shape:
            return False
        if near and before.dtype.kind in "fc":
            return bool(np.allclose(now, before, rtol=1e-9, atol=1e-12, equal_nan=True))
        return np.ascontiguousarray(now).tobytes() == np.ascontiguousarray(before).tobytes()
    if isinstance(before, dict):
        if not isinstance(now, dict) or now.keys() != before.keys():
            return False
        return all(identical(before[key], now[key], near=near) for key in before)
    if isinstance(before, (list, tuple)):
        if type(now) is not type(before) or len(now) != len(before):
            return False
        return all(identical(mine, yours, near=near) for mine, yours in zip(before, now, strict=True))
    return type(now) is type(before) and bool(now == before or now != now)
