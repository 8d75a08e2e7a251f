"""Inputs for the tests of exercise 2: random in every run, and chosen so that every known mistake shows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

Pair = tuple[np.ndarray, np.ndarray]


@pytest.fixture
def probabilities(rng: np.random.Generator) -> Callable[[int], Pair]:
    """``probabilities(5)``: y_hat between 0.05 and 0.95 and labels, both (m, 1); each class right and wrong."""

    def draw(m: int) -> Pair:
        while True:
            y_hat = np.round(rng.uniform(0.05, 0.95, (m, 1)), 3)
            y = _labels(rng, m)
            if (np.abs(y_hat - 0.5) > 0.05).all() and _every_case(y_hat > 0.5, y):
                return y_hat, y

    return draw


@pytest.fixture
def logits(rng: np.random.Generator) -> Callable[[int], Pair]:
    """``logits(5)``: z of both signs and labels y, both (m, 1); right and wrong rows of both classes."""

    def draw(m: int) -> Pair:
        while True:
            z = np.round(rng.uniform(-4.0, 4.0, (m, 1)), 3)
            y = _labels(rng, m)
            # A sum near zero would hide which of several terms carries the label.
            telling = min(abs(z.sum()), abs((z * y).sum()), abs((z * (1 - y)).sum()), abs((z * (1 + y)).sum()))
            if (np.abs(z) > 0.15).all() and _every_case(z > 0, y) and telling > 0.3:
                return z, y

    return draw


@pytest.fixture
def numbers(rng: np.random.Generator) -> Callable[..., Pair]:
    """``numbers(5, 3)``: predictions and targets; some predictions are too high, some too low."""

    def draw(*shape: int) -> Pair:
        while True:
            y_hat, y = np.round(rng.uniform(-3.0, 3.0, (2, *shape)), 3)
            errors = y_hat - y
            unbalanced = abs(errors.sum()) > 0.5 and abs(np.abs(errors).sum() - abs(errors.sum())) > 0.5
            if unbalanced and abs(np.mean(errors**2) - np.mean(np.abs(errors))) > 0.05:
                return y_hat, y

    return draw


@pytest.fixture
def scores(rng: np.random.Generator) -> Callable[[int, int], Pair]:
    """``scores(5, 3)``: scores (m, k) and the true class of each row; not all classes alike, right and wrong rows."""

    def draw(m: int, k: int) -> Pair:
        while True:
            s = np.round(rng.uniform(-2.0, 2.0, (m, k)), 3)
            labels = rng.integers(0, k, m)
            right = s.argmax(axis=1) == labels
            telling = len(set(labels.tolist())) > 1 and right.any() and not right.all()
            if telling and len(set(s.flat)) == s.size and (m != k or _axes_tell_apart(s, labels)):
                return s, labels

    return draw


def _axes_tell_apart(s: np.ndarray, labels: np.ndarray) -> bool:
    """A maximum and a sum that lost their axis fit a square array, and must not give the same loss by chance."""
    rows = np.arange(len(labels))
    shifted = s - s.max(axis=1)
    lost_maximum = np.log(np.exp(shifted).sum(axis=1)) - shifted[rows, labels]
    own = s - s.max(axis=1, keepdims=True)
    lost_sum = np.log(np.exp(own).sum(axis=1))[labels] - own[rows, labels]
    return bool(abs(lost_maximum.mean() - lost_sum.mean()) > 0.01)


def _labels(rng: np.random.Generator, m: int) -> np.ndarray:
    return rng.integers(0, 2, (m, 1)).astype(float)


def _every_case(says_one: np.ndarray, y: np.ndarray) -> bool:
    """Both classes in unequal numbers, each with a row that is predicted right and one that is predicted wrong."""
    cases = {(bool(a), bool(b)) for a, b in zip(says_one.ravel(), y.ravel(), strict=True)}
    return len(cases) == 4 and 2 * y.sum() != len(y)
