# Generators and fsum.
from math import exp, fsum, log, log1p

import numpy as np


def _pairs(a, b):
    yield from zip(a.ravel().tolist(), b.ravel().tolist())


def _mean(values):
    values = list(values)
    return fsum(values) / len(values)


def bce(y_hat, y):
    return _mean(-log(p + 1e-12) if t else -log(1.0 + 1e-12 - p) for p, t in _pairs(y_hat, y))


def bce_with_logits(z, y):
    return _mean(max(s, 0) - s * t + log1p(exp(-abs(s))) for s, t in _pairs(z, y))


def bce_with_logits_grad(z, y):
    m = len(z)
    return np.fromiter(((1 / (1 + exp(-s)) - t) / m for s, t in _pairs(z, y)), float).reshape(z.shape)


def mse(y_hat, y):
    return _mean((a - b) ** 2 for a, b in _pairs(y_hat, y))


def mae(y_hat, y):
    return _mean(abs(a - b) for a, b in _pairs(y_hat, y))


def cross_entropy(logits, labels):
    return _mean(log(fsum(exp(s - row[c]) for s in row)) for row, c in zip(logits.tolist(), labels.tolist()))
