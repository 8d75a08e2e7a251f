"""Case 10: the best model is not the best.

"The loss on the validation points was lowest long before the end, and I keep the best weights.
But the model that I get is as bad as the last one."

run(X, y, seed) trains the network below and returns a dictionary:

    "weights"  list(model.parameters()) of the trained network: (16, 2), (16,), (1, 16), (1,)
    "scores"   its raw scores for X, before any sigmoid; a high score means class 1
    "losses"   after each epoch the mean binary cross-entropy on the validation points

X is a float32 tensor (96, 2), y a float32 tensor (96, 1) of labels 0 and 1. The layers and their
sizes, EPOCHS, BATCH and autograd stay as they are. The first 64 rows are for training and the last 32 for
validation, and all EPOCHS are run. All else is yours to change.
"""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

EPOCHS = 30
BATCH = 24


@dataclass(frozen=True)
class Config:
    learning_rate: float = 1.0
    momentum: float = 0.0
    epochs: int = EPOCHS
    batch_size: int = BATCH
    train_rows: int = 64


class Points(Dataset[tuple[Tensor, Tensor]]):
    """The rows of X with their labels."""

    def __init__(self, X: Tensor, y: Tensor) -> None:
        if len(X) != len(y):
            raise ValueError(f"{len(X)} points, but {len(y)} labels")
        self.X, self.y = X, y

    def __len__(self) -> int:
        return len(self.X)

    def __getitem__(self, row: int) -> tuple[Tensor, Tensor]:
        return self.X[row], self.y[row]


class Network(nn.Module):
    def __init__(self, hidden: int = 16) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 1))

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)


@dataclass
class Checkpoint:
    """The best state so far: a copy, for state_dict() itself goes on changing with the model."""

    loss: float = math.inf
    state: dict[str, Tensor] = field(default_factory=dict)

    def offer(self, loss: float, model: nn.Module) -> None:
        if loss >= self.loss:
            return
        self.loss, self.state = loss, deepcopy(model.state_dict())

    def restore(self, model: nn.Module) -> None:
        if not self.state:
            raise RuntimeError("nothing was kept")
        model.load_state_dict(self.state)


def shuffled(points: Points, size: int, seed: int) -> DataLoader[tuple[Tensor, Tensor]]:
    """Batches in a new order every epoch, the same orders for the same seed."""
    return DataLoader(points, batch_size=size, shuffle=True, generator=torch.Generator().manual_seed(seed))


@torch.no_grad()
def evaluate(model: nn.Module, points: Points, criterion: nn.Module) -> float:
    return criterion(model(points.X), points.y).item()


def train_epoch(
    model: nn.Module, loader: DataLoader[tuple[Tensor, Tensor]], optimizer: torch.optim.Optimizer, criterion: nn.Module
) -> None:
    for features, targets in loader:
        optimizer.zero_grad()
        criterion(model(features), targets).backward()
        optimizer.step()


def run(X: Tensor, y: Tensor, seed: int) -> dict[str, list[nn.Parameter] | Tensor | list[float]]:
    config = Config()
    torch.manual_seed(seed)
    training = Points(X[: config.train_rows], y[: config.train_rows])
    validation = Points(X[config.train_rows :], y[config.train_rows :])
    model, criterion, best = Network(), nn.BCEWithLogitsLoss(), Checkpoint()
    loader = shuffled(training, config.batch_size, seed)
    optimizer = torch.optim.SGD(model.parameters(), lr=config.learning_rate, momentum=config.momentum)
    losses: list[float] = []
    for _ in range(config.epochs):
        train_epoch(model, loader, optimizer, criterion)
        losses.append(evaluate(model, validation, criterion))
        best.offer(losses[-1], model)
    best.restore(model)
    with torch.no_grad():
        scores = model(X)
    return {"weights": list(model.parameters()), "scores": scores, "losses": losses}


def make_data(seed, noise):
    """The XOR pattern: four clouds of points at the corners of a square."""
    generator = torch.Generator().manual_seed(seed)
    corner = torch.randperm(96, generator=generator) % 4
    centres = torch.tensor([[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]])
    X = centres[corner] + noise * torch.randn(96, 2, generator=generator)
    return X, (corner >= 2).float().reshape(-1, 1)


if __name__ == "__main__":
    X, y = make_data(seed=1, noise=0.8)
    result = run(X, y, seed=0)
    for epoch in range(0, EPOCHS, 3):
        print(f"epoch {epoch:2}  loss {result['losses'][epoch]:.4f}")
    right = (result["scores"].reshape(-1) > 0) == (y.reshape(-1) > 0.5)
    print(f"accuracy {right.float().mean():.2f}")
    with torch.no_grad():
        final = nn.functional.binary_cross_entropy_with_logits(result["scores"][64:], y[64:])
    print(f"lowest loss {min(result['losses']):.4f}, of the returned model {final:.4f}")
