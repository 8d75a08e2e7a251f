import numpy as np


def log(p):
    return np.log(np.clip(p, 1e-7, None))


def log_sigmoid(z):
    return -np.logaddexp(0, -z)


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def mean(values):
    values = np.asarray(values).ravel()
    return values.sum() / values.shape[0]
