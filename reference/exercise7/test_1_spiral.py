"""The spiral. Nobody can know its numbers, so only what every spiral has is looked at."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Misfit, Viewed
from grader.compare.words import describe

MANY = 300
FORM = Facts(
    {
        "rows": "X and y should have 2 * n_per_class rows: n_per_class for each of the two arms.",
        "finite": "There are numbers among them that are nan or inf.",
        "labels": "The labels should be 0 and 1.",
        "balance": "Both arms should have the same number of points.",
    },
    {
        "rows": "{seen} rows came back, {wanted} were expected.",
        "labels": "The labels that came back are {seen}.",
        "balance": "The two have {seen} points.",
    },
)
ARMS = Facts(
    {
        "apart": {
            "no: same place": "Without noise the two arms should be apart, but they lie on top of each other.",
            "": "Without noise the two arms should be apart, but points of both labels lie among each other.",
        },
        "winds": "Each arm should wind around the centre. At least one of them does not.",
        "widens": "Each arm should get farther from the centre on its way. At least one of them does not.",
    }
)
SPREAD = Facts(
    {
        "spreads": {
            "together": "The noise moves all points together: the picture is shifted, and the arms stay thin.",
            "": "With much noise the points should lie farther from their arm than without.",
        }
    }
)


def _spiral(answer: Any) -> tuple[Any, Any]:
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Misfit(f"Two arrays were expected, X and y; {describe(answer)} came back.")
    X, y = answer
    for name, value in (("X", X), ("y", y)):
        if not isinstance(value, np.ndarray) or value.dtype.kind not in "fiub":
            raise Misfit(f"{name} should be a NumPy array of numbers; {describe(value)} came back.")
    if X.ndim != 2 or X.shape[1] != 2:
        raise Misfit("X should be a table with two columns, one row for every point.")
    if y.ndim == 2 and y.shape[1] == 1:
        raise Misfit("y should be one row of labels, shape (n,), and it is a column, shape (n, 1).")
    if y.ndim == 2 and len(y) == 1:
        raise Misfit("y should be one row of labels, shape (n,), and it is a table with one row, shape (1, n).")
    if y.ndim == 2:
        raise Misfit("y should hold one number for every point, shape (n,), and it is a table.")
    if y.shape != X.shape[:1]:
        raise Misfit("y should hold one label for every row of X.")
    return X.astype(float), y.astype(float)


def _form(answers: Any) -> dict[str, Any]:
    X, y = _spiral(answers[0])
    labels, counts = np.unique(y, return_counts=True)
    return {
        "rows": len(X),
        "finite": bool(np.isfinite(X).all()),
        "labels": tuple(f"{label:g}" for label in labels[:9]),
        "balance": tuple(int(count) for count in counts[:9]),
    }


def _arms(answers: Any) -> dict[str, Any]:
    X, y = _spiral(answers[0])
    arms = _two(X, y)
    return {
        "apart": _apart(X, y),
        "winds": all(_winds(X, arm) for arm in arms),
        "widens": all(_widens(X, arm) for arm in arms),
    }


def _spread(answers: Any) -> dict[str, Any]:
    lines, again, noisy = (_two(*_spiral(answer)) for answer in answers)
    quiet = np.mean([_distance(points, line).mean() for points, line in zip(again, lines, strict=True)])
    loud = np.mean([_distance(points, line).mean() for points, line in zip(noisy, lines, strict=True)])
    least = 1.5 * quiet + 1e-6 * np.abs(answers[0][0]).max()
    centred = [
        _distance(points - points.mean(axis=0), line - line.mean(axis=0)).mean()
        for points, line in zip(noisy, lines, strict=True)
    ]
    return {"spreads": "no" if loud <= least else "together" if np.mean(centred) <= 0.02 * loud + least else "yes"}


def _two(X: Any, y: Any) -> list[Any]:
    if not np.isfinite(X).all():
        raise Misfit("There are numbers among the points that are nan or inf.")
    labels = np.unique(y)
    if len(labels) != 2 or min((y == label).sum() for label in labels) < len(y) / 4:
        raise Misfit("Two arms with as many points each were expected, one for each of the two labels.")
    return [X[y == label] for label in labels]


def _squares(points: Any, line: Any) -> Any:
    """Squared distances from every point to every one of the line."""
    lengths = (points**2).sum(axis=1)[:, None] + (line**2).sum(axis=1)[None, :]
    return np.maximum(lengths - 2.0 * points @ line.T, 0.0)


def _distance(points: Any, line: Any) -> Any:
    """From every point to the nearest one of the line."""
    return np.sqrt(_squares(points, line).min(axis=1))


def _apart(X: Any, y: Any) -> str:
    """Whether the nearest other point nearly always has the same label."""
    squares = _squares(X, X)
    np.fill_diagonal(squares, np.inf)
    share = float((y[np.argmin(squares, axis=1)] == y).mean())
    if share >= 0.95:
        return "yes"
    if share < 0.25:
        return "no: same place"
    # Where a half turn leaves the whole picture as it is, there are two arms; then the labels are on the wrong points.
    turned = _distance(-X, X).mean() < 0.02 * np.abs(X).max()
    return "no: two arms" if turned else "no: one arm"


def _centres(X: Any) -> tuple[Any, Any]:
    return np.zeros(2), X.mean(axis=0)


def _winds(X: Any, arm: Any) -> bool:
    """Seen from the centre, it takes up at least five of twelve directions."""
    return max(_directions(arm - centre) for centre in _centres(X)) >= 5


def _directions(points: Any) -> int:
    radius = np.hypot(*points.T)
    far = points[radius > 0.15 * radius.max()]
    return len(np.unique(np.floor(np.arctan2(far[:, 1], far[:, 0]) / (np.pi / 6.0))))


def _widens(X: Any, arm: Any) -> bool:
    ranges = [np.quantile(np.hypot(*(arm - centre).T), (0.05, 0.95)) for centre in _centres(X)]
    return any(far > 1.3 * near for near, far in ranges)


@pytest.mark.points(0.75)
def test_make_spiral(agree: Any, some_seeds: Any) -> None:
    """make_spiral labels its two arms 0 and 1."""
    for n, noise in ((50, 0.1), (7, 0.0)):
        agree("probe:make_spiral", n, [noise], some_seeds(1), about="make_spiral", spec=Viewed(_form, FORM))


@pytest.mark.points(0.75)
@pytest.mark.hidden
@pytest.mark.needs("test_make_spiral")
def test_make_spiral_arms(agree: Any, some_seeds: Any) -> None:
    """make_spiral winds two arms that are apart."""
    agree("probe:make_spiral", MANY, [0.0], some_seeds(1), about="make_spiral", spec=Viewed(_arms, ARMS))


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_make_spiral")
def test_make_spiral_noise(agree: Any, some_seeds: Any) -> None:
    """make_spiral spreads the points with more noise."""
    noises = [0.0, 0.0, 2.0]
    agree("probe:make_spiral", MANY, noises, some_seeds(3), about="make_spiral", spec=Viewed(_spread, SPREAD))
