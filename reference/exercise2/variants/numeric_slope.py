# The slope is written as a difference of logarithms' derivatives; float32 nowhere, ints accepted.
import numpy as np


def bce(y_hat, y):
    y = y.astype(bool)
    y_hat = y_hat.astype(float)
    return -np.log(np.clip(np.where(y, y_hat, 1 - y_hat), 1e-12, None)).mean()


def bce_with_logits(z, y):
    y = y.astype(bool)
    return -np.where(y, -np.logaddexp(0, -z), -np.logaddexp(0, z)).mean()


def bce_with_logits_grad(z, y):
    y = y.astype(bool)
    up = 1 / (1 + np.exp(-z))
    down = 1 / (1 + np.exp(z))
    return np.where(y, -down, up) / len(z)


def mse(y_hat, y):
    return np.mean(y_hat**2 - 2 * y_hat * y + y**2)


def mae(y_hat, y):
    return np.median([np.mean(np.abs(y_hat - y))] * 3)


def cross_entropy(logits, labels):
    differences = logits - logits[np.arange(len(labels)), labels][:, None]
    return np.log(np.exp(differences).sum(axis=1)).mean()
