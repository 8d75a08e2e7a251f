"""The loss as the formula says, without a guard; the sigmoid as well."""

import numpy as np


def init_params(n_in, n_hidden, rng):
    return {
        "W1": rng.normal(size=(n_in, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(size=(n_hidden, 1)),
        "b2": np.zeros(1),
    }


def forward(params, X):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    y_hat = 1 / (1 + np.exp(-(hidden @ params["W2"] + params["b2"])))
    return y_hat, {"X": X, "hidden": hidden, "y_hat": y_hat}


def backward(params, cache, y):
    m = len(y)
    error = cache["y_hat"] - y
    back = (error @ params["W2"].T) * (cache["hidden"] > 0)
    return {
        "W2": cache["hidden"].T @ error / m,
        "b2": error.mean(axis=0),
        "W1": cache["X"].T @ back / m,
        "b1": back.mean(axis=0),
    }


def sgd_step(params, grads, lr):
    return {name: params[name] - lr * grads[name] for name in params}


def predict(params, X):
    return (forward(params, X)[0] > 0.5).astype(int)


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, rng)
    history = {"loss": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        total = 0.0
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            y_hat, cache = forward(params, X[rows])
            total -= np.sum(y[rows] * np.log(y_hat) + (1 - y[rows]) * np.log(1 - y_hat))
            params = sgd_step(params, backward(params, cache, y[rows]), lr)
        history["loss"].append(total / len(X))
    return params, history
