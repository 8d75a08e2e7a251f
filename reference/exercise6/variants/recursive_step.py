"""Recursion over chunks of epochs, generators and a matrix product by einsum; losses in a tuple."""

from functools import reduce

import numpy as np


def squash(z):
    return np.reciprocal(1 + np.exp(-z))


def init_params(n_hidden, rng):
    draw = rng.normal
    return {
        "W1": draw(size=(2, n_hidden)),
        "b1": draw(size=(1, n_hidden)),
        "W2": draw(size=(n_hidden, 1)),
        "b2": draw(size=(1, 1)),
    }


def hidden_of(p, X):
    return squash(np.einsum("mi,ih->mh", X, p["W1"]) + p["b1"])


def output_of(p, H):
    return squash(np.einsum("mh,ho->mo", H, p["W2"]) + p["b2"])


def one_epoch(state, _, X, y, lr):
    p, losses = state
    H = hidden_of(p, X)
    out = output_of(p, H)
    delta = (out - y) / y.shape[0]
    back = np.einsum("mo,ho,mh->mh", delta, p["W2"], H * (1 - H))
    new = {
        "W1": p["W1"] - lr * np.einsum("mi,mh->ih", X, back),
        "b1": p["b1"] - lr * np.einsum("mh->h", back),
        "W2": p["W2"] - lr * np.einsum("mh,mo->ho", H, delta),
        "b2": p["b2"] - lr * np.einsum("mo->o", delta),
    }
    after = output_of(new, hidden_of(new, X))
    return new, [*losses, np.mean(-np.log(np.abs(1 - y - after)))]


def train(params, X, y, lr, epochs):
    params, losses = reduce(lambda state, n: one_epoch(state, n, X, y, lr), range(epochs), (params, []))
    return params, tuple(losses)


def predict(params, X):
    return np.greater(output_of(params, hidden_of(params, X)), 0.5)


def solve(seed):
    X = np.stack(np.meshgrid([0.0, 1.0], [0.0, 1.0]), axis=-1).reshape(4, 2)
    y = np.abs(X[:, [0]] - X[:, [1]])
    return train(init_params(9, np.random.default_rng(seed)), X, y, 2.5, 600)[0]
