"""Pictures for the HTML report. Runs inside the jail, with public inputs; holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

DRAWINGS = [
    {
        "kind": "curve",
        "probe": "spiral",
        "title": "The loss while the spiral is learned",
        "text": "What your train_epoch returned, epoch by epoch, for the chapter's network 2-16-8-1 on a spiral.",
        "x": "epoch",
        "y": "loss",
    },
    {
        "kind": "boundary",
        "probe": "spiral",
        "title": "The decision boundary as it forms",
        "text": "What the network answers everywhere, before training and as your train_epoch goes on.",
        "unit": "epoch",
    },
    {
        "kind": "parameters",
        "probe": "spiral",
        "title": "The parameters after training",
        "text": "Every number that the network has learned with your training loop.",
    },
]
EXTENT, SIZE = (-1.15, 1.15, -1.15, 1.15), 32
EPOCHS, EVERY = 120, 5


def _places() -> torch.Tensor:
    """The points of the picture, row by row from the top left."""
    x0, x1, y0, y1 = EXTENT
    x, y = np.meshgrid(np.linspace(x0, x1, SIZE), np.linspace(y1, y0, SIZE))
    return torch.tensor(np.stack([x.ravel(), y.ravel()], axis=1), dtype=torch.float32)


def _points() -> tuple[np.ndarray, np.ndarray]:
    """Two arms of 100 points, always the same."""
    rng = np.random.default_rng(5)
    angle = np.linspace(0.4, 1.7 * np.pi, 100)
    arm = np.stack([angle * np.cos(angle), angle * np.sin(angle)], axis=1) / angle[-1]
    X = np.concatenate([arm, -arm]) + 0.03 * rng.normal(size=(200, 2))
    return X, np.repeat([0.0, 1.0], 100).reshape(-1, 1)


def _outputs(model: nn.Module, places: torch.Tensor) -> np.ndarray:
    with torch.no_grad():
        return torch.sigmoid(model(places)).numpy().ravel().copy()


def spiral(submission: Any) -> dict[str, Any]:
    """Training with the student's train_epoch; the loss it returns and the outputs over a square on the way."""
    X, y = _points()
    data = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32))
    loader = DataLoader(data, batch_size=32, shuffle=True, generator=torch.Generator().manual_seed(1))
    torch.manual_seed(3)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    places = _places()
    losses, frames = [], [_outputs(model, places)]
    for epoch in range(1, EPOCHS + 1):
        losses.append(float(submission.train_epoch(model, loader, nn.BCEWithLogitsLoss(), optimizer)))
        if epoch % EVERY == 0:
            frames.append(_outputs(model, places))
    steps = np.arange(0, EPOCHS + 1, EVERY)
    learned = {name: value.detach().numpy().copy() for name, value in model.state_dict().items()}
    return {
        "curve": {"start": 1.0, "stride": 1.0, "values": np.array(losses)},
        "boundary": {"extent": EXTENT, "size": SIZE, "steps": steps, "frames": np.stack(frames), "X": X, "y": y},
        "parameters": learned,
    }
