"""Pictures for the HTML report. Runs inside the jail, with public inputs; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np

DRAWINGS = [
    {
        "kind": "curve",
        "probe": "xor",
        "title": "The loss while XOR is learned",
        "text": "What your train returned, for four hidden units that always start alike and a learning rate of 2.",
        "x": "epoch",
        "y": "mean loss",
    },
    {
        "kind": "boundary",
        "probe": "xor",
        "title": "The decision boundary as it forms",
        "text": "The class that your predict gives everywhere, before training and as it goes on.",
        "unit": "epoch",
    },
    {
        "kind": "parameters",
        "probe": "xor",
        "title": "The parameters after training",
        "text": "Every number that the network has learned with your train.",
    },
]
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
LABELS = np.array([[0.0], [1.0], [1.0], [0.0]])
EXTENT, SIZE = (-0.5, 1.5, -0.5, 1.5), 32
CHUNK, CHUNKS = 48, 25


def _places() -> np.ndarray:
    """The points of the picture, row by row from the top left."""
    x0, x1, y0, y1 = EXTENT
    x, y = np.meshgrid(np.linspace(x0, x1, SIZE), np.linspace(y1, y0, SIZE))
    return np.stack([x.ravel(), y.ravel()], axis=1)


def xor(submission: Any) -> dict[str, Any]:
    """Training in pieces; the losses and the classes over a square on the way."""
    rng = np.random.default_rng(7)
    params = {"W1": rng.normal(size=(2, 4)), "b1": np.zeros(4), "W2": rng.normal(size=(4, 1)), "b2": np.zeros(1)}
    losses: list[float] = []
    frames = [_classes(submission, params)]
    for _ in range(CHUNKS):
        params, history = submission.train(params, CORNERS.copy(), LABELS.copy(), 2.0, CHUNK)
        losses += [float(loss) for loss in history[:: CHUNK // 4]]
        frames.append(_classes(submission, params))
    steps = np.arange(0, CHUNKS + 1) * CHUNK
    boundary = {"extent": EXTENT, "size": SIZE, "steps": steps, "frames": np.stack(frames), "X": CORNERS, "y": LABELS}
    curve = {"start": 1.0, "stride": CHUNK / 4, "values": np.array(losses)}
    return {"curve": curve, "boundary": boundary, "parameters": params}


def _classes(submission: Any, params: dict[str, np.ndarray]) -> np.ndarray:
    given = {name: np.array(value) for name, value in params.items()}
    return np.asarray(submission.predict(given, _places()), dtype=float).ravel()
