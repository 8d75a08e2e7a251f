"""Drives the student's classes for ``nngrade play``. Runs inside the jail, with public data; holds no answers."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

PLAY = {
    "text": "Your `SpiralNet` or `DeeperSpiralNet`, with the loss of your `make_criterion`, trained by Adam.",
    "answers": "your network",
    "dataset": "spiral",
    "rates": [0.0001, 10.0],
    "rate": 0.02,
    "choice": "Your network",
    "optimizers": ["SpiralNet", "DeeperSpiralNet"],
    "pace": 3,
    "experiments": [
        {
            "name": "Learning rate too high",
            "look": "With 1 look how the map takes one colour and the loss rests at 0.69, which is what guessing "
            "costs: the first steps were so large that no ReLU passes a signal on. Set 0.1 and press Reset.",
            "rate": 1.0,
            "epochs": 150,
        },
        {
            "name": "Learning rate too low",
            "look": "With 0.0001 look how little the loss leaves 0.69 in 300 epochs, and that no boundary forms. "
            "Then set 0.001.",
            "rate": 0.0001,
            "epochs": 300,
        },
        {
            "name": "Several starts",
            "look": "Six starts: look which of them follow both arms, and whether one stays at 0.69 for good. If "
            "all six are alike, your constructor seeds torch.",
            "epochs": 120,
            "starts": 6,
        },
        {
            "name": "The deeper network",
            "look": "One layer more: look whether the boundary has more corners than before, and when the loss "
            "begins to fall.",
            "optimizer": "DeeperSpiralNet",
            "epochs": 200,
        },
        {
            "name": "Another dataset",
            "look": "Circles are easier than the spiral: look how soon the boundary closes around the disc.",
            "dataset": "circles",
            "epochs": 100,
        },
    ],
}


class UnusableError(Exception):
    """What a function gave back cannot be gone on with; says what was expected."""


class Network:
    """The network that is trained now."""

    model: Any = None
    criterion: Any = None
    optimizer: Any = None
    weights: Any = ()
    X = y = places = torch.zeros(0)


def begin(submission: Any, X: Any, y: Any, places: Any, setup: dict[str, Any]) -> dict[str, Any]:
    """A new network; what it answers everywhere."""
    torch.manual_seed(setup["seed"])
    name = setup["optimizer"]
    model = getattr(submission, name)()
    if not isinstance(model, nn.Module) or not list(model.parameters()):
        raise UnusableError(f"`{name}` has no parameters that could be trained. Are its layers made in `__init__`?")
    Network.model, Network.criterion = model, submission.make_criterion()
    if not callable(Network.criterion):
        raise UnusableError("`make_criterion` gave back nothing that can be called as criterion(logits, y).")
    Network.weights = [weight for weight in model.parameters() if weight.requires_grad]
    Network.optimizer = torch.optim.Adam(model.parameters(), lr=setup["rate"])
    dtype = next(model.parameters()).dtype
    Network.X, Network.y, Network.places = (torch.tensor(each, dtype=dtype) for each in (X, y, places))
    return {"losses": [], "answers": _answers()}


def advance(submission: Any, epochs: int, rate: float) -> dict[str, Any]:
    """Some epochs more; their losses, and what the network answers everywhere."""
    for group in Network.optimizer.param_groups:
        group["lr"] = rate
    return {"losses": [_epoch() for _ in range(epochs)], "answers": _answers()}


def _epoch() -> float:
    """One update with all points; the loss before it."""
    Network.model.train()
    loss = Network.criterion(_logits(Network.X), Network.y)
    if not isinstance(loss, torch.Tensor) or loss.numel() != 1 or not loss.requires_grad:
        raise UnusableError("The criterion of your `make_criterion` must give one number that depends on the weights.")
    slopes = torch.autograd.grad(loss.sum(), Network.weights, allow_unused=True)
    for weight, slope in zip(Network.weights, slopes, strict=True):
        weight.grad = slope
    Network.optimizer.step()
    return float(loss.detach())


def _logits(X: torch.Tensor) -> torch.Tensor:
    logits = Network.model(X)
    if not isinstance(logits, torch.Tensor) or logits.numel() != len(X):
        raise UnusableError(f"Your network must give one logit for each of {len(X)} rows, in the shape ({len(X)}, 1).")
    return logits.reshape(-1, 1)


def _answers() -> Any:
    Network.model.eval()
    with torch.no_grad():
        return torch.sigmoid(_logits(Network.places)).numpy().ravel().copy()
