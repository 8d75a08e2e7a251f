"""Answers that are one single thing: a number, a count, a yes or no, a text, nothing."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.compare.arrays import bounds_for
from grader.compare.closeness import as_floats, near
from grader.compare.refuse import came_back, holds_graph, refuse, unwrap, wrong_kind, wrong_type
from grader.compare.specs import Count, Flag, Scalar, Text
from grader.compare.words import describe, number_text, numbers_text
from grader.language import N_, _
from grader.model.evidence import Evidence, Stage
from grader.model.value import TensorValue

_NUMBER = N_("a single number")


def single(observed: Any, expected: Any, wanted: str = "") -> np.ndarray[Any, Any] | Evidence:
    """The one number of an answer as a 0-d array of its own dtype, or why there is none."""
    wanted = wanted or _(_NUMBER)
    if isinstance(observed, TensorValue) and observed.requires_grad:
        return holds_graph(observed, expected, wanted)
    inner = unwrap(observed)
    if isinstance(inner, (bool, int, float)):
        return _python_number(inner)
    if isinstance(inner, np.ndarray):
        if inner.size != 1:
            return _not_one(inner, observed, expected, wanted)
        return wrong_kind(inner, observed, expected, "fib") or inner.reshape(())
    if isinstance(inner, (tuple, list)) and len(inner) == 1:
        return wrong_type(observed, expected, wanted, _("Is there a comma or a bracket too many?"))
    return wrong_type(observed, expected, wanted)


def _python_number(number: bool | int | float) -> np.ndarray[Any, Any]:
    if isinstance(number, int) and not isinstance(number, bool) and abs(number) >= 2**63:
        try:
            return np.asarray(float(number))
        except OverflowError:
            return np.asarray(np.inf if number > 0 else -np.inf)
    return np.asarray(number)


def _not_one(inner: np.ndarray[Any, Any], observed: Any, expected: Any, wanted: str) -> Evidence:
    more = _("There is not one number in it.") if inner.size == 0 else _("It still has to become one number.")
    text = f"{came_back(observed, wanted)} {more}"
    return refuse(Stage.SHAPE, text, observed, expected, observed_shape=list(inner.shape), expected_shape=[])


def compare_scalar(observed: Any, expected: Any, spec: Scalar) -> Evidence | None:
    """One number, near enough."""
    found = single(observed, expected)
    if isinstance(found, Evidence):
        return found
    if found.dtype.kind == "b" and not spec.boolean:
        return wrong_type(bool(found), expected, _(_NUMBER))
    target = np.asarray(unwrap(expected)).reshape(())
    seen, wanted = as_floats(found), as_floats(target)
    if bool(near(seen, wanted, bounds_for(found, target, spec.rtol, spec.atol))):
        return None
    if not np.isfinite(seen) or not np.isfinite(wanted):
        return _not_finite(seen, wanted, observed, expected)
    left, right = numbers_text(float(seen), float(wanted))
    with np.errstate(all="ignore"):
        error = float(abs(seen - wanted))
    detail = _("{seen} came back, {wanted} was expected. The difference is {error}.").format(
        seen=left, wanted=right, error=number_text(error)
    )
    data = {
        "observed": float(seen),
        "expected": float(wanted),
        "largest_error": error if np.isfinite(error) else "infinite",
    }
    return refuse(Stage.VALUES, _("A number came back, but not the expected one."), observed, expected, detail, **data)


def _not_finite(seen: Any, wanted: Any, observed: Any, expected: Any) -> Evidence:
    if not np.isfinite(wanted):
        text = _("An infinite or undefined number (inf or nan) was expected, and something else came back.")
    elif np.isnan(seen):
        text = _("The number that came back is nan, which stands for 'not a number'.")
    else:
        text = _("The number that came back is infinite (inf).")
    return refuse(Stage.FINITE, text, observed, expected, wrong=1, entries=1)


def compare_count(observed: Any, expected: Any, spec: Count) -> Evidence | None:
    """One whole number, exactly."""
    wanted = _("a whole number")
    if type(observed) is int and observed == expected:
        return None
    found = single(observed, expected, wanted)
    if isinstance(found, Evidence):
        return found
    if found.dtype.kind == "b":
        return wrong_type(bool(found), expected, wanted)
    number, target = found.item(), np.asarray(unwrap(expected)).item()
    if number == target:
        return None
    if not np.isfinite(number):
        return _not_finite(float(number), float(target), observed, expected)
    left, right = numbers_text(number, target)
    text = _("A whole number was expected, and the number that came back has decimals.")
    if float(number).is_integer():
        text = _("A whole number came back, but not the expected one.")
    detail = _("{seen} came back, {wanted} was expected.").format(seen=left, wanted=right)
    return refuse(Stage.VALUES, text, observed, expected, detail, observed=number, expected=target)


def compare_flag(observed: Any, expected: Any, spec: Flag) -> Evidence | None:
    """True or False."""
    wanted = _("True or False")
    found = single(observed, expected, wanted)
    if isinstance(found, Evidence):
        return found
    number = found.item()
    if number not in (0, 1):
        return wrong_type(observed, expected, wanted)
    target = bool(np.asarray(unwrap(expected)).item())
    if bool(number) == target:
        return None
    detail = _("{seen} came back, {wanted} was expected.").format(seen=bool(number), wanted=target)
    text = _("It answered True or False, and the other one was expected.")
    return refuse(Stage.VALUES, text, observed, expected, detail, observed=bool(number), expected=target)


def compare_nothing(observed: Any, expected: Any) -> Evidence | None:
    """None, because the function's work is to complain or to change something."""
    if observed is None:
        return None
    text = came_back(observed, describe(None))
    return refuse(Stage.TYPE, text, observed, expected, observed_type=describe(observed), expected_type="nothing")


def compare_text(observed: Any, expected: Any, spec: Text) -> Evidence | None:
    """A string, exactly."""
    if not isinstance(observed, str):
        return wrong_type(observed, expected, _("a text (string)"))
    if observed == expected:
        return None
    detail = _("{seen!r} came back, {wanted!r} was expected.").format(seen=observed[:80], wanted=str(expected)[:80])
    text = _("A text came back, but not the expected one.")
    return refuse(Stage.VALUES, text, observed, expected, detail, observed=observed[:80], expected=str(expected)[:80])
