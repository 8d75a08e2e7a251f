"""Drives the student's functions for ``nngrade play``. Runs inside the jail, with public data; holds no answers."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

PLAY = {
    "text": "Your `train_epoch` trains a given network with two hidden layers; the second is half as large as the "
    "first. It gets batches of 16 points.",
    "answers": "the network",
    "dataset": "spiral",
    "rates": [0.0001, 10.0],
    "rate": 0.01,
    "hidden": [2, 32],
    "start_hidden": 16,
    "optimizers": ["Adam", "SGD", "SGD with momentum"],
    "pace": 2,
    "experiments": [
        {
            "name": "Learning rate too high",
            "look": "With a rate of 1 Adam's steps are larger than the weights: look how the loss jumps, and how "
            "the map takes one colour. Then set 0.1.",
            "rate": 1.0,
            "epochs": 60,
        },
        {
            "name": "Learning rate too low",
            "look": "With 0.0001 the loss hardly leaves 0.69, which is what guessing costs: look how slowly a "
            "boundary forms.",
            "rate": 0.0001,
            "epochs": 120,
        },
        {
            "name": "Several starts",
            "look": "Four starts: look how different the boundaries are, although the losses end close together.",
            "epochs": 100,
            "starts": 4,
        },
        {
            "name": "Plain SGD",
            "look": "The same rate, but steps without Adam: look how little happens. Then raise the rate to 0.5.",
            "optimizer": "SGD",
            "epochs": 120,
        },
        {
            "name": "XOR",
            "look": "Only four points, so an epoch is one step: look how the boundary bends around the corners.",
            "dataset": "xor",
            "epochs": 200,
        },
    ],
}
BATCH = 16


class UnusableError(Exception):
    """What a function gave back cannot be gone on with; says what was expected."""


class Network:
    """The network that is trained now."""

    model: Any = None
    optimizer: Any = None
    loader: Any = None
    places: Any = None


def begin(submission: Any, X: Any, y: Any, places: Any, setup: dict[str, Any]) -> dict[str, Any]:
    """A new network; what it answers everywhere."""
    torch.manual_seed(setup["seed"])
    first, second = setup["hidden"], setup["hidden"] // 2
    model = nn.Sequential(nn.Linear(2, first), nn.ReLU(), nn.Linear(first, second), nn.ReLU(), nn.Linear(second, 1))
    model.float()  # whatever the student's file made of the default
    Network.model, Network.optimizer = model, _optimizer(setup["optimizer"], model, setup["rate"])
    data = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32))
    chance = torch.Generator().manual_seed(setup["seed"])
    Network.loader = DataLoader(data, batch_size=BATCH, shuffle=True, generator=chance)
    Network.places = torch.tensor(places, dtype=torch.float32)
    return {"losses": [], "answers": _answers()}


def advance(submission: Any, epochs: int, rate: float) -> dict[str, Any]:
    """Some epochs more; their losses, and what the network answers everywhere."""
    for group in Network.optimizer.param_groups:
        group["lr"] = rate
    losses = []
    for _ in range(epochs):
        loss = submission.train_epoch(Network.model, Network.loader, nn.BCEWithLogitsLoss(), Network.optimizer)
        if loss is None:
            raise UnusableError("`train_epoch` gave back nothing (None), but the mean loss of the epoch is expected.")
        losses.append(loss)
    return {"losses": losses, "answers": _answers()}


def _optimizer(name: str, model: nn.Module, rate: float) -> torch.optim.Optimizer:
    if name == "Adam":
        return torch.optim.Adam(model.parameters(), lr=rate)
    return torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9 if name == "SGD with momentum" else 0.0)


def _answers() -> Any:
    with torch.no_grad():
        return torch.sigmoid(Network.model(Network.places)).numpy().ravel().copy()
