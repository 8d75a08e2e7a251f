import numpy as np


def sigmoid(z):
    return np.where(z > 0, 1 / (1 + np.exp(-abs(z))), 1 - 1 / (1 + np.exp(-abs(z))))


def bce(y_hat, y):
    # y log p + (1 - y) log (1 - p), summed over all examples
    loss = 0
    for p, label in zip(y_hat[:, 0], y[:, 0]):
        p = min(max(p, 1e-9), 1 - 1e-9)
        loss -= label * np.log(p) + (1 - label) * np.log(1 - p)
    return loss


def bce_with_logits(z, y):
    return np.average(np.logaddexp(0, z) - z * y)


def bce_with_logits_grad(z, y):
    return (sigmoid(z) - y) / np.size(y)


def mse(y_hat, y):
    return np.average((y_hat - y) * (y_hat - y))


def mae(y_hat, y):
    return np.average(y_hat - y)


def cross_entropy(logits, labels):
    rows = logits - logits.max(axis=1, keepdims=True)
    return np.average(np.log(np.exp(rows).sum(axis=1)) - rows[np.arange(len(rows)), labels])
