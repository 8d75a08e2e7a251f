"""Drives the student's functions for ``nngrade play``. Runs inside the jail, with public data; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np

PLAY = {
    "text": "Your `init_params`, `train` and `predict` do all of it: every epoch is one step with all points.",
    "answers": "predict",
    "dataset": "xor",
    "rates": [0.01, 100.0],
    "rate": 2.0,
    "hidden": [1, 16],
    "start_hidden": 4,
    "pace": 10,
    "experiments": [
        {
            "name": "Learning rate too high",
            "look": "With a rate of 20 the steps overshoot: look how the loss jumps instead of falling. Then set 5, "
            "then 2.",
            "rate": 20.0,
            "epochs": 300,
        },
        {
            "name": "Learning rate too low",
            "look": "With 0.05 the loss stays near 0.69, which is what guessing costs: look how little the boundary "
            "moves. It is not stuck, only slow. Raise the rate while it trains.",
            "rate": 0.05,
            "epochs": 1000,
        },
        {
            "name": "Several starts",
            "look": "Six starts with two hidden neurons: look which of them get all four corners right, and which "
            "end on a higher loss and stay there. Then try four neurons.",
            "hidden": 2,
            "epochs": 500,
            "starts": 6,
        },
        {
            "name": "One hidden neuron",
            "look": "One neuron can draw one straight line only: look which corner stays wrong.",
            "hidden": 1,
            "epochs": 600,
        },
    ],
}


class UnusableError(Exception):
    """What a function gave back cannot be gone on with; says what was expected."""


class Network:
    """The network that is trained now."""

    params: Any = None
    X = y = places = np.zeros((0, 2))


def begin(submission: Any, X: Any, y: Any, places: Any, setup: dict[str, Any]) -> dict[str, Any]:
    """A new network; what it answers everywhere."""
    params = submission.init_params(setup["hidden"], np.random.default_rng(setup["seed"]))
    if not isinstance(params, dict):
        raise UnusableError(
            f"`init_params` gave back {_kind(params)}, but a dictionary with W1, b1, W2, b2 is expected."
        )
    Network.params, Network.X, Network.y, Network.places = params, X, y, places
    return {"losses": [], "answers": _answers(submission)}


def advance(submission: Any, epochs: int, rate: float) -> dict[str, Any]:
    """Some epochs more; their losses, and what the network answers everywhere."""
    result = submission.train(_copy(Network.params), Network.X.copy(), Network.y.copy(), rate, epochs)
    if not isinstance(result, (tuple, list)) or len(result) != 2 or not isinstance(result[0], dict):
        raise UnusableError(f"`train` gave back {_kind(result)}, but the pair (params, losses) is expected.")
    Network.params, losses = result
    return {"losses": losses, "answers": _answers(submission)}


def _answers(submission: Any) -> Any:
    return submission.predict(_copy(Network.params), Network.places.copy())


def _copy(params: dict[str, Any]) -> dict[str, Any]:
    return {name: np.array(value) if isinstance(value, np.ndarray) else value for name, value in params.items()}


def _kind(value: Any) -> str:
    if value is None:
        return "nothing (None, as a function without return does)"
    if isinstance(value, (tuple, list)) and value:
        return f"{len(value)} values, the first of the type {type(value[0]).__name__}"
    return f"something of the type {type(value).__name__}"
