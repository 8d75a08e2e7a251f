"""solve trains in its own way, with momentum and tiny batches; train is as asked."""

import copy

import numpy as np

sigmoid = np.vectorize(lambda z: 1 / (1 + np.exp(-z)), otypes=[float])


def init_params(n_hidden, rng):
    return {
        "W1": rng.choice([-1.0, 1.0], (2, n_hidden)) * rng.uniform(0.5, 1.5, (2, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": np.zeros((n_hidden, 1)),
        "b2": np.zeros(1),
    }


def gradients(p, X, y):
    h = sigmoid(X @ p["W1"] + p["b1"])
    out = sigmoid(h @ p["W2"] + p["b2"])
    d = out - y
    back = d * p["W2"].T * h * (1 - h)
    grads = {"W1": X.T @ back, "b1": back.sum(axis=0), "W2": h.T @ d, "b2": d.sum(axis=0)}
    return {k: g / X.shape[0] for k, g in grads.items()}, out


def train(params, X, y, lr, epochs):
    p, losses = copy.deepcopy(params), []
    for _ in range(epochs):
        g, out = gradients(p, X, y)
        losses.append(-(np.log(out[y == 1]).sum() + np.log(1 - out[y == 0]).sum()) / len(y))
        p = {k: p[k] - lr * g[k] for k in p}
    return p, losses


def predict(params, X):
    h = sigmoid(X @ params["W1"] + params["b1"])
    return (sigmoid(h @ params["W2"] + params["b2"])[:, 0] > 0.5) * 1.0


def solve(seed):
    rng = np.random.default_rng(seed)
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    for _ in range(5):
        p = init_params(10, rng)
        v = {k: np.zeros_like(w) for k, w in p.items()}
        for _ in range(300):
            g, out = gradients(p, X, y)
            v = {k: 0.9 * v[k] + g[k] for k in v}
            p = {k: p[k] - 0.5 * v[k] for k in p}
        if np.abs(out - y).max() < 0.3:
            break
    return p
