"""Drives the student's functions for ``nngrade play``. Runs inside the jail, with public data; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

PLAY = {
    "text": "Your `sgd_step`, `momentum_step` and `adam_step` move the weights of a given network; "
    "it has one hidden layer, and PyTorch computes the gradients of all points at once.",
    "answers": "the network",
    "dataset": "circles",
    "rates": [0.0001, 50.0],
    "rate": 0.05,
    "hidden": [1, 32],
    "start_hidden": 12,
    "optimizers": ["adam_step", "momentum_step", "sgd_step"],
    "pace": 4,
    "experiments": [
        {
            "name": "Learning rate too high",
            "look": "Adam's steps are about as long as the rate, so 10 is far too much: look how the loss jumps. "
            "Then set 0.1.",
            "rate": 10.0,
            "epochs": 200,
        },
        {
            "name": "Learning rate too low",
            "look": "With 0.001 even Adam is slow: look how long the loss stays near 0.69, which is what guessing "
            "costs.",
            "rate": 0.001,
            "epochs": 300,
        },
        {
            "name": "Plain steps",
            "look": "The same rate without momentum: look how little 300 epochs change. Then raise the rate to 1.",
            "optimizer": "sgd_step",
            "epochs": 300,
        },
        {
            "name": "Momentum",
            "look": "The same rate again: look how the loss begins slowly and then falls faster and faster.",
            "optimizer": "momentum_step",
            "epochs": 300,
        },
        {
            "name": "Several starts",
            "look": "Four starts: look how the boundaries differ while the losses end close together.",
            "epochs": 100,
            "starts": 4,
        },
    ],
}


class UnusableError(Exception):
    """What a function gave back cannot be gone on with; says what was expected."""


class Network:
    """The network that is trained now."""

    params: Any = None
    kept: Any = None
    """What the student's step wants to see again."""
    step = ""
    X = y = places = torch.zeros(0)


def begin(submission: Any, X: Any, y: Any, places: Any, setup: dict[str, Any]) -> dict[str, Any]:
    """A new network; what it answers everywhere."""
    rng, hidden = np.random.default_rng(setup["seed"]), setup["hidden"]
    Network.params = {
        "W1": rng.normal(size=(2, hidden)),
        "b1": np.zeros(hidden),
        "W2": rng.normal(size=(hidden, 1)) / np.sqrt(hidden),
        "b2": np.zeros(1),
    }
    Network.kept, Network.step = {}, setup["optimizer"]
    Network.X, Network.y, Network.places = (torch.tensor(each) for each in (X, y, places))
    return {"losses": [], "answers": _answers()}


def advance(submission: Any, epochs: int, rate: float) -> dict[str, Any]:
    """Some epochs more; their losses, and what the network answers everywhere."""
    losses = []
    for _ in range(epochs):
        weights = {name: torch.tensor(value, requires_grad=True) for name, value in Network.params.items()}
        loss = torch.nn.functional.binary_cross_entropy_with_logits(_logits(weights, Network.X), Network.y)
        found = torch.autograd.grad(loss, list(weights.values()))
        losses.append(float(loss))
        _step(submission, {name: grad.numpy().copy() for name, grad in zip(weights, found, strict=True)}, rate)
    return {"losses": losses, "answers": _answers()}


def _step(submission: Any, grads: dict[str, np.ndarray], rate: float) -> None:
    """The student's step."""
    shapes = {name: value.shape for name, value in Network.params.items()}
    if Network.step == "sgd_step":
        params = submission.sgd_step(Network.params, grads, rate)
    else:
        result = getattr(submission, Network.step)(Network.params, grads, Network.kept, rate)
        if not isinstance(result, (tuple, list)) or len(result) != 2:
            raise UnusableError(
                f"`{Network.step}` gave back {_kind(result)}, but a pair is expected, the params first."
            )
        params, Network.kept = result
    if not isinstance(params, dict) or {name: np.shape(params.get(name)) for name in shapes} != shapes:
        raise UnusableError(
            f"`{Network.step}` gave back {_kind(params)}, but params with the same names and shapes are expected."
        )
    Network.params = {name: np.asarray(params[name], dtype=float) for name in shapes}


def _logits(weights: Any, X: torch.Tensor) -> torch.Tensor:
    return torch.tanh(X @ weights["W1"] + weights["b1"]) @ weights["W2"] + weights["b2"]


def _answers() -> Any:
    weights = {name: torch.tensor(value) for name, value in Network.params.items()}
    return torch.sigmoid(_logits(weights, Network.places)).numpy().ravel().copy()


def _kind(value: Any) -> str:
    if value is None:
        return "nothing (None, as a function without return does)"
    if isinstance(value, (tuple, list)) and value:
        return f"{len(value)} values, the first of the type {type(value[0]).__name__}"
    return f"something of the type {type(value).__name__}"
