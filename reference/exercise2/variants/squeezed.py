# Both arguments are flattened first, everything is one-dimensional after that.
import numpy as np


def _flat(*arrays):
    return [np.squeeze(np.asarray(a), axis=1) if np.ndim(a) == 2 else np.asarray(a) for a in arrays]


def bce(y_hat, y):
    p, t = _flat(y_hat, y)
    p = np.where(p < 1e-7, 1e-7, p)
    p = np.where(p > 1 - 1e-7, 1 - 1e-7, p)
    return np.average(-(t * np.log(p) + (1 - t) * np.log(1 - p)))


def bce_with_logits(z, y):
    s, t = _flat(z, y)
    return np.average(np.maximum(s, 0) - s * t + np.log1p(np.exp(-np.absolute(s)))).item()


def bce_with_logits_grad(z, y):
    s, t = _flat(z, y)
    g = (1 / (1 + np.exp(-s)) - t) / len(t)
    return g[:, np.newaxis]


def mse(y_hat, y):
    return np.average(np.power(y_hat.flatten() - y.flatten(), 2))


def mae(y_hat, y):
    return np.average(np.fabs(y_hat.flatten() - y.flatten()))


def cross_entropy(logits, labels):
    top = np.max(logits, axis=1)
    powers = np.exp(logits.T - top)
    log_sums = np.log(np.sum(powers, axis=0))
    chosen = np.choose(labels, logits.T)
    return np.average(log_sums + top - chosen)
