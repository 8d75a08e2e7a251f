"""One step of training, and several: with all rows in one batch, so that their order does not count."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import numpy as np
import pytest

from grader.compare import Facts

RATE, EPOCHS = 0.37, 3
# How a wrong gradient differs: factors for everything (of m, n, lr), for parts, or links of the chain.
FACTORS = {
    "summed": lambda m, n, lr: m,
    "averaged twice": lambda m, n, lr: 1 / m,
    "uphill": lambda m, n, lr: -1.0,
    "double": lambda m, n, lr: 2.0,
    "half": lambda m, n, lr: 0.5,
    "features": lambda m, n, lr: m / n,
    "entries": lambda m, n, lr: 1 / n,
    "no rate": lambda m, n, lr: 1 / lr,
    "rate twice": lambda m, n, lr: lr,
    "uphill, summed": lambda m, n, lr: -m,
}
PARTS = {
    "biases summed": lambda m: (1, m, 1, m),
    "weights summed": lambda m: (m, 1, m, 1),
    "first layer summed": lambda m: (m, m, 1, 1),
    "second layer summed": lambda m: (1, 1, m, m),
    "biases still": lambda m: (1, 0, 1, 0),
    "first layer still": lambda m: (0, 0, 1, 1),
    "second layer still": lambda m: (1, 1, 0, 0),
}
LINKS: dict[str, dict[str, Callable[..., Any]]] = {
    "no ReLU slope": {"slope": lambda Z1, A1: 1.0},
    "value for slope": {"slope": lambda Z1, A1: A1},
    "sigmoid slope hidden": {"slope": lambda Z1, A1: _sigmoid(Z1) * (1 - _sigmoid(Z1))},
    "squared loss": {"error": lambda p, y: (p - y) * p * (1 - p)},
    "squared loss, double": {"error": lambda p, y: 2 * (p - y) * p * (1 - p)},
    "thresholded": {"error": lambda p, y: (p > 0.5) - y},
    "from Z1": {"below": lambda Z1, A1: Z1},
}
STEP = Facts(
    {
        "seeds": "Two different seeds gave the same network: the seed has no influence.",
        "step": {
            "still": "After training with a learning rate of 0.37, every number is still what it was at the start.",
            "uphill": "The first step goes uphill: exactly against the direction it should take.",
            "summed": "The first step is too long by exactly the number of examples.",
            "averaged twice": "The first step is too short by exactly the number of examples.",
            "biases still": "The weights make their step, the biases stay what they were.",
            "first layer still": "Only the second layer makes its step; W1 and b1 stay what they were.",
            "second layer still": "Only the first layer makes its step; W2 and b2 stay what they were.",
            "no rate": "The step does not depend on the learning rate.",
            "pairs": "The first step uses labels of other examples.",
            "twice": "In the first epoch some examples are used more than once, and others not at all.",
            "one at a time": "One epoch with all examples in one batch makes a step for every example.",
            "two steps": "One epoch with one batch makes two steps.",
            "": "One epoch with all examples in one batch should be the step lr * gradient, and it is another one.",
        },
    }
)
WALK = Facts(
    {
        "walk": {
            "0": "After three epochs every number is still what it was at the start.",
            "1": "After three epochs the network stands where it should stand after one.",
            "2": "After three epochs the network stands where it should stand after two.",
            "4": "After three epochs the network stands where it should stand after four.",
            "as the first": "Already the first step is another one than it should be.",
            "straight": "Every epoch repeats the very first step: the gradient does not follow the network.",
            "piled up": "Every step contains the gradients of the steps before it once more.",
            "": "The first epoch is right, and three epochs are not: something is carried from one to the next.",
        }
    }
)


@pytest.mark.points(0.75)
@pytest.mark.needs("test_init_params", "test_forward", "test_backward", "test_sgd_step")
def test_train_step(watch: Any, training: Any) -> None:
    """train makes one right step from its start."""

    def read(X: Any, y: Any, results: Any) -> dict[str, Any]:
        starts = [start for (start, _), _ in results]
        return {
            "seeds": "differ" if not training.near(starts[0], starts[1]) else "same",
            "step": _worst([_step(training, X, y, start, end) for (start, _), (end, _) in results]),
        }

    watch(STEP, read, epochs=1)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_init_params", "test_forward", "test_backward", "test_sgd_step")
def test_train_epochs(watch: Any, training: Any) -> None:
    """train makes a right step in every epoch."""

    def read(X: Any, y: Any, results: Any) -> dict[str, Any]:
        return {"walk": _worst([_walk(training, X, y, *(net for net, _ in nets)) for nets in results])}

    watch(WALK, read, epochs=EPOCHS)


def _worst(labels: list[str]) -> str:
    return next((label for label in labels if label != "right"), "right")


def _step(training: Any, X: Any, y: Any, start: Any, end: Any) -> str:
    right = training.slopes(start, X, y)
    m, n = X.shape
    if training.near(end, training.moved(start, right, RATE)):
        return "right"
    tried: dict[str, Any] = {"still": [np.zeros_like(grad) for grad in right]}
    tried |= {name: [factor(m, n, RATE) * grad for grad in right] for name, factor in FACTORS.items()}
    for name, part in PARTS.items():
        tried[name] = [factor * grad for factor, grad in zip(part(m), right, strict=True)]
    tried |= {name: training.slopes(start, X, y, **link) for name, link in LINKS.items()}
    tried |= {f"{name}, summed": [m * grad for grad in tried[name]] for name in LINKS}
    for name, grads in tried.items():
        if training.near(end, training.moved(start, grads, RATE)):
            return name
    if training.near(end, training.path(start, X, y, 2)[2]):
        return "two steps"
    return _weighed(training, X, y, start, end) or _one_by_one(X, y, start, end) or _unknown(end)


def _weighed(training: Any, X: Any, y: Any, start: Any, end: Any) -> str:
    """Whether it is one step in which the examples have other weights; a negative one belongs to a wrong label."""
    rows = [training.slopes(start, X[[row]], y[[row]]) for row in range(len(X))]
    each = np.stack([np.concatenate([grad.ravel() for grad in grads]) for grads in rows], axis=1)
    made = np.concatenate([(a - b).ravel() for a, b in zip(start, end, strict=True)]) / RATE
    weights = np.linalg.lstsq(each, made, rcond=None)[0]
    if np.abs(each @ weights - made).max() > 1e-5:
        return ""
    if (weights < -1e-3).any():
        return "pairs"
    times = weights * len(X)
    return "twice" if np.abs(times - times.round()).max() < 1e-2 and times.max() > 1.5 else ""


def _one_by_one(X: Any, y: Any, start: Any, end: Any) -> str:
    """Whether every example made a step, in some order; all orders at once."""
    orders = np.array(list(permutations(range(len(X)))))
    W1, b1, W2, b2 = (np.repeat(np.atleast_2d(value)[None], len(orders), axis=0) for value in start)
    for rows in orders.T:
        x, label = X[rows][:, None, :], y[rows][:, None, :]
        Z1 = x @ W1 + b1
        A1 = np.maximum(Z1, 0.0)
        dZ2 = _sigmoid(A1 @ W2 + b2) - label
        dZ1 = dZ2 * W2.transpose(0, 2, 1) * (Z1 > 0)
        W1, b1 = W1 - RATE * x.transpose(0, 2, 1) * dZ1, b1 - RATE * dZ1
        W2, b2 = W2 - RATE * A1.transpose(0, 2, 1) * dZ2, b2 - RATE * dZ2
    apart = [
        np.abs(made - np.atleast_2d(wanted)).max(axis=(1, 2))
        for made, wanted in zip((W1, b1, W2, b2), end, strict=True)
    ]
    return "one at a time" if np.max(apart, axis=0).min() < 1e-5 else ""


def _walk(training: Any, X: Any, y: Any, start: Any, end: Any, after_one: Any) -> str:
    path = training.path(start, X, y, EPOCHS + 1)
    for steps in (3, 0, 1, 2, 4):
        if training.near(end, path[steps]):
            return "right" if steps == EPOCHS else str(steps)
    if not training.near(after_one, path[1]):
        return "as the first"
    first = training.slopes(start, X, y)
    if training.near(end, training.moved(start, first, EPOCHS * RATE)):
        return "straight"
    net, piled = start, [np.zeros_like(grad) for grad in first]
    for _ in range(EPOCHS):
        piled = [old + new for old, new in zip(piled, training.slopes(net, X, y), strict=True)]
        net = training.moved(net, piled, RATE)
    return "piled up" if training.near(end, net) else _unknown(end)


def _unknown(end: Any) -> str:
    """No two unknown ways are the same one."""
    return "other " + " ".join(f"{np.abs(value).sum():.5g}" for value in end)


def _sigmoid(z: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))
