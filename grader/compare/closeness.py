"""When two numbers count as equal.

A correct program may add the same terms in another order, group a formula differently or guard a logarithm. In
float64 each such choice moves a result by some multiple of the machine's rounding, 2.2e-16 of the *largest term*,
which may be far above the result itself when terms cancel. Correct solutions of the course's exercises agree to about
1e-7 relative at worst; known mistakes are 1e-3 away or more. The bound for an entry is therefore
``rtol * |expected| + atol``, where a default ``atol``

* follows the largest expected number (1e-8 of it), so that zeros do not pass for tiny gradients;
* never falls below 1e-13, what is left when a few hundred terms of order one cancel;
* never falls below 1e-12 of the largest expected number, for large scores next to small ones.

For one number alone the default ``atol`` never falls below 1e-10: nothing tells how large the terms were that made it.

An ``atol`` the author wrote down is taken as it is. An answer in float32 was rounded at 1.2e-7 instead, so its bounds
are at least 1e-5 relative, and 1e-6 (or 2e-6 of the largest expected number) absolute.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.model.frozen import frozen

FloatArray = np.ndarray[Any, np.dtype[np.float64]]
BoolArray = np.ndarray[Any, np.dtype[np.bool_]]

_ROUNDING = 1e-12
_CANCELLED = 1e-13
_SCALAR = 1e-10


@frozen
class Bounds:
    """How far an answer may be from the expected one."""

    rtol: float
    atol: float | None = None
    single: bool = False
    """The answer was computed in float32."""
    lone: bool = False
    """One number alone: nothing tells how large the terms were that made it."""

    def tolerance(self, expected: FloatArray) -> FloatArray:
        """The largest allowed error of every entry of ``expected``."""
        sizes = np.where(np.isfinite(expected), np.abs(expected), 0.0)
        largest = float(sizes.max()) if sizes.size else 0.0
        rtol, atol = self.rtol, self.atol
        if atol is None:
            atol = max(1e-8 * min(1.0, largest), _CANCELLED, _SCALAR if self.lone else 0.0)
        atol = max(atol, _ROUNDING * largest)
        if self.single:
            rtol = max(rtol, 1e-5)
            atol = max(atol, 1e-6, 2e-6 * largest)
        bound: FloatArray = rtol * sizes + atol
        return bound


def near(observed: FloatArray, expected: FloatArray, bounds: Bounds) -> BoolArray:
    """Entry by entry, whether ``observed`` is near enough; both have the same shape.

    Written so that NaN is never near a number. An expected infinity or NaN must be met exactly.
    """
    with np.errstate(all="ignore"):
        close = np.abs(observed - expected) <= bounds.tolerance(expected)
        same = (observed == expected) | (np.isnan(observed) & np.isnan(expected))
    result: BoolArray = np.where(np.isfinite(expected), close & np.isfinite(observed), same)
    return result


def as_floats(array: np.ndarray[Any, Any]) -> FloatArray:
    """A numeric array in float64; a number float64 cannot hold becomes an infinity."""
    with np.errstate(all="ignore"):
        result: FloatArray = array.astype(np.float64)
    return result
