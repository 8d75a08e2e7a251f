"""The other sign everywhere: label minus prediction, and the step in its direction. An order for each epoch by seed."""

import numpy as np


def init_params(n_in, n_hidden, rng):
    return {
        "W1": 0.1 * rng.normal(size=(n_in, n_hidden)),
        "b1": 0.1 * rng.normal(size=(n_hidden,)),
        "W2": 0.1 * rng.normal(size=(n_hidden, 1)),
        "b2": 0.1 * rng.normal(size=(1,)),
    }


def _downhill(params, X, y):
    h = X @ params["W1"] + params["b1"]
    h = np.maximum(h, 0, out=h)
    error = y - 1 / (1 + np.exp(-(h @ params["W2"] + params["b2"])))
    hidden = (error @ params["W2"].T) * (h > 0).astype(int)
    return X.T @ hidden, hidden.sum(axis=0), h.T @ error, error.sum(axis=0)


def forward(params, X):
    hidden = np.clip(X @ params["W1"] + params["b1"], 0, None)
    return 1 / (1 + np.exp(-(hidden @ params["W2"] + params["b2"]))), X


def backward(params, cache, y):
    moves = _downhill(params, cache, y)
    return {name: -move / len(y) for name, move in zip(("W1", "b1", "W2", "b2"), moves, strict=True)}


def sgd_step(params, grads, lr):
    new = params.copy()
    for name in new:
        new[name] = new[name] + lr * -grads[name]
    return new


def predict(params, X):
    return np.array(forward(params, X)[0].round(), dtype=int).reshape(-1, 1)


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    params = init_params(X.shape[1], n_hidden, np.random.default_rng(seed))
    history = {"loss": []}
    for epoch in range(epochs):
        order = np.random.default_rng([seed, epoch]).permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            for name, move in zip(("W1", "b1", "W2", "b2"), _downhill(params, X[rows], y[rows]), strict=True):
                params[name] += lr * move / len(rows)
        p = forward(params, X)[0]
        history["loss"].append(np.mean(-y * np.log(p + 1e-9) - (1 - y) * np.log(1 - p + 1e-9)))
    return params, history
