"""Inputs for the tests of exercise 1: random in every run, and chosen so that every known mistake shows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from grader.judge.drawn import remembered

Params = dict[str, np.ndarray]
_CLOSE = 0.25  # one prediction of every network lies just above the threshold: a logit between 0 and 0.5


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
def layer(rng: np.random.Generator) -> Callable[[int, int, int], tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """``layer(m, n_in, n_out)``: inputs, weights and biases of one layer."""

    def draw(m: int, n_in: int, n_out: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        while True:
            b = _decimals(rng, 2.0, (n_out,))
            if _usable_bias(b):
                return _decimals(rng, 2.0, (m, n_in)), _decimals(rng, 1.5, (n_in, n_out)), b

    return draw


@pytest.fixture
def network(rng: np.random.Generator) -> Callable[[list[int], int], tuple[Params, np.ndarray]]:
    """``network([3, 4, 1], 5)``: parameters and 5 inputs. Every neuron is on for some rows and off for others."""

    @remembered(rng)
    def draw(sizes: list[int], m: int) -> tuple[Params, np.ndarray]:
        while True:
            made = _attempt(rng, sizes, m)
            if made is not None:
                return made

    return draw


def _attempt(rng: np.random.Generator, sizes: list[int], m: int) -> tuple[Params, np.ndarray] | None:
    X = a = _decimals(rng, 2.0, (m, sizes[0]))
    params: Params = {}
    for number, (n_in, n_out) in enumerate(pairwise(sizes), start=1):
        W = _decimals(rng, 1.5 * np.sqrt(3.0 / n_in), (n_in, n_out))
        last = number == len(sizes) - 1
        b = np.array([_shift(column, _CLOSE if last else None) for column in (a @ W).T])
        z = a @ W + b
        if not (_usable_bias(b) and _both_signs(z, 0.1 if last else 0.05)) or (last and np.abs(z).max() > 6.0):
            return None
        params[f"W{number}"], params[f"b{number}"] = W, b
        a = np.maximum(z, 0.0)
    return params, X


def _shift(column: np.ndarray, close: float | None) -> float:
    """A bias for one neuron: in the middle of its widest gap, or so that one row comes out ``close`` above zero."""
    ordered = np.sort(column)
    if close is not None:
        return round(close - ordered[len(ordered) // 2], 3)
    widest = int(np.argmax(np.diff(ordered)))
    return round(-(ordered[widest] + ordered[widest + 1]) / 2.0, 3)


def _both_signs(z: np.ndarray, margin: float) -> bool:
    return bool((np.abs(z) > margin).all() and (z > 0).any(axis=0).all() and (z < 0).any(axis=0).all())


def _usable_bias(b: np.ndarray) -> bool:
    """Not zero, not one (then multiplying by it would not show), no two equal."""
    return bool((np.abs(b) > 0.05).all() and (np.abs(b - 1.0) > 0.05).all() and len(set(b)) == b.size)


def _decimals(rng: np.random.Generator, limit: float, shape: tuple[int, ...]) -> np.ndarray:
    return np.round(rng.uniform(-limit, limit, shape), 3)
