"""Inputs for the tests of exercise 3: random in every run, and chosen so that every known mistake shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from grader.judge.drawn import remembered

Params = dict[str, np.ndarray]


@dataclass(frozen=True)
class Network:
    """One network with a batch: parameters, inputs (m, n_in), labels (m, 1) and the hidden activation."""

    params: Params
    X: np.ndarray
    y: np.ndarray
    activation: str


@pytest.fixture
def network(rng: np.random.Generator) -> Callable[..., Network]:
    """``network(5, 3, 4, "relu")``: m, n_in, h and the activation.

    Every hidden neuron has pre-activations of both signs over the batch, none near zero; the output too. Some rows are
    predicted right and some wrong, and the classes are not balanced.
    """

    @remembered(rng)
    def draw(m: int, n_in: int, h: int, activation: str) -> Network:
        while True:
            made = _attempt(rng, m, n_in, h, activation)
            if made is not None:
                return made

    return draw


@pytest.fixture
def mixed(rng: np.random.Generator) -> Callable[..., np.ndarray]:
    """``mixed(5, 3)``: numbers below zero, between zero and one, and above one; none near zero, no two equal."""

    def draw(*shape: int) -> np.ndarray:
        while True:
            z = _decimals(rng, 3.0, shape)
            every_kind = (z < 0).any() and ((z > 0) & (z < 0.95)).any() and (z > 1.05).any()
            if every_kind and (np.abs(z) > 0.05).all() and len(set(z.flat)) == z.size:
                return z

    return draw


@pytest.fixture
def landscape(rng: np.random.Generator) -> Callable[..., tuple[Params, np.ndarray, np.ndarray, np.ndarray]]:
    """``landscape({"w": (2, 3)}, cubic=True)``: parameters and the coefficients of a loss, for probes.py.

    The loss is curved in every direction, and the slope for one number depends on the others.
    """

    def draw(shapes: dict[str, tuple[int, ...]], *, cubic: bool) -> tuple[Params, np.ndarray, np.ndarray, np.ndarray]:
        n = sum(int(np.prod(shape)) for shape in shapes.values())
        while True:
            quadratic = _decimals(rng, 1.0, (n, n))
            if (np.abs(np.diag(quadratic)) > 0.2).all():
                params = {name: _decimals(rng, 1.5, shape) for name, shape in shapes.items()}
                return params, quadratic, _decimals(rng, 2.0, (n,)), _decimals(rng, 1.0, (n,)) * cubic

    return draw


def _attempt(rng: np.random.Generator, m: int, n_in: int, h: int, activation: str) -> Network | None:
    X, W1, W2 = _decimals(rng, 2.0, (m, n_in)), _decimals(rng, 1.5, (n_in, h)), _decimals(rng, 1.5, (h, 1))
    y = rng.integers(0, 2, (m, 1)).astype(float)
    # Nearly all attempts fail: the conditions that need the least work come first.
    if np.abs(W2).min() <= 0.1 or not 0 < y.sum() < m or 2 * y.sum() == m:
        return None
    b1 = _shift(X @ W1)
    Z1 = X @ W1 + b1
    if not _both_signs(Z1):
        return None
    A1 = np.maximum(Z1, 0.0) if activation == "relu" else 1.0 / (1.0 + np.exp(-Z1))
    b2 = _shift(A1 @ W2)
    Z2 = A1 @ W2 + b2
    error = 1.0 / (1.0 + np.exp(-Z2)) - y
    usable = (
        _both_signs(Z2)
        and _some_right_some_wrong(Z2, y)
        and _usable_bias(np.concatenate([b1, b2]))
        and max(np.abs(Z1).max(), np.abs(Z2).max()) < 4.0
        # The sign of one array must not stand in for the sign of another.
        and _differ((Z2 > 0), (Z1 > 0))
        and _differ((error @ W2.T > 0), (Z1 > 0))
        and abs(error.sum()) > 0.2
    )
    return Network({"W1": W1, "b1": b1, "W2": W2, "b2": b2}, X, y, activation) if usable else None


def _shift(Z: np.ndarray) -> np.ndarray:
    """Biases, one a column, that put zero into the widest gap between the column's values."""
    ordered = np.sort(Z, axis=0)
    widest = np.argmax(ordered[1:] - ordered[:-1], axis=0)
    columns = np.arange(Z.shape[1])
    return np.round(-(ordered[widest, columns] + ordered[widest + 1, columns]) / 2.0, 3)


def _some_right_some_wrong(Z2: np.ndarray, y: np.ndarray) -> bool:
    right = (Z2 > 0) == (y > 0.5)
    return bool(right.any() and not right.all())


def _differ(a: np.ndarray, b: np.ndarray) -> bool:
    """In every column somewhere."""
    return bool((a != b).any(axis=0).all())


def _both_signs(z: np.ndarray) -> bool:
    return bool((np.abs(z) > 0.05).all() and (z > 0).any(axis=0).all() and (z < 0).any(axis=0).all())


def _usable_bias(b: np.ndarray) -> bool:
    """Not zero, not one (then multiplying by it would not show), no two equal."""
    return bool((np.abs(b) > 0.05).all() and (np.abs(b - 1.0) > 0.05).all() and len(set(b)) == b.size)


def _decimals(rng: np.random.Generator, limit: float, shape: tuple[int, ...]) -> np.ndarray:
    return np.round(rng.uniform(-limit, limit, shape), 3)
