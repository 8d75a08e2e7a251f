"""Pictures for the HTML report. Runs inside the jail, with public inputs; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np

DRAWINGS = [
    {
        "kind": "boundary",
        "probe": "spiral",
        "title": "Your spiral",
        "text": "make_spiral(100, 0.03, rng): 100 points on each arm, with little noise.",
        "unit": "",
        "own_points": True,
    },
    {
        "kind": "boundary",
        "probe": "standardized",
        "title": "Two arcs after your standardize",
        "text": "Before, they lay around (200, -45) and were 15 times as wide as high. Standardized, they lie around "
        "(0, 0), with the same standard deviation both ways.",
        "unit": "",
        "own_points": True,
    },
]
COUNT = 100


def spiral(submission: Any) -> dict[str, Any]:
    """The student's points."""
    return _picture(*submission.make_spiral(COUNT, 0.03, np.random.default_rng(7)))


def standardized(submission: Any) -> dict[str, Any]:
    """Two half circles, out of shape, and brought into shape again by the student."""
    angle = np.linspace(0.0, np.pi, COUNT)
    arc = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    X = np.concatenate([arc, 0.6 * arc]) * np.array([30.0, 4.0]) + np.array([200.0, -50.0])
    train, _ = submission.standardize(X.copy(), X[:2].copy())
    return _picture(train, np.repeat([0.0, 1.0], COUNT))


def _picture(X: Any, y: Any) -> dict[str, Any]:
    return {"boundary": {"extent": (-1.0, 1.0, -1.0, 1.0), "size": 0, "X": X, "y": y}}
