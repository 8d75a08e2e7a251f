# Row by row with math, summed up and divided at the end.
import math

import numpy as np


def _sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


def bce(y_hat, y):
    total = 0.0
    for i in range(len(y)):
        p = min(max(float(y_hat[i, 0]), 1e-15), 1 - 1e-15)
        if y[i, 0] == 1:
            total += -math.log(p)
        else:
            total += -math.log(1 - p)
    return total / len(y)


def bce_with_logits(z, y):
    total = 0.0
    for i in range(len(z)):
        score, label = float(z[i, 0]), float(y[i, 0])
        if score > 0:
            total += score - score * label + math.log1p(math.exp(-score))
        else:
            total += -score * label + math.log1p(math.exp(score))
    return total / len(z)


def bce_with_logits_grad(z, y):
    grad = np.zeros((len(z), 1))
    for i in range(len(z)):
        grad[i, 0] = (_sigmoid(z[i, 0]) - y[i, 0]) / len(z)
    return grad


def mse(y_hat, y):
    s, n = 0.0, 0
    for row_hat, row in zip(y_hat, y):
        for a, b in zip(row_hat, row):
            s += (a - b) ** 2
            n += 1
    return s / n


def mae(y_hat, y):
    s, n = 0.0, 0
    for row_hat, row in zip(y_hat, y):
        for a, b in zip(row_hat, row):
            s += abs(a - b)
            n += 1
    return s / n


def cross_entropy(logits, labels):
    losses = []
    for row, label in zip(logits, labels):
        biggest = max(row)
        log_sum = biggest + math.log(sum(math.exp(s - biggest) for s in row))
        losses.append(log_sum - row[label])
    return sum(losses) / len(losses)
