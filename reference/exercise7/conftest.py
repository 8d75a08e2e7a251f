"""Inputs for the tests of exercise 7, random in every run, and what is read out of answers that depend on chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pytest

from grader.compare import Misfit
from grader.compare.words import describe

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Tagged:
    """Examples that can be recognised: no two rows of X are equal."""

    X: Array
    y: Array
    seeds: list[int]

    @cached_property
    def _numbers(self) -> dict[tuple[float, ...], int]:
        return {key: number for number, key in enumerate(_keys(self.X))}

    def rows(self, X: Any, name: str) -> Array:
        """Which rows of X these are.

        Raises:
            Misfit: they are no such rows.
        """
        table = plain_array(X, name)
        if table.ndim == 3 and table.shape[0] == 1:
            raise Misfit(f"{name} has one axis too many, as if X had been asked for with None instead of row numbers.")
        if table.ndim != 2 or table.shape[1] != self.X.shape[1]:
            raise Misfit(f"{name} should be a table with the columns of X and one row for every example.")
        found = [self._numbers.get(key, -1) for key in _keys(table)]
        if -1 in found:
            raise Misfit(f"{name} holds rows that are not rows of X.")
        return np.array(found, dtype=int)

    def labels(self, y: Any, name: str, count: int) -> Array:
        """As many labels, in one row.

        Raises:
            Misfit: these are no labels, or not as many.
        """
        array = plain_array(y, name)
        if array.ndim == 2 and array.shape[1] == self.X.shape[1]:
            raise Misfit(f"{name} should hold labels, but rows of X stand there: the order of the pieces is another.")
        if array.ndim > 1 and array.shape[0] == 1 and array.size != count:
            raise Misfit(f"{name} has one axis too many, as if y had been asked for with None instead of row numbers.")
        if array.size != count or array.shape[:1] != (count,):
            raise Misfit(f"{name} does not have as many labels as there are rows of inputs beside it.")
        return array.ravel()

    def pairing(self, rows: Array, labels: Array) -> str:
        """Whether the examples kept their labels, over one whole pass."""
        own = self.y.ravel()
        if np.array_equal(own[rows], labels):
            return "kept"
        if len(rows) == len(own) and np.array_equal(labels, own):
            return "only X was mixed"
        return "only y was mixed" if np.array_equal(rows, np.arange(len(rows))) else "lost"

    def changed(self, after: Any) -> str:
        """Which arguments are no longer what they were."""
        names = set()
        for pair in after:
            names |= {name for name, now, was in zip("Xy", pair, (self.X, self.y), strict=True) if not _equal(now, was)}
        return " and ".join(sorted(names)) or "nothing"


def plain_array(value: Any, name: str) -> Array:
    """The value, when it is an array of numbers."""
    if value is None:
        raise Misfit(f"{name} is nothing (None): is a `return` missing, or does a function that you call give nothing?")
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "fiub" or value.ndim == 0:
        raise Misfit(f"{name} should be a NumPy array of numbers; {describe(value)} came back.")
    return value


def _keys(table: Any) -> list[tuple[float, ...]]:
    """One for each row; those of float32 are the same."""
    return [tuple(row) for row in np.round(table.astype(float), 2).tolist()]


def _equal(now: Any, was: Array) -> bool:
    return isinstance(now, np.ndarray) and now.shape == was.shape and bool(np.array_equal(now, was))


@pytest.fixture
def tables(rng: np.random.Generator) -> Callable[..., tuple[Array, Array]]:
    """``tables(7, 4, 3)``: train (7, 3) and test (4, 3).

    Every feature has a scale and a centre of its own, and the test data come from somewhere else than the training
    data. No spread is near 1: then dividing by it, by its square or not at all would be the same.
    """

    def draw(m: int, k: int, n: int) -> tuple[Array, Array]:
        while True:
            scales = rng.permutation(np.array([0.4, 2.5, 6.0, 15.0, 9.0])[:n])
            centres = rng.uniform(2.0, 4.0, n) * scales * rng.choice([-1.0, 1.0], n)
            train = np.round(centres + scales * rng.normal(size=(m, n)), 2)
            test = np.round(centres + scales * (1.5 + 1.8 * rng.normal(size=(k, n))), 2)
            spreads = np.concatenate([train.std(axis=0), test.std(axis=0)])
            if (np.abs(spreads - 1.0) > 0.2).all() and (spreads > 0.2).all():
                return train, test

    return draw


@pytest.fixture
def tagged(rng: np.random.Generator) -> Callable[..., Tagged]:
    """``tagged(24, 16)``: 24 examples of class 0 and 16 of class 1, mixed or ``grouped``; y in one row or a column."""

    def draw(zeros: int, ones: int, *, features: int = 2, column: bool = False, grouped: bool = False) -> Tagged:
        n = zeros + ones
        while True:
            X = np.round(rng.uniform(-9.0, 9.0, (n, features)), 2)
            if len(set(_keys(X))) == n:
                break
        y = np.repeat([0.0, 1.0], [zeros, ones])
        y = y if grouped else rng.permutation(y)
        return Tagged(X, y.reshape(-1, 1) if column else y, seeds(rng, 4))

    return draw


@pytest.fixture
def some_seeds(rng: np.random.Generator) -> Callable[[int], list[int]]:
    """``some_seeds(3)``: seeds for generators that are made in the jail."""
    return lambda count: seeds(rng, count)


def seeds(rng: np.random.Generator, count: int) -> list[int]:
    """Different ones."""
    return [int(seed) for seed in rng.choice(2**31, count, replace=False)]
