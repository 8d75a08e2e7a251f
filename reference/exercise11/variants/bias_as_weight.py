"""Biases as the last row of augmented matrices; steps written into the trainer's own arrays."""

import numpy as np


def _join(params):
    return [np.vstack([params[f"W{i}"], np.reshape(params[f"b{i}"], (1, -1))]) for i in (1, 2)]


def _part(matrices):
    (M1, M2) = matrices
    return {"W1": M1[:-1], "b1": M1[-1], "W2": M2[:-1], "b2": M2[-1]}


def _with_ones(A):
    return np.hstack([A, np.ones((len(A), 1))])


def init_params(n_in, n_hidden, rng):
    M1 = rng.normal(scale=(1 / n_in) ** 0.5, size=(n_in + 1, n_hidden))
    M2 = rng.normal(scale=(1 / n_hidden) ** 0.5, size=(n_hidden + 1, 1))
    return _part([M1, M2])


def _pass(M1, M2, X):
    A0 = _with_ones(X)
    A1 = _with_ones(np.maximum(A0 @ M1, 0))
    return A0, A1, 1 / (1 + np.exp(-(A1 @ M2)))


def _slopes(M2, A0, A1, out, y):
    d2 = (out - y) / len(y)
    d1 = (d2 @ M2[:-1].T) * (A1[:, :-1] > 0)
    return A0.T @ d1, A1.T @ d2


def forward(params, X):
    kept = _pass(*_join(params), X)
    return kept[-1], kept


def backward(params, cache, y):
    return _part(_slopes(_join(params)[1], *cache, y))


def sgd_step(params, grads, lr):
    return _part([M - lr * G for M, G in zip(_join(params), _join(grads), strict=True)])


def predict(params, X):
    return (forward(params, X)[0] > 0.5).astype(float)


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    M1, M2 = _join(init_params(X.shape[1], n_hidden, rng))
    history = {"loss": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        losses, seen = 0.0, 0
        for i in range(0, len(X), batch_size):
            rows = order[i : i + batch_size]
            A0, A1, out = _pass(M1, M2, X[rows])
            losses += np.logaddexp(0, A1 @ M2).sum() - (y[rows] * (A1 @ M2)).sum()
            seen += len(rows)
            G1, G2 = _slopes(M2, A0, A1, out, y[rows])
            M1 -= lr * G1
            M2 -= lr * G2
        history["loss"].append(losses / seen)
    return _part([M1, M2]), history
