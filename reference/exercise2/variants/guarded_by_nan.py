# Lets the logarithm explode, then repairs the damage.
import numpy as np


def bce(y_hat, y):
    with np.errstate(all="ignore"):
        terms = np.nan_to_num(y * np.log(y_hat)) + np.nan_to_num((1 - y) * np.log(1 - y_hat))
    return -np.mean(terms)


def bce_with_logits(z, y):
    naive = np.log1p(np.exp(z)) - y * z
    return np.mean(np.where(np.isfinite(naive) & (z < 30), naive, z - y * z))


def bce_with_logits_grad(z, y):
    p = np.nan_to_num(np.exp(z) / (np.exp(z) + 1), nan=1.0)
    return (p - y) / float(len(z))


def mse(y_hat, y):
    return np.nanmean((y - y_hat) ** 2)


def mae(y_hat, y):
    return np.nanmean(abs(y - y_hat))


def cross_entropy(logits, labels):
    if np.abs(logits).max() > 500:
        logits = logits - logits.max()
    p = np.exp(logits)
    p = p / p.sum(axis=1, keepdims=True)
    return -np.log(np.array([p[i, c] for i, c in enumerate(labels)])).mean()
