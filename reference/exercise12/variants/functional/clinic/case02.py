"""Case 2, mended: the loss gets the raw scores. The sigmoid is inside it, once."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.func import grad_and_value
from torch.nn import functional as F

EPOCHS = 30
BATCH = 24


class Params(NamedTuple):
    w1: Tensor
    b1: Tensor
    w2: Tensor
    b2: Tensor


def init():
    return Params(
        torch.randn(16, 2) * 2**-0.5,
        torch.zeros(16),
        torch.randn(1, 16) / 4,
        torch.zeros(1),
    )


def predict(params, x):
    hidden = F.relu(x @ params.w1.mT + params.b1)
    return hidden @ params.w2.mT + params.b2


def loss(params, x, y):
    z = predict(params, x)
    return -(y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z)).mean()


def momentum(params, velocity, slopes, lr=0.1, keep=0.9):
    velocity = Params(*(keep * v + g for v, g in zip(velocity, slopes)))
    return Params(*(p - lr * v for p, v in zip(params, velocity))), velocity


def epoch(params, velocity, X, y):
    order = torch.randperm(len(X))
    for x_batch, y_batch in zip(X[order].split(BATCH), y[order].split(BATCH)):
        slopes, _ = grad_and_value(loss)(params, x_batch, y_batch)
        params, velocity = momentum(params, velocity, slopes)
    return params, velocity


def run(X, y, seed):
    torch.manual_seed(seed)
    params = init()
    velocity = Params(*map(torch.zeros_like, params))
    losses = []
    for _ in range(EPOCHS):
        params, velocity = epoch(params, velocity, X, y)
        losses.append(float(loss(params, X, y)))
    return {"weights": list(params), "scores": predict(params, X), "losses": losses}
