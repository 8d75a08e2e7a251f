"""Standardizing. Both definitions of the standard deviation are right, so one is turned into the other first."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Array, Tuple, Viewed

# Room for a small number added to the spread, or to its square.
NEAR = Array(rtol=1e-4, atol=1e-4)


def _read(constant: int | None = None) -> Viewed:
    return Viewed(lambda answer: _plain(answer, constant), Tuple(NEAR, NEAR))


def _plain(answer: Any, constant: int | None) -> Any:
    """With the spread of all m numbers, not of m - 1; what is made of a constant column is free if it is finite."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        return answer
    if not all(isinstance(part, np.ndarray) and part.ndim == 2 and part.dtype.kind in "fiu" for part in answer):
        return answer
    train, test = (part.astype(float) for part in answer)
    others = np.arange(train.shape[1]) != constant
    m = len(train)
    if m > 1 and np.allclose(train[:, others].std(axis=0), np.sqrt((m - 1) / m), rtol=1e-3):
        train, test = (part * np.where(others, np.sqrt(m / (m - 1)), 1.0) for part in (train, test))
    if constant is not None and constant < train.shape[1] == test.shape[1]:
        for part in (train, test):
            column = part[:, constant]
            column[np.isfinite(column)] = 0.0
    return [train, test]


@pytest.mark.points(0.75)
def test_standardize(agree: Any) -> None:
    """standardize works for a small table."""
    train, test = np.array([[1.0, 30.0], [3.0, 30.0], [1.0, 10.0], [3.0, 10.0]]), np.array([[2.0, 40.0], [5.0, 20.0]])
    agree("standardize", train, test, spec=_read())
    train = np.array([[1.0, 10.0, -4.0], [2.0, 50.0, 0.5], [6.0, 30.0, 2.0], [3.0, 90.0, -6.0], [8.0, 20.0, 1.5]])
    test = np.array([[2.0, 40.0, 3.0], [10.0, 120.0, 9.0], [5.0, 75.0, -1.0]])
    agree("standardize", train, test, spec=_read())


@pytest.mark.points(0.75)
@pytest.mark.hidden
def test_standardize_all_sizes(agree: Any, tables: Any) -> None:
    """standardize measures only the training data."""
    for sizes in ((7, 4, 3), (12, 5, 2), (6, 6, 5), (5, 4, 5)):
        agree("standardize", *tables(*sizes), spec=_read())


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_standardize")
def test_standardize_constant(agree: Any, tables: Any) -> None:
    """standardize copes with a constant feature."""
    for test_value in (2.5, -1.25):
        train, test = tables(8, 5, 3)
        train[:, 1], test[:, 1] = 2.5, test_value
        agree("standardize", train, test, spec=_read(1))


@pytest.mark.points(0.25)
@pytest.mark.needs("test_standardize")
def test_standardize_leaves_arguments(agree: Any, tables: Any) -> None:
    """standardize leaves its arguments as they were."""
    train, test = tables(7, 4, 3)
    agree.unchanged("standardize", train, test, spec=_read())
    agree.repeatable("standardize", train, test, spec=_read())
