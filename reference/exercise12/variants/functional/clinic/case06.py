"""Case 6, mended: the neurons look in sixteen directions around the circle, and vote with alternating signs.

Equal weights get equal gradients and stay equal. Different ones need not be random ones.
"""

import math

import torch
from torch.func import vjp
from torch.nn import functional as F

EPOCHS = 30
BATCH = 24
LR = 0.3


def fan():
    angle = torch.arange(16) * (2 * math.pi / 16)
    directions = torch.stack([angle.cos(), angle.sin()], dim=1)
    votes = torch.tensor([0.25, -0.25]).repeat(8).reshape(1, 16)
    return directions, torch.zeros(16), votes, torch.zeros(1)


def forward(w1, b1, w2, b2, x):
    return F.relu(x @ w1.T + b1) @ w2.T + b2


def pulled_back(params, x, y):
    """The gradient of the mean cross-entropy: its slope at the scores is (p - y) / m."""
    z, back = vjp(lambda *weights: forward(*weights, x), *params)
    return back((torch.sigmoid(z) - y) / len(y))


def run(X, y, seed):
    generator = torch.Generator().manual_seed(seed)
    params = fan()
    losses = []
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(X), generator=generator).split(BATCH):
            params = tuple(p - LR * g for p, g in zip(params, pulled_back(params, X[rows], y[rows])))
        losses.append(F.binary_cross_entropy_with_logits(forward(*params, X), y).item())
    return {"weights": list(params), "scores": forward(*params, X), "losses": losses}
