"""Inputs of exercise 8: several different gradients in a row, none of them near zero.

Two things are free in this exercise: where exactly eps stands, and which mean loss an epoch notes. Answers are read so
that every accepted form is the same (``any_place_of_eps`` and ``any_mean``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from grader.compare import Items, Params, Scalar, Series, Viewed

Array = np.ndarray[Any, Any]
WEIGHTS = Params(rtol=1e-5, atol=1e-5)
LOSS_TOLERANCE = 1e-5
RULES = ("sgd", "momentum", "adam")
SHAPES = {"W1": (2, 3), "b1": (3,), "W2": (3, 1), "b2": (1,)}


@pytest.fixture
def steps(rng: np.random.Generator) -> Callable[..., tuple[Any, Any]]:
    """``steps(5)``: params and five different gradients with absolute values from 0.3 to 2."""

    def make(count: int, shapes: dict[str, tuple[int, ...]] = SHAPES) -> tuple[Any, Any]:
        params = {name: rng.normal(0.0, 1.0, shape).round(3) + 0.2 for name, shape in shapes.items()}
        gradients = [
            {
                name: (rng.choice([-1.0, 1.0], shape) * rng.uniform(0.3, 2.0, shape)).round(3)
                for name, shape in shapes.items()
            }
            for _ in range(count)
        ]
        return params, gradients

    return make


@pytest.fixture
def network(rng: np.random.Generator) -> Callable[..., dict[str, Any]]:
    """``network(11)``: weights of a 2-4-1 network and ``rows`` rows in batches of 4."""

    def make(rows: int = 12, **changes: Any) -> dict[str, Any]:
        X = rng.normal(0.0, 1.0, (rows, 2)).round(3)
        case = {
            "weights": {
                "hidden.weight": rng.normal(0.0, 1.0, (4, 2)).round(3),
                "hidden.bias": rng.normal(0.0, 0.5, 4).round(3),
                "output.weight": rng.normal(0.0, 1.0, (1, 4)).round(3),
                "output.bias": np.array([0.3]),
            },
            "X": X,
            "y": rng.permutation(np.arange(rows) % 3 < 1).astype(np.float64)[:, None],
            "epochs": 3,
            "lr": 0.1,
        }
        return case | changes

    return make


@pytest.fixture
def any_place_of_eps() -> Callable[..., Viewed]:
    """``any_place_of_eps(params, gradients, lr, eps)``: weights after each step; eps may stand in other places."""

    def make(params: Any, gradients: Any, lr: float, eps: float) -> Viewed:
        paths = [_adam(params, gradients, lr, place(eps)) for place in _PLACES]
        names = [f"after step {number}" for number in range(1, len(gradients) + 1)]

        def read(answer: Any) -> Any:
            for path in paths:
                if all(_near(answer.get(name), step) for name, step in zip(names, path, strict=True)):
                    return answer | dict(zip(names, paths[0], strict=True))
            return answer

        return Viewed(read, Items(dict.fromkeys(names, WEIGHTS)))

    return make


_PLACES: Sequence[Callable[[float], Callable[[Array, float], Array]]] = (
    lambda eps: lambda v, hat: np.sqrt(v / hat) + eps,
    lambda eps: lambda v, hat: np.sqrt(v / hat + eps),
    lambda eps: lambda v, hat: np.sqrt(v / hat + eps**2),
    lambda eps: lambda v, hat: (np.sqrt(v) + eps) / np.sqrt(hat),
    lambda eps: lambda v, hat: np.sqrt(v + eps) / np.sqrt(hat),
    lambda eps: lambda v, hat: np.maximum(np.sqrt(v / hat), eps),
)
"""What m_hat is divided by, made of v and its correction; the first is the formula of the handout."""


def _adam(params: Any, gradients: Any, lr: float, divisor: Callable[[Array, float], Array]) -> list[dict[str, Array]]:
    """The weights after every step, with the usual betas."""
    now, m, v = dict(params), dict.fromkeys(params, 0.0), dict.fromkeys(params, 0.0)
    path = []
    for t, grads in enumerate(gradients, start=1):
        m = {name: 0.9 * m[name] + 0.1 * grads[name] for name in now}
        v = {name: 0.999 * v[name] + 0.001 * grads[name] ** 2 for name in now}
        now = {k: w - lr * m[k] / (1 - 0.9**t) / divisor(np.asarray(v[k]), 1 - 0.999**t) for k, w in now.items()}
        path.append(now)
    return path


def _near(seen: Any, path: Mapping[str, Array]) -> bool:
    return isinstance(seen, Mapping) and all(
        isinstance(seen.get(name), np.ndarray)
        and seen[name].shape == np.shape(value)
        and np.allclose(seen[name], value, rtol=1e-6, atol=1e-6)
        for name, value in path.items()
    )


@pytest.fixture
def any_mean() -> Callable[..., Viewed]:
    """``any_mean(case)``: the losses of the three, as means over the examples or over the batches."""

    def make(case: dict[str, Any]) -> Viewed:
        spec = Items({"losses": Items(dict.fromkeys(RULES, Series(Scalar(rtol=0.0, atol=LOSS_TOLERANCE))))})
        means = {rule: _means(case, rule) for rule in RULES}
        return Viewed(lambda answer: _as_mean_over_examples(answer, means), spec)

    return make


def _as_mean_over_examples(answer: Any, means: Mapping[str, Array]) -> Any:
    losses = answer.get("losses") if isinstance(answer, Mapping) else None
    if not isinstance(losses, Mapping):
        return answer
    told = dict(losses)
    for rule, (over_examples, over_batches) in means.items():
        if _are(losses.get(rule), over_batches):
            told[rule] = over_examples.tolist()
    return {**answer, "losses": told}


def _are(losses: Any, wanted: Array) -> bool:
    """Plain numbers, or arrays of one, and just these; a tensor is left to the comparison."""
    if not isinstance(losses, (list, tuple, np.ndarray)) or len(losses) != len(wanted):
        return False
    single = [isinstance(loss, (int, float, np.ndarray, np.number)) and np.size(loss) == 1 for loss in losses]
    numbers = [float(np.reshape(loss, ())) for loss, one in zip(losses, single, strict=True) if one]
    return all(single) and np.allclose(numbers, wanted, rtol=0.0, atol=LOSS_TOLERANCE)


def _means(case: dict[str, Any], rule: str) -> Array:
    """Two rows: the losses of the epochs as means over the examples, and as means over the batches."""
    weights = [np.array(value) for value in case["weights"].values()]
    memory = [(0.0 * weight, 0.0 * weight) for weight in weights]
    X, y, t, rows = case["X"], case["y"], 0, []
    batches = [(X[start : start + 4], y[start : start + 4]) for start in range(0, len(X), 4)]
    for _ in range(case["epochs"]):
        losses = []
        for batch in batches:
            t += 1
            loss, slopes = _slopes(weights, *batch)
            losses.append(loss)
            moved = [_moved(rule, *both, t) for both in zip(memory, slopes, strict=True)]
            memory = [now for _, now in moved]
            weights = [weight - case["lr"] * way for weight, (way, _) in zip(weights, moved, strict=True)]
        rows.append((np.average(losses, weights=[len(labels) for _, labels in batches]), np.mean(losses)))
    return np.array(rows).reshape(case["epochs"], 2).T


def _slopes(weights: Sequence[Array], X: Array, y: Array) -> tuple[float, list[Array]]:
    W1, b1, W2, b2 = weights
    hidden = np.tanh(X @ W1.T + b1)
    z = hidden @ W2.T + b2
    slope = (1 / (1 + np.exp(-z)) - y) / len(X)
    back = slope @ W2 * (1 - hidden**2)
    loss = float(np.mean(np.logaddexp(0.0, z) - y * z))
    return loss, [back.T @ X, back.sum(axis=0), slope.T @ hidden, slope.sum(axis=0)]


def _moved(rule: str, memory: tuple[Array, Array], slope: Array, t: int) -> tuple[Array, tuple[Array, Array]]:
    """The way to go, for a rate of 1, and what is remembered."""
    m, v = memory
    if rule == "sgd":
        return slope, memory
    if rule == "momentum":
        m = 0.9 * m + slope
        return m, (m, v)
    m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
    return m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8), (m, v)
