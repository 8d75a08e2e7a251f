"""A network of one hidden layer: sigmoid(sigmoid(X W1 + b1) W2 + b2)."""

import numpy as np


def forward(params, X):
    """The probabilities, shape (m, 1)."""
    hidden = 1 / (1 + np.exp(-(X @ params["W1"] + params["b1"])))
    return 1 / (1 + np.exp(-(hidden @ params["W2"] + params["b2"])))


def bce(p, y):
    """The mean binary cross-entropy, a float; finite also for p = 0 and p = 1."""
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def backward(params, X, y):
    """The gradients of bce(forward(params, X), y): a dictionary with the keys of params."""
    hidden = 1 / (1 + np.exp(-(X @ params["W1"] + params["b1"])))
    p = 1 / (1 + np.exp(-(hidden @ params["W2"] + params["b2"])))
    d2 = (p - y) / len(X)
    d1 = d2 @ params["W2"].T * hidden * (1 - hidden)
    return {"W1": X.T @ d1, "b1": d1.sum(0), "W2": hidden.T @ d2, "b2": d2.sum(0)}


def train(params, X, y, epochs, learning_rate):
    """Gradient descent on all rows; returns new parameters."""
    params = {name: value.copy() for name, value in params.items()}
    for _ in range(epochs):
        slopes = backward(params, X, y)
        for name in params:
            params[name] -= learning_rate * slopes[name]
    return params
