"""A network for the spiral."""

import torch
from torch import nn


class SpiralNet(nn.Module):
    """2-16-8-1 with ReLU; gives logits."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        """Logits, shape (m, 1)."""
        return self.layers(x)


def train_step(model, optimizer, X, y):
    """One step on one batch; returns the loss."""
    optimizer.zero_grad()
    loss = nn.functional.binary_cross_entropy_with_logits(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(model, X, y, epochs, learning_rate):
    """SGD with momentum 0.9 on batches of 32 in the order of the rows; returns the mean loss of each epoch."""
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.9)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for start in range(0, len(X), 32):
            rows = slice(start, start + 32)
            total += train_step(model, optimizer, X[rows], y[rows]) * len(X[rows])
        losses.append(total / len(X))
    return losses
