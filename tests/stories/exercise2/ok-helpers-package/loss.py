import numpy as np
from mylib import stable
from mylib.stable import log_softmax


def bce(y_hat, y):
    return stable.mean(-(y * stable.log(y_hat) + (1 - y) * stable.log(1 - y_hat)))


def bce_with_logits(z, y):
    return stable.mean(-(y * stable.log_sigmoid(z) + (1 - y) * stable.log_sigmoid(-z)))


def bce_with_logits_grad(z, y):
    return (np.exp(stable.log_sigmoid(z)) - y) / len(z)


def mse(y_hat, y):
    return stable.mean((y_hat - y) ** 2)


def mae(y_hat, y):
    return stable.mean(np.abs(y_hat - y))


def cross_entropy(logits, labels):
    return stable.mean(-np.array([row[k] for row, k in zip(log_softmax(logits), labels)]))
