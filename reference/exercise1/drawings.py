"""Pictures for the HTML report. Runs inside the jail, with public inputs; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np

DRAWINGS = [
    {
        "kind": "steps",
        "probe": "xor",
        "title": "The XOR network, step by step",
        "text": "The handout's network, computed with your linear, relu, sigmoid and forward. Choose an input.",
        "labels": ["x = (0, 0)", "x = (0, 1)", "x = (1, 0)", "x = (1, 1)"],
        "given": [["W1", "[[1, 1], [1, 1]]"], ["b1", "[0, -1]"], ["W2", "[[4], [-8]]"], ["b2", "[-2]"]],
        "steps": [
            ["z1", "linear(x, W1, b1)"],
            ["a1", "relu(z1)"],
            ["z2", "linear(a1, W2, b2)"],
            ["ŷ", "sigmoid(z2)"],
            ["forward", "forward(params, x)"],
        ],
    },
    {
        "kind": "boundary",
        "probe": "area",
        "title": "What the XOR network answers everywhere",
        "text": "Your forward, asked at 1,024 points. The four corners are the inputs of XOR.",
        "unit": "network",
    },
    {
        "kind": "curve",
        "probe": "relu",
        "title": "relu",
        "text": "Your relu for numbers from -3 to 3.",
        "x": "z",
        "y": "relu(z)",
    },
    {
        "kind": "curve",
        "probe": "sigmoid",
        "title": "sigmoid",
        "text": "Your sigmoid for numbers from -6 to 6.",
        "x": "z",
        "y": "sigmoid(z)",
    },
    {
        "kind": "parameters",
        "probe": "parameters",
        "title": "The parameters of the XOR network",
        "text": "Every number that this network would learn, and how many your count_parameters finds.",
    },
]
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
EXTENT, SIZE = (-0.5, 1.5, -0.5, 1.5), 32


def _network() -> dict[str, np.ndarray]:
    return {
        "W1": np.array([[1.0, 1.0], [1.0, 1.0]]),
        "b1": np.array([0.0, -1.0]),
        "W2": np.array([[4.0], [-8.0]]),
        "b2": np.array([-2.0]),
    }


def _places() -> np.ndarray:
    """The points of the picture, row by row from the top left."""
    x0, x1, y0, y1 = EXTENT
    x, y = np.meshgrid(np.linspace(x0, x1, SIZE), np.linspace(y1, y0, SIZE))
    return np.stack([x.ravel(), y.ravel()], axis=1)


def xor(submission: Any) -> dict[str, Any]:
    """Every number on the way from the four inputs to the output."""
    net = _network()
    z1 = submission.linear(CORNERS.copy(), net["W1"], net["b1"])
    a1 = submission.relu(np.array(z1))
    z2 = submission.linear(np.array(a1), net["W2"], net["b2"])
    y_hat = submission.sigmoid(np.array(z2))
    forward = submission.forward(_network(), CORNERS.copy())
    return {"steps": {"X": CORNERS, "z1": z1, "a1": a1, "z2": z2, "ŷ": y_hat, "forward": forward}}


def area(submission: Any) -> dict[str, Any]:
    """The outputs over a square."""
    outputs = np.asarray(submission.forward(_network(), _places()), dtype=float)
    labels = np.array([0.0, 1.0, 1.0, 0.0])
    frames = outputs.reshape(1, -1)
    return {"boundary": {"extent": EXTENT, "size": SIZE, "steps": [0], "frames": frames, "X": CORNERS, "y": labels}}


def relu(submission: Any) -> dict[str, Any]:
    """The function from -3 to 3."""
    return {"curve": {"start": -3.0, "stride": 0.1, "values": submission.relu(np.linspace(-3.0, 3.0, 61))}}


def sigmoid(submission: Any) -> dict[str, Any]:
    """The function from -6 to 6."""
    return {"curve": {"start": -6.0, "stride": 0.2, "values": submission.sigmoid(np.linspace(-6.0, 6.0, 61))}}


def parameters(submission: Any) -> dict[str, Any]:
    """The network of the handout, counted by the student."""
    return {"parameters": {**_network(), "counted": submission.count_parameters([2, 2, 1])}}
