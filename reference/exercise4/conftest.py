"""Inputs of exercise 4: a small network whose numbers can be read, and the course's 2-16-8-1 network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.judge.drawn import remembered

Case = dict[str, Any]
Array = np.ndarray[Any, Any]

SIZES = {"hidden1": (2, 16), "hidden2": (16, 8), "output": (8, 1)}
GATE = (0.6, 0.35)
"""In evaluation mode a gated network answers 0.6 * logit + 0.35: what dropout does by chance, it does for certain."""


@pytest.fixture
def small() -> Case:
    """Two inputs, two hidden neurons, one output; five training rows in batches of 2, 2 and 1."""
    return {
        "weights": {
            "hidden.weight": np.array([[0.5, -0.3], [-0.4, 0.8]]),
            "hidden.bias": np.array([0.1, 0.2]),
            "output.weight": np.array([[0.7, -0.6]]),
            "output.bias": np.array([0.05]),
        },
        "X": np.array([[1.0, 0.5], [-0.5, 1.5], [0.3, -0.8], [2.0, 1.0], [0.2, 0.4]]),
        "y": np.array([[1.0], [0.0], [0.0], [1.0], [1.0]]),
        "batch_size": 2,
        "X_val": np.array([[0.6, 0.2], [1.5, -0.5], [-1.0, 0.7], [0.4, 1.2], [-0.3, -0.6]]),
        "y_val": np.array([[1.0], [0.0], [0.0], [1.0], [1.0]]),
        "val_batch_size": 2,
        "epochs": 2,
    }


@pytest.fixture
def course(rng: np.random.Generator) -> Callable[..., Case]:
    """``course(**changes)``: the 2-16-8-1 network with 20 training rows in batches of 6, 6, 6 and 2, each epoch in an
    order of its own, and 30 validation rows in batches of 10. Other numbers in every run of the grader."""

    @remembered(rng)
    def draw() -> Case:
        for _ in range(1000):
            case = _draw(rng)
            if _tells_apart(case):
                return case
        raise AssertionError("no suitable numbers found")

    return lambda **changes: draw() | changes


def _draw(rng: np.random.Generator) -> Case:
    weights = {}
    for name, (inputs, outputs) in SIZES.items():
        weights[f"{name}.weight"] = rng.normal(0.0, 1.6 / np.sqrt(inputs), (outputs, inputs)).round(3)
        weights[f"{name}.bias"] = rng.normal(0.0, 0.3, outputs).round(3)
    X, X_val = rng.normal(0.0, 1.0, (20, 2)).round(3), rng.normal(0.0, 1.0, (30, 2)).round(3)
    # About half of the logits are positive, some of them below 0.5.
    middle = np.sort(_logits(weights, X_val)[0])[15]
    weights["output.bias"] = (weights["output.bias"] - middle + 0.25).round(3)
    return {
        "weights": weights,
        "X": X,
        "y": rng.permutation(np.arange(20) % 5 < 2).astype(np.float64)[:, None],
        "batch_size": 6,
        "order": np.array([rng.permutation(20) for _ in range(3)]),
        "X_val": X_val,
        "y_val": rng.permutation(np.arange(30) < 13).astype(np.float64)[:, None],
        "val_batch_size": 10,
        "epochs": 3,
    }


def _tells_apart(case: Case) -> bool:
    """Whether right and wrong programs differ visibly on these numbers.

    Rows are different; logits have both signs and are not near the places where a class or a slope changes; no wrong
    accuracy is equal to the right one or to another wrong one.
    """
    X = np.concatenate([case["X"], case["X_val"]])
    z, nearest = _logits(case["weights"], X)
    seen, val = z[:20], z[20:]
    return bool(
        len(np.unique(X, axis=0)) == len(X)
        and nearest > 1e-4
        and np.abs(z).max() < 8
        and min((seen > 0.2).sum(), (seen < -0.2).sum()) >= 4
        and np.abs(GATE[0] * val + GATE[1]).min() > 1e-3
        and len(set(accuracies := _accuracies(val, case["y_val"].ravel()))) == len(accuracies)
    )


def _accuracies(logits: Array, labels: Array) -> list[float]:
    """The right accuracy first, then those of the known mistakes, in three batches of 10."""
    y = labels > 0.5
    hits = (logits > 0) == y
    pairs = (logits.reshape(3, 10, 1) > 0) == y.reshape(3, 1, 10)  # every example of a batch with every other
    shares = [hits, (logits > 0.5) == y, np.round(logits) == labels, ~y, (GATE[0] * logits + GATE[1] > 0) == y]
    others = [hits.sum(), hits.sum() / 3, pairs.sum() / 30, pairs.mean(), hits[:10].mean(), 0.0]
    return [round(float(number), 9) for number in [share.mean() for share in shares] + others]


def _logits(weights: dict[str, Any], X: Array) -> tuple[Array, float]:
    """Logits of all rows, and the smallest distance of any pre-activation from zero."""
    signal, nearest = X, np.inf
    for name in SIZES:
        z = signal @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
        nearest = min(nearest, float(np.abs(z).min()))
        signal = np.maximum(z, 0.0)
    return z.ravel(), nearest
