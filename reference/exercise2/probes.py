"""Runs inside the jail. Holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np


def capped_bce(submission: Any, y_hat: np.ndarray, y: np.ndarray, most: float) -> Any:
    """bce, but never further from zero than ``most``: how far it grows at the very ends depends on the guard.

    Returns:
        A number or an array of numbers; whatever came back when it is infinite, nan, or holds no numbers.
    """
    loss = submission.bce(y_hat, y)
    try:
        numbers = np.asarray(loss, dtype=np.float64)
    except (TypeError, ValueError):
        return loss
    if not np.isfinite(numbers).all():
        return loss
    capped = np.clip(numbers, -most, most)
    return float(capped) if capped.ndim == 0 else capped
