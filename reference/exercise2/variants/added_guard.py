# 1e-8 inside the logarithms; the mean by hand.
import numpy as np

EPS = 1e-8


def bce(y_hat, y):
    m = y.shape[0]
    return -(1 / m) * np.sum(y * np.log(y_hat + EPS) + (1 - y) * np.log(1 - y_hat + EPS))


def bce_with_logits(z, y):
    m = y.shape[0]
    losses = np.where(z > 0, z, 0) - z * y + np.log(1 + np.exp(-abs(z)))
    return 1 / m * np.sum(losses)


def bce_with_logits_grad(z, y):
    m = len(y)
    a = 1 / (1 + np.exp(-z))
    # through the probability, and the slope of the sigmoid
    dA = -(y / (a + 1e-15)) + (1 - y) / (1 - a + 1e-15)
    return np.where(np.abs(z) < 20, dA * a * (1 - a), a - y) / m


def mse(y_hat, y):
    e = y_hat - y
    return np.sum(e * e) / e.size


def mae(y_hat, y):
    e = y_hat - y
    return np.sum(np.sqrt(e**2)) / e.size


def cross_entropy(logits, labels):
    m = len(labels)
    one_hot = np.zeros(logits.shape)
    one_hot[np.arange(m), labels] = 1
    shifted = logits - np.max(logits)
    p = np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)
    return -np.sum(one_hot * np.log(p + EPS)) / m
