from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Array, compare
from grader.model.evidence import Stage
from grader.model.value import TensorValue, Unsupported

X = np.array([[0.5, -1.25, 2.0], [3.5, 0.0, -0.125]])
BASE = np.zeros((4, 6))
BASE[::2, ::2] = X

RIGHT = {
    "itself": X,
    "a copy": X.copy(),
    "Fortran order": np.asfortranarray(X),
    "strided": BASE[::2, ::2],
    "negative strides": X[::-1, ::-1].copy()[::-1, ::-1],
    "big-endian": X.astype(">f8"),
    "read-only": np.frombuffer(X.tobytes()).reshape(X.shape),
    "float32": X.astype(np.float32),
    "another rounding": X * (1 + 1e-13),
    "minus zero": np.where(X == 0, -0.0, X),
    "eight digits": np.where(X == 0, 1e-9, X),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right(name: str) -> None:
    assert compare(RIGHT[name], X, Array()) is None


WRONG = {
    "None": (None, Stage.TYPE, "Nothing (None) came back where a NumPy array was expected: is a `return` missing?"),
    "list": (X.tolist(), Stage.TYPE, "A list of 2 entries came back where a NumPy array was expected."),
    "tensor": (
        TensorValue(X),
        Stage.TYPE,
        "A PyTorch tensor of shape (2, 3) came back where a NumPy array was expected.",
    ),
    "function": (
        Unsupported("function", "Did you forget to call it?"),
        Stage.TYPE,
        "A function came back where a NumPy array was expected. Did you forget to call it?",
    ),
    "number": (
        1.5,
        Stage.SHAPE,
        "A number came back where an array of shape (2, 3) was expected. All the entries were turned into one number.",
    ),
    "transposed": (
        X.T,
        Stage.SHAPE,
        "An array of shape (3, 2) came back where an array of shape (2, 3) was expected. Rows and columns are swapped.",
    ),
    "flat": (
        X.ravel(),
        Stage.SHAPE,
        (
            "An array of shape (6,) came back where an array of shape (2, 3) was expected. "
            "The number of entries is right, their arrangement is not."
        ),
    ),
    "first row": (
        X[:1],
        Stage.SHAPE,
        "An array of shape (1, 3) came back where an array of shape (2, 3) was expected. It has too few rows.",
    ),
    "empty": (
        np.zeros((0, 3)),
        Stage.SHAPE,
        (
            "An empty array of shape (0, 3) came back where an array of shape (2, 3) was expected. "
            "There is not one number in it."
        ),
    ),
    "float16": (
        X.astype(np.float16),
        Stage.DTYPE,
        "float16 numbers came back. They keep only three digits; use float64, NumPy's usual type.",
    ),
    "complex": (X + 0j, Stage.DTYPE, "Complex numbers came back where decimal numbers were expected."),
    "objects": (
        X.astype(object),
        Stage.DTYPE,
        "An array of Python objects came back where numbers were expected. Are all its rows equally long?",
    ),
    "texts": (X.astype(str), Stage.DTYPE, "An array of texts came back where an array of numbers was expected."),
    "whole numbers": (
        X.astype(np.int64),
        Stage.DTYPE,
        "Whole numbers (int64) came back where decimal numbers were expected: the decimals were lost.",
    ),
    "True and False": (
        X > 0,
        Stage.DTYPE,
        "True and False came back where decimal numbers were expected: the decimals were lost.",
    ),
    "one nan": (
        np.where(X == 0, np.nan, X),
        Stage.FINITE,
        "Some entries are nan, which stands for 'not a number', where ordinary numbers were expected.",
    ),
    "all inf": (
        np.full(X.shape, np.inf),
        Stage.FINITE,
        "All entries are infinite (inf) where ordinary numbers were expected.",
    ),
    "other values": (X + 1, Stage.VALUES, "The shape is right, but the numbers are not the expected ones."),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(name: str) -> None:
    observed, stage, message = WRONG[name]
    evidence = compare(observed, X, Array())
    assert evidence is not None
    assert evidence.stage is stage
    assert evidence.message == message


def test_column_for_row_has_its_own_words() -> None:
    column = np.ones((5, 1))
    flat = compare(column.ravel(), column, Array())
    table = compare(np.ones((5, 5)), column, Array())
    upright = compare(column, column.ravel(), Array())
    assert flat is not None
    assert flat.message.endswith(
        "The numbers should stand in one column. Next to a column, NumPy spreads (5,) into a table."
    )
    assert table is not None
    assert table.message.endswith("Such a square table appears when shapes (5,) and (5, 1) meet.")
    assert upright is not None
    assert upright.message.endswith("One axis too many: next to (5,), NumPy spreads a column into a table.")


def test_numbers_are_in_the_detail_only() -> None:
    evidence = compare(np.array([1.0, 2.00001, 3.0]), np.array([1.0, 2.0, 3.0]), Array())
    assert evidence is not None
    assert "2" not in evidence.message
    assert (
        evidence.detail
        == "1 of 3 entries is wrong. The largest error is 1e-05, at entry [1]: 2.00001 came back, 2 was expected."
    )
    assert evidence.data["index"] == [1]
    assert evidence.data["largest_error"] == pytest.approx(1e-5)


def test_one_wrong_entry_in_a_million() -> None:
    expected = np.random.default_rng(0).normal(size=10**6)
    observed = expected.copy()
    observed[123_456] += 1e-3
    evidence = compare(observed, expected, Array())
    assert evidence is not None
    assert evidence.data["index"] == [123_456]


def test_zeros_do_not_pass_for_tiny_gradients() -> None:
    expected = np.array([3e-9, -5e-9, 2e-9])
    assert compare(np.zeros(3), expected, Array()) is not None
    assert compare(expected * (1 + 1e-9), expected, Array()) is None


def test_whole_numbers_that_are_right_lost_nothing() -> None:
    slope = np.array([0.0, 1.0, 1.0])
    assert compare(slope.astype(np.int64), slope, Array()) is None
    assert compare(slope > 0, slope, Array()) is None
    wrong = compare(1 - slope.astype(np.int64), slope, Array(dtypes="fib"))
    assert wrong is not None
    assert wrong.stage is Stage.VALUES


def test_an_expected_infinity_must_be_met() -> None:
    expected = np.array([np.inf, -np.inf, np.nan, 1.0])
    assert compare(expected.copy(), expected, Array()) is None
    for observed in ([np.inf, np.inf, np.nan, 1], [1e300, -np.inf, np.nan, 1], [np.inf, -np.inf, 0, 1]):
        evidence = compare(np.array(observed, dtype=float), expected, Array())
        assert evidence is not None
        assert evidence.stage is Stage.FINITE


def test_an_expected_empty_array_must_be_met() -> None:
    assert compare(np.zeros((0, 3)), np.zeros((0, 3)), Array()) is None
    assert compare(np.zeros(0), np.zeros((0, 3)), Array()) is not None


def test_ravel_forgives_axes_of_length_one_only() -> None:
    expected = np.arange(6.0)
    for shape in ((6, 1), (1, 6), (1, 6, 1)):
        assert compare(expected.reshape(shape), expected, Array(ravel=True)) is None
    assert compare(expected.reshape(2, 3), expected, Array(ravel=True)) is not None


def test_ignored_positions() -> None:
    expected = np.array([0.0, 0.0, 1.0])
    assert compare(np.array([0.0, 0.5, 1.0]), expected, Array(ignore=np.array([False, True, False]))) is None
    assert compare(np.array([0.0, 0.5, 1.0]), expected, Array(ignore=[1])) is None
    assert compare(np.array([0.5, 0.5, 1.0]), expected, Array(ignore=[1])) is not None


def test_tensors() -> None:
    expected = TensorValue(X.astype(np.float32))
    assert compare(TensorValue(X.astype(np.float32)), expected, Array()) is None
    assert compare(X, expected, Array()) is None
    assert compare(TensorValue(X), X, Array(tensor=True)) is None
    held = compare(TensorValue(X, requires_grad=True), expected, Array())
    assert held is not None
    assert held.data["requires_grad"] is True
    assert compare(TensorValue(X, requires_grad=True), TensorValue(X, requires_grad=True), Array()) is None
    assert compare(X.tolist(), expected, Array()) is not None


def test_float32_is_judged_by_its_own_rounding() -> None:
    expected = np.linspace(-3, 3, 50)
    assert compare((expected * (1 + 3e-6)).astype(np.float32), expected, Array()) is None
    assert compare(expected * (1 + 3e-6), expected, Array()) is not None
    assert compare((expected * (1 + 1e-3)).astype(np.float32), expected, Array()) is not None
