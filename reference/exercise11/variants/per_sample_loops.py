"""Backward one example at a time, added up and divided at the end."""

import math

import numpy as np


def init_params(n_in, n_hidden, rng):
    k1, k2 = 1 / math.sqrt(n_in), 1 / math.sqrt(n_hidden)
    return {
        "W1": rng.uniform(-k1, k1, size=(n_in, n_hidden)),
        "b1": rng.uniform(-k1, k1, size=n_hidden),
        "W2": rng.uniform(-k2, k2, size=(n_hidden, 1)),
        "b2": rng.uniform(-k2, k2, size=1),
    }


def forward(params, X):
    hidden, outputs = [], []
    for x in X:
        h = np.maximum(x @ params["W1"] + params["b1"], 0)
        hidden.append(h)
        outputs.append([1 / (1 + math.exp(-(h @ params["W2"][:, 0] + params["b2"][0])))])
    return np.array(outputs), {"x": X, "h": hidden, "o": outputs}


def backward(params, cache, y):
    grads = {name: np.zeros_like(value) for name, value in params.items()}
    w = params["W2"][:, 0]
    for x, h, o, label in zip(cache["x"], cache["h"], cache["o"], y, strict=True):
        error = o[0] - label[0]
        grads["W2"][:, 0] += error * h
        grads["b2"] += error
        d = error * w * (h > 0)
        grads["W1"] += np.outer(x, d)
        grads["b1"] += d
    for name in grads:
        grads[name] /= len(y)
    return grads


def sgd_step(params, grads, lr):
    new = {}
    for name in ("W1", "b1", "W2", "b2"):
        new[name] = params[name] + (-lr) * grads[name]
    return new


def predict(params, X):
    return np.array([1 if p > 0.5 else 0 for p in forward(params, X)[0][:, 0]])


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, rng)
    history = {"loss": []}
    for _ in range(epochs):
        order = list(rng.permutation(len(X)))
        epoch_losses = []
        while order:
            batch, order = order[:batch_size], order[batch_size:]
            outputs, cache = forward(params, X[batch])
            for o, label in zip(outputs[:, 0], y[batch][:, 0], strict=True):
                epoch_losses.append(-math.log(max(o if label == 1 else 1 - o, 1e-15)))
            params = sgd_step(params, backward(params, cache, y[batch]), lr)
        history["loss"].append(sum(epoch_losses) / len(epoch_losses))
    return params, history
