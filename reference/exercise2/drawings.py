"""Pictures for the HTML report. Runs inside the jail, with public inputs; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np

DRAWINGS = [
    {
        "kind": "curve",
        "probe": "bce",
        "title": "What a prediction costs when the label is 1",
        "text": "Your bce for one example, with predictions from 0.01 to 0.99: the surer and wronger, the dearer.",
        "x": "prediction",
        "y": "loss",
    },
    {
        "kind": "curve",
        "probe": "slope",
        "title": "The slope at the logit when the label is 1",
        "text": "Your bce_with_logits_grad for one example, with logits from -6 to 6.",
        "x": "logit",
        "y": "slope",
    },
]


def bce(submission: Any) -> dict[str, Any]:
    """The loss of one example for many predictions."""
    label = np.ones((1, 1))
    costs = [float(submission.bce(np.full((1, 1), p), label.copy())) for p in np.linspace(0.01, 0.99, 50)]
    return {"curve": {"start": 0.01, "stride": 0.02, "values": np.array(costs)}}


def slope(submission: Any) -> dict[str, Any]:
    """The slope of one example for many logits."""
    rows = [submission.bce_with_logits_grad(np.full((1, 1), z), np.ones((1, 1))) for z in np.linspace(-6.0, 6.0, 49)]
    return {"curve": {"start": -6.0, "stride": 0.25, "values": np.concatenate([np.ravel(row) for row in rows])}}
