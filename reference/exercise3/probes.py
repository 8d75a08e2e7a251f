"""Runs inside the jail: hands a loss function to the student's numerical_gradient. Holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np


def numerical_gradient(
    submission: Any,
    params: dict[str, np.ndarray],
    quadratic: np.ndarray,
    linear: np.ndarray,
    cubic: np.ndarray,
    **options: float,
) -> dict[str, Any]:
    """Calls numerical_gradient with a polynomial of all numbers in ``params``, in the order of its keys.

    Returns:
        "gradient" (what came back), "params" (after the call) and "calls" (how often the loss was asked for).
    """
    names = tuple(params)
    given = {name: np.array(values, dtype=np.float64) for name, values in params.items()}
    calls = 0

    def loss(at: dict[str, np.ndarray]) -> float:
        nonlocal calls
        calls += 1
        v = np.concatenate([np.ravel(at[name]) for name in names])
        return float(v @ quadratic @ v + linear @ v + cubic @ v**3)

    gradient = submission.numerical_gradient(loss, given, **options)
    return {"gradient": gradient, "params": given, "calls": calls}
