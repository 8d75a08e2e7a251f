"""Arrays: type, shape, dtype, finiteness, values, in this order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from grader.compare.closeness import BoolArray, Bounds, FloatArray, as_floats, near
from grader.compare.refuse import holds_graph, lost_decimals, refuse, unwrap, wrong_kind, wrong_shape, wrong_type
from grader.compare.specs import Array
from grader.compare.words import entries_text, number_text, numbers_text, place_text
from grader.language import _, ngettext
from grader.model.evidence import Evidence, Stage
from grader.model.value import TensorValue


def compare_array(observed: Any, expected: Any, spec: Array) -> Evidence | None:
    """Evidence against ``observed``, or None. ``expected`` is a numeric array (or tensor, or plain number)."""
    refused = _wrong_container(observed, expected, spec)
    if refused is not None:
        return refused
    array, target = unwrap(observed), np.asarray(unwrap(expected))
    if spec.ravel and _without_ones(array.shape) == _without_ones(target.shape):
        array = array.reshape(target.shape)
    if array.shape != target.shape:
        return wrong_shape(array, target, observed)
    refused = wrong_kind(array, observed, expected, spec.dtypes)
    if refused is not None:
        return refused
    seen, wanted = as_floats(array), as_floats(target)
    fine = near(seen, wanted, bounds_for(array, target, spec.rtol, spec.atol))
    fine = _forgive(fine, spec.ignore)
    if bool(fine.all()):
        return None
    if not kind_accepted(array, spec.dtypes):
        return lost_decimals(array, observed, expected)
    return _not_finite(seen, wanted, observed, expected, fine) or _wrong_values(seen, wanted, observed, expected, fine)


def bounds_for(array: np.ndarray[Any, Any], target: np.ndarray[Any, Any], rtol: float, atol: float | None) -> Bounds:
    """The bounds that go with the precision of the two arrays."""
    single = any(side.dtype.kind == "f" and side.dtype.itemsize < 8 for side in (array, target))
    return Bounds(rtol, atol, single=single, lone=target.size == 1)


def kind_accepted(array: np.ndarray[Any, Any], dtypes: str) -> bool:
    """Whether the author's ``dtypes`` include the array's kind of number."""
    return ("i" if array.dtype.kind == "u" else array.dtype.kind) in dtypes


def _wrong_container(observed: Any, expected: Any, spec: Array) -> Evidence | None:
    tensors = spec.tensor or isinstance(expected, TensorValue)
    wanted = _("a PyTorch tensor") if isinstance(expected, TensorValue) else _("a NumPy array")
    if isinstance(observed, TensorValue):
        if not tensors:
            return wrong_type(TensorValue(observed.array), expected, _("a NumPy array"))
        may_hold = isinstance(expected, TensorValue) and expected.requires_grad
        if observed.requires_grad and not may_hold and not observed.is_parameter:
            return holds_graph(observed, expected, _("a tensor"))
        return None
    if isinstance(observed, np.ndarray):
        return None
    target = np.asarray(unwrap(expected))
    if isinstance(observed, (bool, int, float)):
        return _number_for_array(observed, target, expected, wanted)
    return wrong_type(observed, expected, wanted)


def _number_for_array(observed: Any, target: np.ndarray[Any, Any], expected: Any, wanted: str) -> Evidence:
    if target.ndim == 0:
        return wrong_type(observed, expected, wanted)
    return wrong_shape(np.zeros(()), target, observed)


def _without_ones(shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(side for side in shape if side != 1)


def _forgive(fine: BoolArray, ignore: Iterable[Any]) -> BoolArray:
    if not ignore:
        return fine
    free = np.zeros(fine.size, dtype=np.bool_)
    free[[place for place in ignore if 0 <= place < free.size]] = True
    result: BoolArray = fine | free.reshape(fine.shape)
    return result


def _not_finite(seen: FloatArray, wanted: FloatArray, observed: Any, expected: Any, fine: BoolArray) -> Evidence | None:
    bad = ~fine & ~(np.isfinite(seen) & np.isfinite(wanted))
    if not bad.any():
        return None
    index = _first(bad)
    if not np.isfinite(wanted[index]):
        message = _(
            "An infinite or undefined number (inf or nan) was expected in one place, and something else came back."
        )
    else:
        message = _undefined(bad) if np.isnan(seen[bad]).any() else _infinite(bad)
    count = int(bad.sum())
    detail = _("{count} of {entries}; the first is {place}.")
    detail = detail.format(count=count, entries=entries_text(bad.size), place=_place(index))
    return refuse(
        Stage.FINITE, message, observed, expected, detail, wrong=count, entries=int(bad.size), index=list(index)
    )


def _undefined(bad: BoolArray) -> str:
    if bad.size == 1:
        return _("The result is nan, which stands for 'not a number', where ordinary numbers were expected.")
    if bad.all():
        return _("All entries are nan, which stands for 'not a number', where ordinary numbers were expected.")
    return _("Some entries are nan, which stands for 'not a number', where ordinary numbers were expected.")


def _infinite(bad: BoolArray) -> str:
    if bad.size == 1:
        return _("The result is infinite (inf) where ordinary numbers were expected.")
    if bad.all():
        return _("All entries are infinite (inf) where ordinary numbers were expected.")
    return _("Some entries are infinite (inf) where ordinary numbers were expected.")


def _wrong_values(seen: FloatArray, wanted: FloatArray, observed: Any, expected: Any, fine: BoolArray) -> Evidence:
    with np.errstate(all="ignore"):
        error = np.where(fine, 0.0, np.abs(seen - wanted))
    index = tuple(int(step) for step in np.unravel_index(int(np.argmax(error)), error.shape))
    largest, count = float(error[index]), int((~fine).sum())
    left, right = numbers_text(float(seen[index]), float(wanted[index]))
    detail = ngettext("{count} of {entries} is wrong.", "{count} of {entries} are wrong.", count)
    detail = detail.format(count=count, entries=entries_text(fine.size)) + " "
    detail += _("The largest error is {error}, at {place}: {seen} came back, {wanted} was expected.").format(
        error=number_text(largest), place=_place(index), seen=left, wanted=right
    )
    message = _("The shape is right, but the numbers are not the expected ones.")
    return refuse(
        Stage.VALUES,
        message,
        observed,
        expected,
        detail,
        wrong=count,
        entries=int(fine.size),
        index=list(index),
        observed=float(seen[index]),
        expected=float(wanted[index]),
        largest_error=_json(largest),
    )


def _json(number: float) -> float | str:
    return number if np.isfinite(number) else "infinite"


def _first(mask: BoolArray) -> tuple[int, ...]:
    return tuple(int(step) for step in np.unravel_index(int(np.argmax(mask)), mask.shape))


def _place(index: tuple[int, ...]) -> str:
    return place_text(index) if index else _("the only entry")
