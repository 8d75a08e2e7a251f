"""Case 7, mended: the classes take turns: a point of class 0, a point of class 1, each drawn once."""

from functools import reduce
from itertools import chain, zip_longest

import torch
from torch.func import grad
from torch.nn import functional as F

EPOCHS = 1
BATCH = 1
LR = 0.15


def shuffled(rows, generator):
    return rows[torch.randperm(len(rows), generator=generator)].tolist()


def turns(y, generator):
    """Every row once; the classes alternate as long as both have points left."""
    labels = y.flatten()
    zeros, ones = (shuffled(torch.nonzero(labels == label).flatten(), generator) for label in (0, 1))
    return [row for row in chain.from_iterable(zip_longest(zeros, ones)) if row is not None]


def initial(generator):
    return (
        torch.randn(16, 2, generator=generator),
        torch.zeros(16),
        0.25 * torch.randn(1, 16, generator=generator),
        torch.zeros(1),
    )


def forward(params, x):
    w1, b1, w2, b2 = params
    return F.linear(F.relu(F.linear(x, w1, b1)), w2, b2)


def loss_of(params, x, y):
    return F.binary_cross_entropy_with_logits(forward(params, x), y)


def run(X, y, seed):
    generator = torch.Generator().manual_seed(seed)

    def step(params, row):
        slopes = grad(loss_of)(params, X[row], y[row])
        return tuple(p - LR * g for p, g in zip(params, slopes))

    params = reduce(step, turns(y, generator), initial(generator))
    return {"weights": list(params), "scores": forward(params, X), "losses": [loss_of(params, X, y).item()]}
