"""The derivative of the loss for the output, times the sigmoid's slope; guards of 1e-7."""

import numpy as np


def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))


def bce(y_true, y_pred):
    y_pred = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return -np.mean(y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred))


def bce_derivative(y_true, y_pred):
    y_pred = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return (-(y_true / y_pred) + (1 - y_true) / (1 - y_pred)) / y_true.shape[0]


def init_params(n_hidden, rng):
    return {
        "W1": rng.normal(0, 1 / np.sqrt(2), (2, n_hidden)),
        "b1": np.full(n_hidden, 0.1),
        "W2": rng.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, 1)),
        "b2": np.full(1, 0.1),
    }


def train(params, X, y, lr, epochs):
    params = {k: np.array(v, copy=True) for k, v in params.items()}
    losses = []
    for _ in range(epochs):
        z1 = X.dot(params["W1"]) + params["b1"]
        a1 = sigmoid(z1)
        z2 = a1.dot(params["W2"]) + params["b2"]
        a2 = sigmoid(z2)
        dz2 = bce_derivative(y, a2) * sigmoid_derivative(z2)
        dz1 = dz2.dot(params["W2"].T) * sigmoid_derivative(z1)
        grads = {"W2": a1.T.dot(dz2), "b2": dz2.sum(axis=0), "W1": X.T.dot(dz1), "b1": dz1.sum(axis=0)}
        for k in params:
            params[k] -= lr * grads[k]
        losses.append(bce(y, a2))
    return params, losses


def predict(params, X):
    a1 = sigmoid(X.dot(params["W1"]) + params["b1"])
    a2 = sigmoid(a1.dot(params["W2"]) + params["b2"])
    return np.rint(a2).astype(int)


def solve(seed):
    rng = np.random.default_rng(seed)
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    while True:
        params = init_params(8, rng)
        for _ in range(10):
            params, losses = train(params, X, y, 3.0, 300)
            if losses[-1] < 0.05:
                return params
