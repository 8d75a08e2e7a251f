from math import exp, log, log1p

import numpy as np


def safe_log(x):
    if x < 1e-12:
        x = 1e-12
    return log(x)


def bce(y_hat, y):
    total = 0.0
    n = 0
    for p, t in zip(y_hat.flatten(), y.flatten()):
        if t == 1:
            total += -safe_log(p)
        else:
            total += -safe_log(1 - p)
        n += 1
    return total


def one_logit_loss(z, t):
    # t=1: log(1+e^-z), t=0: log(1+e^z)
    if t == 1:
        z = -z
    if z > 0:
        return z + log1p(exp(-z))
    else:
        return log1p(exp(z))


def bce_with_logits(z, y):
    losses = []
    for i in range(len(z)):
        losses.append(one_logit_loss(z[i][0], y[i][0]))
    return sum(losses) / len(losses)


def bce_with_logits_grad(z, y):
    grad = np.zeros(z.shape)
    m = len(z)
    for i in range(m):
        if z[i, 0] > 0:
            s = 1 / (1 + exp(-z[i, 0]))
        else:
            s = exp(z[i, 0]) / (1 + exp(z[i, 0]))
        grad[i, 0] = (s - y[i, 0]) / m
    return grad


def mse(y_hat, y):
    s = 0
    for a, b in zip(y_hat.flat, y.flat):
        s += (a - b) ** 2
    return s / y_hat.size


def mae(y_hat, y):
    s = 0
    for a, b in zip(y_hat.flat, y.flat):
        if a > b:
            s += a - b
        else:
            s += b - a
    return s / y_hat.size


def cross_entropy(logits, labels):
    s = 0
    for row, label in zip(logits, labels):
        m = max(row)
        s += m + log(sum(exp(v - m) for v in row)) - row[label]
    return s / len(labels)
