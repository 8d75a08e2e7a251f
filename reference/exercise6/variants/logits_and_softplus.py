"""The loss from logits, classes from the score's sign."""

import numpy as np


def init_params(n_hidden, rng):
    shapes = {"W1": (2, n_hidden), "b1": (n_hidden,), "W2": (n_hidden, 1), "b2": (1,)}
    return {name: rng.normal(0, 1, shape) for name, shape in shapes.items()}


def scores(params, X):
    A1 = 1 / (1 + np.exp(-(X @ params["W1"] + params["b1"])))
    return A1, A1 @ params["W2"] + params["b2"]


def train(params, X, y, lr, epochs):
    params, losses = dict(params), []
    for _ in range(epochs):
        A1, z = scores(params, X)
        losses.append(np.mean(np.logaddexp(0, z) - y * z))
        delta = (1 / (1 + np.exp(-z)) - y) / y.size
        back = np.outer(delta, params["W2"]) * A1 * (1 - A1)
        steps = {"W1": X.T @ back, "b1": back.sum(0), "W2": A1.T @ delta, "b2": delta.sum(0)}
        for name, step in steps.items():
            params[name] = params[name] - lr * step
    return params, losses


def predict(params, X):
    return (scores(params, X)[1].ravel() > 0).astype(np.int8)


def solve(seed):
    X = np.array([[i, j] for i in (0, 1) for j in (0, 1)], dtype=np.float64)
    y = np.logical_xor(X[:, :1], X[:, 1:]).astype(np.float64)
    return train(init_params(16, np.random.default_rng(seed)), X, y, 1.5, 1000)[0]
