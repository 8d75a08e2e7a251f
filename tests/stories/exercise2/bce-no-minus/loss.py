import numpy as np


def bce(y_hat, y):
    eps = 1e-15
    p = np.clip(y_hat, eps, 1 - eps)
    per_example = y * np.log(p) + (1 - y) * np.log(1 - p)
    return per_example.mean()


def bce_with_logits(z, y):
    return np.mean(np.maximum(z, 0) - z * y + np.log(1 + np.exp(-np.abs(z))))


def bce_with_logits_grad(z, y):
    m = z.shape[0]
    s = 1 / (1 + np.exp(-z))
    return (s - y) / m


def mse(y_hat, y):
    return np.mean((y_hat - y) ** 2)


def mae(y_hat, y):
    return np.mean(np.abs(y_hat - y))


def cross_entropy(logits, labels):
    z = logits - logits.max(axis=1, keepdims=True)
    log_probs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -np.mean(log_probs[np.arange(len(labels)), labels])
