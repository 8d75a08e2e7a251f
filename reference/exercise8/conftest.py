"""Inputs of exercise 8: several different gradients in a row, none of them near zero."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

SHAPES = {"W1": (2, 3), "b1": (3,), "W2": (3, 1), "b2": (1,)}


@pytest.fixture
def steps(rng: np.random.Generator) -> Callable[..., tuple[Any, Any]]:
    """``steps(5)``: params and five different gradients with absolute values from 0.3 to 2."""

    def make(count: int, shapes: dict[str, tuple[int, ...]] = SHAPES) -> tuple[Any, Any]:
        params = {name: rng.normal(0.0, 1.0, shape).round(3) + 0.2 for name, shape in shapes.items()}
        gradients = [
            {
                name: (rng.choice([-1.0, 1.0], shape) * rng.uniform(0.3, 2.0, shape)).round(3)
                for name, shape in shapes.items()
            }
            for _ in range(count)
        ]
        return params, gradients

    return make


@pytest.fixture
def network(rng: np.random.Generator) -> Callable[..., dict[str, Any]]:
    """``network()``: weights of a 2-4-1 network and 12 rows in three batches of 4."""

    def make(**changes: Any) -> dict[str, Any]:
        X = rng.normal(0.0, 1.0, (12, 2)).round(3)
        case = {
            "weights": {
                "hidden.weight": rng.normal(0.0, 1.0, (4, 2)).round(3),
                "hidden.bias": rng.normal(0.0, 0.5, 4).round(3),
                "output.weight": rng.normal(0.0, 1.0, (1, 4)).round(3),
                "output.bias": np.array([0.3]),
            },
            "X": X,
            "y": rng.permutation(np.arange(12) % 3 < 1).astype(np.float64)[:, None],
            "epochs": 3,
            "lr": 0.1,
        }
        return case | changes

    return make
