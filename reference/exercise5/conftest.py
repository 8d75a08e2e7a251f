"""Inputs of exercise 5: known weights for both networks, and logits that tell right and wrong programs apart."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

Case = dict[str, Any]
WIDTHS = {"SpiralNet": (2, 16, 8, 1), "DeeperSpiralNet": (2, 16, 8, 4, 1)}


@pytest.fixture
def known(rng: np.random.Generator) -> Callable[[str], Case]:
    """``known(model)``: weights and 24 rows, other numbers in every run of the grader."""

    def make(model: str) -> Case:
        for _ in range(2000):
            case = _draw(rng, WIDTHS[model])
            if _tells_apart(case):
                return case | {"model": model}
        raise AssertionError("no suitable numbers found")

    return make


def _draw(rng: np.random.Generator, widths: tuple[int, ...]) -> Case:
    weights = {}
    for number, (inputs, outputs) in enumerate(pairwise(widths), start=1):
        weights[f"W{number}"] = rng.normal(0.0, 1.5 / np.sqrt(inputs), (inputs, outputs)).round(3)
        weights[f"b{number}"] = rng.normal(0.0, 0.3, outputs).round(3)
    X, pull = rng.normal(0.0, 1.5, (24, 2)).round(3), rng.uniform(0.5, 1.5, 24).round(3)
    z = _signals(weights, X)[-1].ravel()
    last = f"b{len(widths) - 1}"
    weights[last] = (weights[last] - np.median(z)).round(3)
    return {"weights": weights, "X": X, "pull": pull}


def _tells_apart(case: Case) -> bool:
    """Every hidden neuron is on for some rows and off for others, none is near its bend, logits have both signs."""
    *hidden, z = _signals(case["weights"], case["X"])
    return bool(
        all(((signal > 0).any(axis=0) & (signal < 0).any(axis=0)).all() for signal in hidden)
        and min(np.abs(signal).min() for signal in hidden) > 1e-5
        and min((z > 0.3).sum(), (z < -0.3).sum()) >= 3
    )


def _signals(weights: dict[str, Any], X: Any) -> list[Any]:
    signals, signal = [], X
    for number in range(1, len(weights) // 2 + 1):
        signals.append(signal @ weights[f"W{number}"] + weights[f"b{number}"])
        signal = np.maximum(signals[-1], 0.0)
    return signals


@pytest.fixture
def scores(rng: np.random.Generator) -> Callable[..., Case]:
    """``scores(**changes)``: seven logits of both signs with labels that agree with some of them."""

    def make(**changes: Any) -> Case:
        z = rng.permutation([-2.7, -1.3, -0.4, 0.3, 0.9, 1.8, 3.1]) + rng.uniform(-0.1, 0.1, 7).round(3)
        y = (z > 0) ^ (rng.permutation(7) < 2)
        return {"logits": z[:, None], "y": y.astype(np.float64)[:, None], "dtype": "float64"} | changes

    return make


@pytest.fixture
def decided(rng: np.random.Generator) -> Callable[..., Case]:
    """``decided(**changes)``: a model and nine rows whose logits lie on both sides of 0, and between 0 and 0.5."""

    def make(**changes: Any) -> Case:
        slopes = rng.uniform(0.5, 1.5, (2, 1)).round(3)
        z = rng.permutation([-3.0, -1.2, -0.7, -0.3, 0.2, 0.35, 0.8, 1.6, 2.9])
        first = rng.normal(0.0, 1.0, 9).round(3)
        X = np.stack([first, (z - first * slopes[0, 0]) / slopes[1, 0]], axis=1)
        return {"slopes": slopes, "X": X, "training": True, "dtype": "float32"} | changes

    return make
