"""Inputs of exercise 6, random in every run, and what is read out of trained parameters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from grader.compare import Misfit
from grader.compare.words import describe
from grader.judge.drawn import remembered
from grader.model.places import joined

Params = dict[str, Any]
NAMES = ("W1", "b1", "W2", "b2")
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GATES = {(0, 0, 0, 1): "AND", (0, 1, 1, 1): "OR", (1, 0, 0, 1): "XNOR", (1, 1, 1, 0): "NAND", (1, 0, 0, 0): "NOR"}
NEARLY_EQUAL = 0.2  # outputs that lie within this do not tell the corners apart
CONFIDENT = 0.3  # an output so far from 0.5 has been learned


@dataclass(frozen=True)
class Network:
    """One network with a batch: parameters, inputs (m, n_in) and labels (m, 1)."""

    params: Params
    X: Any
    y: Any


@pytest.fixture
def network(rng: np.random.Generator) -> Callable[[int, int, int], Network]:
    """``network(5, 3, 4)``: m, n_in and h.

    Every pre-activation has both signs over the batch and none is near zero or far away; biases are not zero; the
    classes are not balanced, some rows are predicted right and some wrong.
    """

    @remembered(rng)
    def draw(m: int, n_in: int, h: int) -> Network:
        while True:
            X, W1, W2 = (
                _decimals(rng, limit, shape) for limit, shape in ((2, (m, n_in)), (1.5, (n_in, h)), (2, (h, 1)))
            )
            y = rng.integers(0, 2, (m, 1)).astype(float)
            if not 0 < y.sum() < m or 2 * y.sum() == m or np.abs(W2).min() < 0.1:
                continue
            made = Network({"W1": W1, "b1": _decimals(rng, 1.0, (h,)), "W2": W2, "b2": _decimals(rng, 1.0, (1,))}, X, y)
            if _telling(made):
                return made

    return draw


@pytest.fixture
def crowd(rng: np.random.Generator) -> Callable[[int, int, int], Network]:
    """``crowd(60, 3, 4)``: a network with rows of both classes, none of them a close call."""

    @remembered(rng)
    def draw(m: int, n_in: int, h: int) -> Network:
        while True:
            params = {
                "W1": _decimals(rng, 2.0, (n_in, h)),
                "b1": _decimals(rng, 2.0, (h,)),
                "W2": _decimals(rng, 3.0, (h, 1)),
                "b2": _decimals(rng, 2.0, (1,)),
            }
            X = _decimals(rng, 3.0, (12 * m, n_in))
            Z2 = _sigmoid(X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]
            # As many of either class, and among them outputs just above one half.
            parts = [
                np.flatnonzero((low < Z2[:, 0]) & (Z2[:, 0] < high))
                for low, high in ((-9, -0.05), (0.05, 0.45), (0.55, 9))
            ]
            if min(map(len, parts)) >= m // 3 and np.abs(params["b1"]).min() > 0.3 and abs(params["b2"][0]) > 0.3:
                rows = rng.permutation(np.concatenate([part[: m // 3] for part in parts]))
                return Network(params, X[rows], (Z2[rows] > 0).astype(float))

    return draw


@pytest.fixture
def start(rng: np.random.Generator) -> Params:
    """Weights from which the right gradient descent solves XOR: see benchmarks/xor_convergence.py."""
    return {
        "W1": rng.normal(0.0, 1.0, (2, 8)).round(3),
        "b1": rng.normal(0.0, 0.5, 8).round(3),
        "W2": rng.normal(0.0, 1.0, (8, 1)).round(3),
        "b2": rng.normal(0.0, 0.5, 1).round(3),
    }


@pytest.fixture
def pair() -> Callable[[Any], tuple[Any, Any]]:
    """``pair(answer)``: the params and the losses that train gave back."""

    def read(answer: Any) -> tuple[Any, Any]:
        if not isinstance(answer, (tuple, list)) or len(answer) != 2:
            raise Misfit(f"The pair (params, losses) should come back, and {describe(answer)} came.")
        if not isinstance(answer[0], dict):
            raise Misfit(
                f"Of the pair (params, losses) the first should be a dictionary, and it is {describe(answer[0])}."
            )
        return answer[0], answer[1]

    return read


@pytest.fixture
def outcome() -> Callable[[Any], str]:
    """``outcome(params)``: "solved", or what these params do instead.

    Raises:
        Misfit: they are no params of a network with two inputs.
    """

    def read(params: Any) -> str:
        outputs, units = _run(params)
        classes = tuple(int(output > 0.5) for output in outputs)
        if classes == (0, 1, 1, 0):
            return "solved"
        if not np.any([params["W1"].any(), params["W2"].any()]):
            return "zeros"
        if units.shape[1] > 1 and np.ptp(units, axis=1).max() < 1e-9:
            return "alike"
        if not np.any([np.any(params["b1"]), np.any(params["b2"])]):
            return "untrained"
        if np.ptp(outputs) < NEARLY_EQUAL:
            return "flat"
        sure = np.abs(outputs - 0.5).min() > CONFIDENT
        return GATES.get(classes, "stuck") if sure else "stuck"

    return read


@pytest.fixture
def shapes_of() -> Callable[[Any], dict[str, tuple[int, ...]]]:
    """``shapes_of(params)``, where a bias ``(1, h)`` is one of ``(h,)``."""
    return _shapes


def _shapes(params: Any) -> dict[str, tuple[int, ...]]:
    if isinstance(params, (tuple, list)):
        raise Misfit(f"The dictionary of params should come back by itself, and {describe(params)} came.")
    if not isinstance(params, dict):
        raise Misfit(f"The dictionary of params should come back, and {describe(params)} came.")
    missing = [name for name in NAMES if name not in params]
    if missing:
        raise Misfit(f"The dictionary of params has no {joined(missing)}.")
    arrays = {name: _row(name, params[name]) for name in NAMES}
    odd = [name for name, array in arrays.items() if not isinstance(array, np.ndarray) or array.dtype.kind not in "fiu"]
    if odd:
        raise Misfit(f"{odd[0]} should be a NumPy array of numbers, and it is {describe(params[odd[0]])}.")
    return {name: array.shape for name, array in arrays.items()}


def _row(name: str, value: Any) -> Any:
    """A bias in one of its accepted forms as ``(h,)``; anything else unchanged."""
    if name == "b2" and np.ndim(value) == 0 and isinstance(value, (int, float, np.ndarray)):
        return np.reshape(value, (1,))
    if name[0] == "b" and isinstance(value, np.ndarray) and value.ndim == 2 and len(value) == 1:
        return value[0]
    return value


def _run(params: Any) -> tuple[Any, Any]:
    """The four outputs, and everything about the hidden units, one a column."""
    shapes = _shapes(params)
    h = shapes["b1"][0] if len(shapes["b1"]) == 1 else 0
    wanted: dict[str, tuple[int, ...]] = {"W1": (2, h), "b1": (h,), "W2": (h, 1), "b2": (1,)}
    if h == 0 or shapes != wanted:
        seen = joined([f"{name} {shapes[name]}" for name in NAMES])
        raise Misfit(f"These shapes do not fit together: {seen}. They should be (2, h), (h,), (h, 1) and (1,).")
    W1, b1, W2, b2 = (np.asarray(params[name], dtype=float).reshape(wanted[name]) for name in NAMES)
    if not all(np.isfinite(array).all() for array in (W1, b1, W2, b2)):
        raise Misfit("There are numbers in the params that are not finite: something grew without bound.")
    return _sigmoid(_sigmoid(CORNERS @ W1 + b1) @ W2 + b2)[:, 0], np.vstack([W1, b1, W2.T])


def _telling(net: Network) -> bool:
    Z1 = net.X @ net.params["W1"] + net.params["b1"]
    Z2 = _sigmoid(Z1) @ net.params["W2"] + net.params["b2"]
    right = (Z2 > 0) == (net.y > 0.5)
    biases = np.concatenate([net.params["b1"], net.params["b2"]])
    return bool(
        all((np.abs(Z) > 0.05).all() and (np.abs(Z) < 4.0).all() for Z in (Z1, Z2))
        and all((Z > 0).any(axis=0).all() and (Z < 0).any(axis=0).all() for Z in (Z1, Z2))
        and (np.abs(biases) > 0.1).all()
        and right.any()
        and not right.all()
        and abs((_sigmoid(Z2) - net.y).sum()) > 0.2
    )


def _sigmoid(z: Any) -> Any:
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def _decimals(rng: np.random.Generator, limit: float, shape: tuple[int, ...]) -> Any:
    return np.round(rng.uniform(-limit, limit, shape), 3)
