"""Drives the student's functions for ``nngrade play``. Runs inside the jail, with public data; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np

PLAY = {
    "text": "Your `init_params`, `forward`, `backward` and `sgd_step`, with newly mixed batches of 16 points.",
    "answers": "forward",
    "dataset": "spiral",
    "rates": [0.001, 50.0],
    "rate": 0.5,
    "hidden": [1, 48],
    "start_hidden": 24,
    "pace": 4,
    "experiments": [
        {
            "name": "Learning rate too high",
            "look": "With a rate of 20 look how the loss jumps, often far above the 0.69 that guessing costs, and "
            "the whole map changes its colour at once. Then set 5, then 0.5.",
            "rate": 20.0,
            "epochs": 120,
        },
        {
            "name": "Learning rate too low",
            "look": "With 0.005 the loss falls, but slowly: look how long the boundary stays nearly straight.",
            "rate": 0.005,
            "epochs": 300,
        },
        {
            "name": "Several starts",
            "look": "Five starts with eight neurons: look whether all of them follow both arms in the end. Some may "
            "come to rest on a higher loss than others.",
            "hidden": 8,
            "epochs": 200,
            "starts": 5,
        },
        {
            "name": "Too few neurons",
            "look": "Two ReLU neurons bend the boundary in two places: look where that is not enough.",
            "hidden": 2,
            "epochs": 200,
        },
        {
            "name": "Another dataset",
            "look": "To close a boundary around the disc takes several neurons: look for its corners, and try 3 "
            "neurons.",
            "dataset": "circles",
            "hidden": 8,
            "epochs": 150,
        },
    ],
}
BATCH = 16


class UnusableError(Exception):
    """What a function gave back cannot be gone on with; says what was expected."""


class Network:
    """The network that is trained now."""

    params: Any = None
    rng = np.random.default_rng(0)
    X = y = places = np.zeros((0, 2))


def begin(submission: Any, X: Any, y: Any, places: Any, setup: dict[str, Any]) -> dict[str, Any]:
    """A new network; what it answers everywhere."""
    params = submission.init_params(2, setup["hidden"], np.random.default_rng(setup["seed"]))
    if not isinstance(params, dict):
        raise UnusableError(
            f"`init_params` gave back {_kind(params)}, but a dictionary with W1, b1, W2, b2 is expected."
        )
    Network.params, Network.X, Network.y, Network.places = params, X, y, places
    Network.rng = np.random.default_rng([setup["seed"], 1])
    return {"losses": [], "answers": _forward(submission, places.copy())[0]}


def advance(submission: Any, epochs: int, rate: float) -> dict[str, Any]:
    """Some epochs more; their losses, and what the network answers everywhere."""
    losses = [_epoch(submission, rate) for _ in range(epochs)]
    return {"losses": losses, "answers": _forward(submission, Network.places.copy())[0]}


def _epoch(submission: Any, rate: float) -> float:
    """One pass; the mean loss before its steps."""
    total = 0.0
    order = Network.rng.permutation(len(Network.X))
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        y = Network.y[rows]
        y_hat, cache = _forward(submission, Network.X[rows])
        total += _loss(y_hat, y)
        grads = submission.backward(Network.params, cache, y)
        if not isinstance(grads, dict):
            raise UnusableError(f"`backward` gave back {_kind(grads)}, but a dictionary of gradients is expected.")
        params = submission.sgd_step(Network.params, grads, rate)
        if not isinstance(params, dict):
            raise UnusableError(f"`sgd_step` gave back {_kind(params)}, but the new params are expected.")
        Network.params = params
    return total / len(order)


def _forward(submission: Any, X: np.ndarray) -> tuple[Any, Any]:
    answer = submission.forward(Network.params, X)
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        raise UnusableError(f"`forward` gave back {_kind(answer)}, but the pair (y_hat, cache) is expected.")
    return answer[0], answer[1]


def _loss(y_hat: Any, y: np.ndarray) -> float:
    """The summed binary cross-entropy of a batch."""
    y_hat = np.asarray(y_hat, dtype=float)
    if y_hat.size != y.size:
        raise UnusableError(
            f"`forward` gave back {y_hat.size} predictions for {len(y)} rows; one for each is expected."
        )
    right = np.where(y > 0.5, y_hat.reshape(y.shape), 1.0 - y_hat.reshape(y.shape))
    return float(-np.log(np.maximum(right, 1e-12)).sum())


def _kind(value: Any) -> str:
    if value is None:
        return "nothing (None, as a function without return does)"
    if isinstance(value, (tuple, list)) and value:
        return f"{len(value)} values, the first of the type {type(value[0]).__name__}"
    return f"something of the type {type(value).__name__}"
