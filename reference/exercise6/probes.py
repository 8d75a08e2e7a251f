"""Drives a submission of exercise 6 in the jail. Holds no answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))


def init_params(submission: Any, sizes: Sequence[int], seed: int) -> list[Any]:
    """One start for every number of hidden units."""
    return [submission.init_params(size, np.random.default_rng(seed + size)) for size in sizes]


def train_keeps(submission: Any, params: Any, X: Any, y: Any, lr: float, epochs: int) -> dict[str, Any]:
    """What train gave back, and whether the examples are what they were."""
    given = X.copy(), y.copy()
    answer = submission.train(params, *given, lr, epochs)
    return {"answer": answer, "X": np.array_equal(given[0], X), "y": np.array_equal(given[1], y)}


def solve(submission: Any, seed: int) -> dict[str, Any]:
    """The params for one seed, and what predict says with them."""
    params = submission.solve(seed)
    if not isinstance(params, dict):
        return {"params": params, "classes": None}
    kept = {name: np.array(value) if isinstance(value, np.ndarray) else value for name, value in params.items()}
    complete = all(name in kept for name in ("W1", "b1", "W2", "b2"))
    return {"params": kept, "classes": submission.predict(params, np.array(CORNERS)) if complete else None}
