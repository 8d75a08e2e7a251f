"""Runs inside the jail. Holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np


def capped_bce(submission: Any, y_hat: np.ndarray, y: np.ndarray, most: float) -> Any:
    """bce, but never more than ``most``: how far the loss grows at the very ends depends on the guard.

    Returns:
        A number; whatever came back when that is infinite, nan, or no single number.
    """
    loss = submission.bce(y_hat, y)
    try:
        number = float(np.reshape(loss, ()))
    except (TypeError, ValueError):
        return loss
    return min(number, most) if np.isfinite(number) else loss
