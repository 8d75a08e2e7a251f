"""Pictures for the HTML report. Runs inside the jail, with public inputs; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np

DRAWINGS = [
    {
        "kind": "steps",
        "probe": "xor",
        "title": "Forwards and backwards through the XOR network",
        "text": "The chapter's network with sigmoid, one input at a time: your forward, then your backward on its "
        "cache. With one example, db2 is δ2 and db1 is δ1.",
        "labels": ["x = (0, 0), y = 0", "x = (0, 1), y = 1", "x = (1, 0), y = 1", "x = (1, 1), y = 0"],
        "given": [["W1", "[[5, 5], [5, 5]]"], ["b1", "[-2.5, -7.5]"], ["W2", "[[10], [-10]]"], ["b2", "[-5]"]],
        "steps": [
            ["z1", "x W1 + b1"],
            ["a1", "sigmoid(z1)"],
            ["z2", "a1 W2 + b2"],
            ["ŷ", "sigmoid(z2), called A2"],
            ["δ2", "slope of the loss at z2"],
            ["dW2", "a1 times δ2"],
            ["δ1", "slope of the loss at z1"],
            ["dW1", "x times δ1, row by row"],
        ],
    },
    {
        "kind": "heat",
        "probe": "gradients",
        "title": "Where the gradients differ",
        "text": "Your forward and backward on all four XOR examples at once.",
    },
    {
        "kind": "curve",
        "probe": "training",
        "title": "The loss while XOR is learned",
        "text": "A small network, trained with your forward and backward and a learning rate of 2.",
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
        "text": "Every number that the network has learned with your gradients.",
    },
]
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
LABELS = np.array([[0.0], [1.0], [1.0], [0.0]])
EXTENT, SIZE = (-0.5, 1.5, -0.5, 1.5), 32
STEPS, RATE, EVERY = 1200, 2.0, 48


def _chapter() -> dict[str, np.ndarray]:
    return {
        "W1": np.array([[5.0, 5.0], [5.0, 5.0]]),
        "b1": np.array([-2.5, -7.5]),
        "W2": np.array([[10.0], [-10.0]]),
        "b2": np.array([-5.0]),
    }


def _places() -> np.ndarray:
    """The points of the picture, row by row from the top left."""
    x0, x1, y0, y1 = EXTENT
    x, y = np.meshgrid(np.linspace(x0, x1, SIZE), np.linspace(y1, y0, SIZE))
    return np.stack([x.ravel(), y.ravel()], axis=1)


def _loss(outputs: np.ndarray) -> float:
    right = np.where(LABELS > 0.5, outputs, 1.0 - outputs)
    return float(-np.log(np.maximum(right, 1e-12)).mean())


def xor(submission: Any) -> dict[str, Any]:
    """Every number on the way there and back, one example at a time."""
    names = {"z1": "Z1", "a1": "A1", "z2": "Z2", "ŷ": "A2"}
    backwards = {"δ2": "b2", "dW2": "W2", "δ1": "b1", "dW1": "W1"}
    found: dict[str, list[np.ndarray]] = {name: [] for name in (*names, *backwards)}
    for x, y in zip(CORNERS, LABELS, strict=True):
        cache = submission.forward(_chapter(), x.reshape(1, 2))
        for name, key in names.items():
            found[name].append(np.ravel(cache[key]).copy())
        grads = submission.backward(_chapter(), cache, y.reshape(1, 1))
        for name, key in backwards.items():
            found[name].append(np.ravel(grads[key]).copy())
    return {"steps": {"X": CORNERS, **{name: np.stack(rows) for name, rows in found.items()}}}


def gradients(submission: Any) -> dict[str, Any]:
    """The gradients of the whole batch."""
    cache = submission.forward(_chapter(), CORNERS.copy())
    grads = submission.backward(_chapter(), cache, LABELS.copy())
    return {"heat": {name: grads[name] for name in ("W1", "b1", "W2", "b2")}}


def training(submission: Any) -> dict[str, Any]:
    """Plain steps downhill; the loss and the outputs over a square on the way."""
    rng = np.random.default_rng(7)
    params = {"W1": rng.normal(size=(2, 4)), "b1": np.zeros(4), "W2": rng.normal(size=(4, 1)), "b2": np.zeros(1)}
    losses, frames, places = [], [], _places()
    for step in range(STEPS + 1):
        cache = submission.forward(params, CORNERS.copy())
        if step % (EVERY // 4) == 0:
            losses.append(_loss(np.asarray(cache["A2"])))
        if step % EVERY == 0:
            frames.append(np.ravel(submission.forward(params, places.copy())["A2"]).copy())
        grads = submission.backward(params, cache, LABELS.copy())
        params = {name: value - RATE * np.reshape(grads[name], value.shape) for name, value in params.items()}
    steps = np.arange(0, STEPS + 1, EVERY)
    boundary = {"extent": EXTENT, "size": SIZE, "steps": steps, "frames": np.stack(frames), "X": CORNERS, "y": LABELS}
    curve = {"start": 0.0, "stride": EVERY / 4, "values": np.array(losses)}
    return {"curve": curve, "boundary": boundary, "parameters": params}
