# Losses. Entropy is measured in bits, so I use log2 for the cross-entropy.
import numpy as np
from numpy import log2


def bce(y_hat, y):
    q = np.clip(y_hat, 1e-12, 1 - 1e-12)
    bits = np.where(y == 1, -log2(q), -log2(1 - q))
    return bits.mean()


def bce_with_logits(z, y):
    return np.where(y == 1, np.logaddexp(0, -z), np.logaddexp(0, z)).mean()


def bce_with_logits_grad(z, y):
    return np.where(y == 1, -1 / (1 + np.exp(z)), 1 / (1 + np.exp(-z))) / z.shape[0]


def mse(y_hat, y):
    return np.mean(np.square(y_hat - y))


def mae(y_hat, y):
    return np.mean(np.fabs(y_hat - y))


def cross_entropy(logits, labels):
    n = len(logits)
    logits = logits - logits.max(axis=1, keepdims=True)
    return (np.log(np.exp(logits).sum(1)).sum() - logits[range(n), labels].sum()) / n
