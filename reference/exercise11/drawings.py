"""Pictures for the HTML report. Runs inside the jail, with public inputs; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np

DRAWINGS = [
    {
        "kind": "heat",
        "probe": "gradients",
        "title": "Where the gradients differ",
        "text": "Your forward and backward for three rows, (1, 2), (2, 0) and (-1, 0), with the labels 1, 0 and 1.",
    },
    {
        "kind": "curve",
        "probe": "training",
        "title": "The loss while the spiral is learned",
        "text": "24 hidden neurons that always start alike, trained with your forward, backward and sgd_step.",
        "x": "step",
        "y": "mean loss",
    },
    {
        "kind": "boundary",
        "probe": "training",
        "title": "The decision boundary as it forms",
        "text": "What the same network answers everywhere, from the first step to the last.",
        "unit": "step",
    },
    {
        "kind": "parameters",
        "probe": "training",
        "title": "The parameters after training",
        "text": "Every number that the network has learned with your functions.",
    },
]
EXTENT, SIZE = (-1.15, 1.15, -1.15, 1.15), 32
STEPS, RATE, EVERY = 1500, 0.4, 60


def _points() -> tuple[np.ndarray, np.ndarray]:
    """Two arms of 60 points, always the same."""
    rng = np.random.default_rng(5)
    angle = np.linspace(0.4, 1.4 * np.pi, 60)
    arm = np.stack([angle * np.cos(angle), angle * np.sin(angle)], axis=1) / angle[-1]
    return np.concatenate([arm, -arm]) + 0.03 * rng.normal(size=(120, 2)), np.repeat([0.0, 1.0], 60).reshape(-1, 1)


def _places() -> np.ndarray:
    """The points of the picture, row by row from the top left."""
    x0, x1, y0, y1 = EXTENT
    x, y = np.meshgrid(np.linspace(x0, x1, SIZE), np.linspace(y1, y0, SIZE))
    return np.stack([x.ravel(), y.ravel()], axis=1)


def gradients(submission: Any) -> dict[str, Any]:
    """The gradients of a small network."""
    params = {"W1": [[1, -1, 1], [2, 1, -1]], "b1": [0, 1, -1], "W2": [[1], [-2], [1]], "b2": [-1]}
    given = {name: np.array(value, dtype=float) for name, value in params.items()}
    _, cache = submission.forward(given, np.array([[1.0, 2.0], [2.0, 0.0], [-1.0, 0.0]]))
    grads = submission.backward(given, cache, np.array([[1.0], [0.0], [1.0]]))
    return {"heat": {name: grads[name] for name in params}}


def training(submission: Any) -> dict[str, Any]:
    """Plain steps downhill; the loss and the outputs over a square on the way."""
    X, y = _points()
    rng = np.random.default_rng(3)
    params = {"W1": rng.normal(size=(2, 24)), "b1": np.zeros(24), "W2": rng.normal(size=(24, 1)) / 3, "b2": np.zeros(1)}
    losses, frames, places = [], [], _places()
    for step in range(STEPS + 1):
        outputs, cache = submission.forward(params, X.copy())
        if step % (EVERY // 4) == 0:
            right = np.where(y > 0.5, outputs, 1.0 - np.asarray(outputs))
            losses.append(float(-np.log(np.maximum(right, 1e-12)).mean()))
        if step % EVERY == 0:
            frames.append(np.ravel(submission.forward(params, places.copy())[0]).copy())
        grads = submission.backward(params, cache, y.copy())
        params = submission.sgd_step(params, grads, RATE)
    steps = np.arange(0, STEPS + 1, EVERY)
    boundary = {"extent": EXTENT, "size": SIZE, "steps": steps, "frames": np.stack(frames), "X": X, "y": y}
    curve = {"start": 0.0, "stride": EVERY / 4, "values": np.array(losses)}
    return {"curve": curve, "boundary": boundary, "parameters": params}
