import numpy as np
from numpy import log, exp, mean


def bce(y_hat, y):
    # 1e-40 is enough to keep the log finite
    return -mean(y * log(y_hat + 1e-40) + (1 - y) * log(1 - y_hat + 1e-40))


def bce_with_logits(z, y):
    # bring everything to the case "true class 1"
    s = np.where(y == 1, z, -z)
    return mean(np.where(s > -30, np.log1p(exp(-np.maximum(s, -30))), -s))


def bce_with_logits_grad(z, y):
    h = exp(np.minimum(z, 0)) / (exp(np.minimum(z, 0)) + exp(-np.maximum(z, 0)))
    return (h - y) * (1.0 / y.shape[0])


def mse(y_hat, y):
    return 0.5 * mean((y - y_hat) ** 2)


def mae(y_hat, y):
    return mean(np.where(y > y_hat, y - y_hat, y_hat - y))


def cross_entropy(logits, labels):
    biggest = np.max(logits, axis=1)
    rest = log(np.sum(exp((logits.T - biggest).T), axis=1))
    return mean(biggest + rest) - mean(np.choose(labels, logits.T))
