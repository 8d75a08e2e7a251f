"""Case 10, mended: no step changes a weight in place, so what was kept stays what it was. The best is a min()."""

from functools import reduce
from itertools import accumulate

import torch
from torch.func import grad
from torch.nn import functional as F

EPOCHS = 30
BATCH = 24
LR = 1.0


def forward(params, x):
    w1, b1, w2, b2 = params
    return F.linear(F.relu(F.linear(x, w1, b1)), w2, b2)


def loss_of(params, x, y):
    return F.binary_cross_entropy_with_logits(forward(params, x), y)


def run(X, y, seed):
    generator = torch.Generator().manual_seed(seed)

    def uniform(*shape, inputs):
        return (2 * torch.rand(*shape, generator=generator) - 1) / inputs**0.5

    def step(params, rows):
        slopes = grad(loss_of)(params, X[rows], y[rows])
        return tuple(p - LR * g for p, g in zip(params, slopes))

    def epoch(params, _):
        return reduce(step, torch.randperm(64, generator=generator).split(BATCH), params)

    start = (uniform(16, 2, inputs=2), uniform(16, inputs=2), uniform(1, 16, inputs=16), uniform(1, inputs=16))
    history = list(accumulate(range(EPOCHS), epoch, initial=start))[1:]
    losses = [loss_of(params, X[64:], y[64:]).item() for params in history]
    _, best = min(zip(losses, history), key=lambda pair: pair[0])
    return {"weights": list(best), "scores": forward(best, X), "losses": losses}
