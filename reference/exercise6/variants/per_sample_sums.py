"""Gradients summed row by row with outer products; a column or row of one in the biases is kept."""

import numpy as np


def f(z):
    return 1 / (1 + np.exp(-z))


def init_params(n_hidden, rng):
    W = rng.random((2, n_hidden)) * 4 - 2
    return {"W1": W, "b1": rng.random(n_hidden) - 0.5, "W2": rng.random((n_hidden, 1)) * 4 - 2, "b2": np.zeros((1,))}


def train(params, X, y, lr, epochs):
    history = []
    for _ in range(epochs):
        total = {k: np.zeros_like(v) for k, v in params.items()}
        loss = 0.0
        for x, t in zip(X, y, strict=True):
            h = f(x @ params["W1"] + params["b1"])
            p = f(h @ params["W2"] + params["b2"])
            loss += -np.log(p[0]) if t[0] > 0.5 else -np.log(1 - p[0])
            e = p - t
            total["W2"] += np.outer(h, e)
            total["b2"] += e
            d = params["W2"] @ e * h * (1 - h)
            total["W1"] += np.outer(x, d)
            total["b1"] += d
        for k in params:
            params[k] = params[k] - lr / len(X) * total[k]
        history.append(loss / len(X))
    return params, np.array(history)


def predict(params, X):
    answers = []
    for x in X:
        h = f(x @ params["W1"] + params["b1"])
        answers.append(1 if f(h @ params["W2"] + params["b2"]).item() > 0.5 else 0)
    return np.array(answers)


def solve(seed):
    rng = np.random.default_rng(seed)
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    for _ in range(10):
        params, _history = train(init_params(6, rng), X, y, 3.0, 400)
        if np.array_equal(predict(params, X), y[:, 0]):
            break
    return params
