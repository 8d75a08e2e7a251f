from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Anything, Array, Classes, Items, Params, Scalar, Series, Spec, Tuple, same
from grader.model.value import TensorValue, Unsupported

X = np.array([[0.5, np.nan], [np.inf, 2.0]])
ROW = np.arange(4.0)


@pytest.mark.parametrize(
    ("one", "other", "spec"),
    [
        (X, X.copy(), Array()),
        (X, np.where(X == 2.0, 2.0 + 1e-9, X), Array()),
        (np.array([0.0, 1.0]), np.array([0, 1]), Array()),
        (0.5, np.array([0.5]), Scalar()),
        (np.array([[0.5]]), 0.5, Scalar()),
        (float("nan"), float("nan"), Scalar()),
        (TensorValue(ROW), ROW, Array()),
        (ROW, ROW.reshape(-1, 1), Classes()),
        ({"b": ROW.reshape(1, 4)}, {"b": ROW}, Params()),
        ([1.0, 2.0], (1.0, 2.0), Series()),
        (np.array([1.0, 2.0]), [1.0, 2.0], Series()),
        ((1.0, ROW), [1.0, ROW], Tuple(Scalar(), Array())),
        ({"a": 1.0, "free": 1}, {"a": 1.0}, Items({"a": Scalar()})),
        (None, None, Array()),
        (Unsupported("function"), Unsupported("function", "hint"), Array()),
        (1, "anything at all", Anything()),
        ("text", "text", Array()),
    ],
)
def test_the_same(one: object, other: object, spec: Spec) -> None:
    assert same(one, other, spec)
    assert same(other, one, spec)


@pytest.mark.parametrize(
    ("one", "other", "spec"),
    [
        (X, np.where(np.isnan(X), 0.0, X), Array()),
        (X, -X, Array()),
        (ROW, ROW.reshape(-1, 1), Array()),
        (ROW, ROW.reshape(1, -1), Array()),
        ({"b": ROW.reshape(4, 1)}, {"b": ROW}, Params()),
        ({"b": ROW}, {"b": ROW, "c": ROW}, Params()),
        (ROW, ROW.tolist(), Array()),
        (ROW.astype(np.float16), ROW, Array()),
        (TensorValue(ROW, requires_grad=True), TensorValue(ROW), Array()),
        ([1.0, 2.0], [1.0], Series()),
        ([1.0], 1.0, Series()),
        (None, 0.0, Scalar()),
        (Unsupported("function"), Unsupported("generator"), Array()),
        (0.5, 0.5 + 1e-4, Scalar()),
        ({"a": 1.0}, {"b": 1.0}, Items({"a": Scalar()})),
        ("text", "other", Array()),
        (ROW, 1.0, Array()),
    ],
)
def test_not_the_same(one: object, other: object, spec: Spec) -> None:
    assert not same(one, other, spec)
    assert not same(other, one, spec)


def test_free_positions_do_not_count() -> None:
    assert same(np.array([0.0, 0.5]), np.array([0.0, 1.0]), Array(ignore=[1]))
    assert same(np.array([1, 0, 1]), np.array([1, 1, 1]), Classes(either=[1]))
    assert not same(np.array([0, 0, 1]), np.array([1, 1, 1]), Classes(either=[1]))


def test_the_authors_tolerance_holds_here_too() -> None:
    # Two clips of a logarithm's argument make the same mistake.
    assert same(16.11809, 16.11810, Scalar(atol=1e-3))
    assert not same(16.11809, 16.11810 + 1, Scalar(atol=1e-3))
