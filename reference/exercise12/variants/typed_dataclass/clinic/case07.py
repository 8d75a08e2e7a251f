"""Case 7: it believes whatever it saw last.

"After the training all points are said to be class 1. My data file is in order: first all points
of class 0, then all points of class 1."

run(X, y, seed) trains the network below and returns a dictionary:

    "weights"  list(model.parameters()) of the trained network: (16, 2), (16,), (1, 16), (1,)
    "scores"   its raw scores for X, before any sigmoid; a high score means class 1
    "losses"   after each epoch the mean binary cross-entropy on all of X

X is a float32 tensor (96, 2), y a float32 tensor (96, 1) of labels 0 and 1. The layers and their
sizes, EPOCHS, BATCH and autograd stay as they are. The points come sorted by class. One pass is all there
is time for, with one update for each point: no bigger batches, no second epoch. All else is yours
to change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset, Sampler

EPOCHS = 1
BATCH = 1


@dataclass(frozen=True)
class Config:
    learning_rate: float = 0.15
    momentum: float = 0.0
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


class EachOnce(Sampler[int]):
    """All rows once, in random order, whatever the order of the file."""

    def __init__(self, rows: int, seed: int) -> None:
        self.rows = rows
        self.generator = torch.Generator().manual_seed(seed)

    def __iter__(self) -> Iterator[int]:
        yield from torch.randperm(self.rows, generator=self.generator).tolist()

    def __len__(self) -> int:
        return self.rows


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
    points, model, criterion = Points(X, y), Network(), nn.BCEWithLogitsLoss()
    loader = DataLoader(points, batch_size=config.batch_size, sampler=EachOnce(len(points), seed))
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
    X, y = make_data(seed=1, noise=0.25)
    first = torch.argsort(y.reshape(-1), stable=True)
    X, y = X[first], y[first]
    result = run(X, y, seed=0)
    print(f"loss {result['losses'][0]:.4f}, said to be class 1: {(result['scores'] > 0).float().mean():.2f}")
    right = (result["scores"].reshape(-1) > 0) == (y.reshape(-1) > 0.5)
    print(f"accuracy {right.float().mean():.2f}")
