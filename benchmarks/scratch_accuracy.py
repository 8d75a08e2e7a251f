"""How right PyTorch is on exercise 11's spiral: ``python benchmarks/scratch_accuracy.py [seeds]``.

The same network, data, learning rate, batches and epochs as ``test_train_spiral`` of exercise 11, with PyTorch's own
initialisation. Its median is written down in ``reference/exercise11/test_4_batches.py``, so no check imports torch.
"""

from __future__ import annotations

import statistics
import sys

import numpy as np
import torch
from torch import nn

HIDDEN, RATE, EPOCHS, SIZE = 32, 0.8, 60, 16
ENDS = 0.5, 2.0 * np.pi


def main() -> None:
    """The middle accuracy, the lowest, and the lowest of all medians of 5 runs in a row."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    torch.set_num_threads(1)
    found = [accuracy(seed) for seed in range(seeds)]
    fives = [statistics.median(found[start : start + 5]) for start in range(0, seeds - 4, 5)]
    print(f"{seeds} seeds: median {statistics.median(found):.4f}, lowest {min(found):.4f}")
    print(f"medians of 5: {statistics.median(fives):.4f}, lowest {min(fives):.4f}")


def accuracy(seed: int) -> float:
    """Of one network, on points it has not seen."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    X, y = arms(rng, np.linspace(*ENDS, 75))
    new, wanted = arms(rng, rng.uniform(*ENDS, 200))
    mean, std = X.mean(axis=0), X.std(axis=0)
    points, labels = torch.tensor((X - mean) / std), torch.tensor(y)
    model = nn.Sequential(nn.Linear(2, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1)).double()
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    criterion = nn.BCEWithLogitsLoss()
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(points)).split(SIZE):
            optimizer.zero_grad()
            criterion(model(points[rows]), labels[rows]).backward()
            optimizer.step()
    with torch.no_grad():
        said = model(torch.tensor((new - mean) / std)).numpy() > 0
    return float((said == (wanted > 0.5)).mean())


def arms(rng: np.random.Generator, angle: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points (2n, 2) and labels (2n, 1) of the two arms."""
    arm = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (angle / (2.0 * np.pi))[:, None]
    X = np.concatenate([arm, -arm])
    return X + 0.02 * rng.normal(size=X.shape), np.repeat([0.0, 1.0], len(angle))[:, None]


if __name__ == "__main__":
    main()
