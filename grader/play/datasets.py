"""The points to be told apart: public, and always the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np

from grader.model.frozen import frozen

FloatArray = np.ndarray[Any, np.dtype[np.float64]]
SIZE = 40
"""Places in a row of the map."""


@frozen
class Dataset:
    """Points, and the square around them."""

    title: str
    X: FloatArray
    """(m, 2)"""
    y: FloatArray
    """(m, 1), 0.0 or 1.0"""
    extent: tuple[float, float, float, float]
    """x0, x1, y0, y1"""

    def places(self) -> FloatArray:
        """All places of the map, row by row from the top left, then the points themselves: (SIZE² + m, 2)."""
        x0, x1, y0, y1 = self.extent
        x, y = np.meshgrid(np.linspace(x0, x1, SIZE), np.linspace(y1, y0, SIZE))
        return np.concatenate([np.stack([x.ravel(), y.ravel()], axis=1), self.X])

    def drawn(self) -> dict[str, Any]:
        """What the page draws it with."""
        points = [
            {"x": round(a, 4), "y": round(b, 4), "label": int(label)}
            for (a, b), label in zip(self.X.tolist(), self.y.ravel().tolist(), strict=True)
        ]
        return {"title": self.title, "extent": list(self.extent), "size": SIZE, "points": points}


def _xor() -> Dataset:
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return Dataset("XOR", X, np.array([[0.0], [1.0], [1.0], [0.0]]), (-0.5, 1.5, -0.5, 1.5))


def _circles() -> Dataset:
    """A disc in a ring: 60 points each."""
    rng = np.random.default_rng(11)
    radius = np.concatenate([0.45 * np.sqrt(rng.uniform(size=60)), rng.uniform(0.7, 1.0, 60)])
    angle = rng.uniform(0.0, 2.0 * np.pi, 120)
    X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return Dataset("Circles", X, np.repeat([1.0, 0.0], 60).reshape(-1, 1), (-1.15, 1.15, -1.15, 1.15))


def _spiral() -> Dataset:
    """Two arms of 60 points."""
    rng = np.random.default_rng(5)
    angle = np.linspace(0.4, 1.4 * np.pi, 60)
    arm = np.stack([angle * np.cos(angle), angle * np.sin(angle)], axis=1) / angle[-1]
    X = np.concatenate([arm, -arm]) + 0.03 * rng.normal(size=(120, 2))
    return Dataset("Spiral", X, np.repeat([0.0, 1.0], 60).reshape(-1, 1), (-1.15, 1.15, -1.15, 1.15))


_MADE: Mapping[str, Callable[[], Dataset]] = {"xor": _xor, "circles": _circles, "spiral": _spiral}


@cache
def dataset(name: str) -> Dataset:
    """One of ``grader.catalog.playground.DATASETS``."""
    return _MADE[name]()
