"""Dictionaries of parameters or gradients."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.compare.arrays import compare_array
from grader.compare.containers import Compare, dictionary, merge_pieces
from grader.compare.refuse import refuse, unwrap
from grader.compare.specs import Entry, Params, Scalar, Spec
from grader.compare.words import capital, describe, shape_text
from grader.language import _
from grader.model.evidence import Evidence, Stage
from grader.model.value import TensorValue


def compare_params(observed: Any, expected: Any, spec: Params, compare: Compare) -> Evidence | None:
    """Every key of ``expected`` must be there with an array of the right size."""
    refused = dictionary(observed, expected, list(expected))
    if refused is not None:
        return refused
    pieces = [
        (str(key), observed[key], goal, compare(observed[key], goal, _spec_for(key, goal, spec)))
        for key, goal in expected.items()
    ]
    return merge_pieces(pieces, observed, expected)


def _spec_for(key: Any, goal: Any, spec: Params) -> Spec:
    """Arrays are entries; a dictionary of dictionaries has parameters one floor down; anything else is a number."""
    if isinstance(goal, (np.ndarray, TensorValue)):
        return spec.part(key)
    return spec if isinstance(goal, dict) else Scalar(spec.rtol, spec.atol)


def is_bias(name: str, shape: tuple[int, ...]) -> bool:
    """Whether an expected entry is a row of biases: ``(h,)``, or ``(1, h)`` under a name that says so."""
    return len(shape) == 1 or (len(shape) == 2 and shape[0] == 1 and name[:1] == "b")


def compare_entry(observed: Any, expected: Any, spec: Entry) -> Evidence | None:
    """One parameter or gradient."""
    name = spec.name
    goal = np.asarray(unwrap(expected))
    seen = as_row(observed, name, goal.shape)
    array = unwrap(seen)
    if isinstance(array, np.ndarray) and array.shape != goal.shape and is_bias(name, goal.shape):
        odd = _odd_bias(array, observed, expected, goal.size)
        if odd is not None:
            return odd
    return compare_array(seen, expected, spec)


def as_row(observed: Any, name: str, shape: tuple[int, ...]) -> Any:
    """A bias in one of its accepted shapes, brought to the expected shape; anything else unchanged."""
    if not is_bias(name, shape):
        return observed
    size = int(np.prod(shape))
    if size == 1 and isinstance(observed, (int, float)) and not isinstance(observed, bool):
        return np.asarray(float(observed) if abs(observed) < 1e300 else np.inf).reshape(shape)
    array = unwrap(observed)
    if not isinstance(array, np.ndarray) or array.size != size:
        return observed
    if array.shape not in ((size,), (1, size), ()):
        return observed
    row = array.reshape(shape)
    return TensorValue(row, observed.requires_grad, observed.is_parameter) if isinstance(observed, TensorValue) else row


def _odd_bias(array: np.ndarray[Any, Any], observed: Any, expected: Any, size: int) -> Evidence | None:
    """Words for the shapes a bias gradient takes when a sum went wrong."""
    if array.shape == (size, 1):
        text = _(
            "{seen} came back where one number for each of {size} neurons was expected, in a row: "
            "shape {row} or {table}."
        )
    elif array.size == 1:
        text = _(
            "{seen} came back where one number for each of {size} neurons was expected: they were all added into one."
        )
    elif array.ndim == 2 and array.shape[1] == size:
        text = _(
            "{seen} came back where one number for each of {size} neurons was expected: "
            "there still is a row for every example."
        )
    elif array.ndim == 2 and array.shape[1] == 1:
        text = _(
            "{seen} came back where one number for each of {size} neurons was expected: "
            "it looks like one number for each example."
        )
    else:
        return None
    text = text.format(
        seen=capital(describe(observed)), size=size, row=shape_text((size,)), table=shape_text((1, size))
    )
    return refuse(Stage.SHAPE, text, observed, expected, observed_shape=list(array.shape), expected_shape=[size])
