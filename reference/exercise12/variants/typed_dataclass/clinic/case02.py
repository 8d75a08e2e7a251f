"""Case 2: the loss is stuck.

"The loss crawls to about 0.55 and stays there. It cannot get below 0.5, although most points are
classified correctly, and some very surely."

run(X, y, seed) trains the network below and returns a dictionary:

    "weights"  list(model.parameters()) of the trained network: (16, 2), (16,), (1, 16), (1,)
    "scores"   its raw scores for X, before any sigmoid; a high score means class 1
    "losses"   after each epoch the mean binary cross-entropy on all of X

X is a float32 tensor (96, 2), y a float32 tensor (96, 1) of labels 0 and 1. The layers and their
sizes, EPOCHS, BATCH and autograd stay as they are. All else is yours to change.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

EPOCHS = 30
BATCH = 24


@dataclass(frozen=True)
class Config:
    learning_rate: float = 0.1
    momentum: float = 0.9
    epochs: int = EPOCHS
    batch_size: int = BATCH


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

    def probabilities(self, x: Tensor) -> Tensor:
        return torch.sigmoid(self(x))


def shuffled(points: Points, size: int, seed: int) -> DataLoader[tuple[Tensor, Tensor]]:
    """Batches in a new order every epoch, the same orders for the same seed."""
    return DataLoader(points, batch_size=size, shuffle=True, generator=torch.Generator().manual_seed(seed))


@torch.no_grad()
def evaluate(model: Network, points: Points, criterion: nn.Module) -> float:
    return criterion(model.probabilities(points.X), points.y).item()


def train_epoch(
    model: Network, loader: DataLoader[tuple[Tensor, Tensor]], optimizer: torch.optim.Optimizer, criterion: nn.Module
) -> None:
    for features, targets in loader:
        optimizer.zero_grad()
        criterion(model.probabilities(features), targets).backward()
        optimizer.step()


def run(X: Tensor, y: Tensor, seed: int) -> dict[str, list[nn.Parameter] | Tensor | list[float]]:
    config = Config()
    torch.manual_seed(seed)
    points, model, criterion = Points(X, y), Network(), nn.BCELoss()
    loader = shuffled(points, config.batch_size, seed)
    optimizer = torch.optim.SGD(model.parameters(), lr=config.learning_rate, momentum=config.momentum)
    losses: list[float] = []
    for _ in range(config.epochs):
        train_epoch(model, loader, optimizer, criterion)
        losses.append(evaluate(model, points, criterion))
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
    X, y = make_data(seed=1, noise=0.3)
    result = run(X, y, seed=0)
    for epoch in range(0, EPOCHS, 3):
        print(f"epoch {epoch:2}  loss {result['losses'][epoch]:.4f}")
    right = (result["scores"].reshape(-1) > 0) == (y.reshape(-1) > 0.5)
    print(f"accuracy {right.float().mean():.2f}")
