"""Pictures for the HTML report. Runs inside the jail, with public inputs; holds no answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

DRAWINGS = [
    {
        "kind": "curve",
        "probe": "sgd",
        "title": "Plain steps through a narrow valley",
        "text": "Your sgd_step on (x² + 25 y²) / 2, from (4, 1), with a learning rate of 0.035.",
        "x": "step",
        "y": "height",
    },
    {
        "kind": "curve",
        "probe": "momentum",
        "title": "Momentum through the same valley",
        "text": "Your momentum_step with a learning rate of 0.01: it gathers speed, and overshoots.",
        "x": "step",
        "y": "height",
    },
    {
        "kind": "curve",
        "probe": "adam",
        "title": "Adam through the same valley",
        "text": "Your adam_step with a learning rate of 0.2: about equally long steps in both directions.",
        "x": "step",
        "y": "height",
    },
]
STEPS = 60
STEEPNESS = np.array([1.0, 25.0])


def _heights(step: Callable[[Any, Any, Any], tuple[Any, Any]]) -> dict[str, Any]:
    """The height after every step down the valley."""
    params, kept, heights = {"w": np.array([4.0, 1.0])}, {}, []
    for _ in range(STEPS + 1):
        heights.append(float((STEEPNESS * params["w"] ** 2).sum() / 2))
        params, kept = step(params, {"w": STEEPNESS * params["w"]}, kept)
    return {"curve": {"start": 0.0, "stride": 1.0, "values": np.array(heights)}}


def sgd(submission: Any) -> dict[str, Any]:
    """Plain steps."""
    return _heights(lambda params, grads, kept: (submission.sgd_step(params, grads, 0.035), kept))


def momentum(submission: Any) -> dict[str, Any]:
    """Steps with momentum."""
    return _heights(lambda params, grads, kept: submission.momentum_step(params, grads, kept, 0.01))


def adam(submission: Any) -> dict[str, Any]:
    """Steps of Adam."""
    return _heights(lambda params, grads, kept: submission.adam_step(params, grads, kept, 0.2))
