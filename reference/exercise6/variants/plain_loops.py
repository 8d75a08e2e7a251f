"""Python's own loops and numbers; arrays only at the doors."""

import math

import numpy as np


def sig(z):
    return 1.0 / (1.0 + math.exp(-z)) if z > -700 else 0.0


def init_params(n_hidden, rng):
    W1 = np.array([[rng.normal() for _ in range(n_hidden)] for _ in range(2)])
    W2 = np.array([[rng.normal()] for _ in range(n_hidden)])
    return {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}


def run(w1, b1, w2, b2, x):
    hidden = [sig(sum(x[i] * w1[i][j] for i in range(len(x))) + b1[j]) for j in range(len(b1))]
    return hidden, sig(sum(hidden[j] * w2[j][0] for j in range(len(b1))) + b2[0])


def train(params, X, y, lr, epochs):
    w1, b1, w2, b2 = (np.array(params[name]).tolist() for name in ("W1", "b1", "W2", "b2"))
    rows, labels = X.tolist(), [t[0] for t in y.tolist()]
    m, n, h = len(rows), len(rows[0]), len(b1)
    losses = []
    for _ in range(epochs):
        g1, gb1 = [[0.0] * h for _ in range(n)], [0.0] * h
        g2, gb2, total = [0.0] * h, 0.0, 0.0
        for x, t in zip(rows, labels, strict=True):
            hidden, out = run(w1, b1, w2, b2, x)
            total -= math.log(out) if t == 1 else math.log(1 - out)
            error = out - t
            gb2 += error
            for j in range(h):
                g2[j] += error * hidden[j]
                delta = error * w2[j][0] * hidden[j] * (1 - hidden[j])
                gb1[j] += delta
                for i in range(n):
                    g1[i][j] += delta * x[i]
        losses.append(total / m)
        for j in range(h):
            w2[j][0] -= lr * g2[j] / m
            b1[j] -= lr * gb1[j] / m
            for i in range(n):
                w1[i][j] -= lr * g1[i][j] / m
        b2[0] -= lr * gb2 / m
    return {"W1": np.array(w1), "b1": np.array(b1), "W2": np.array(w2), "b2": np.array(b2)}, losses


def predict(params, X):
    return np.array([1 if run(*(params[k] for k in ("W1", "b1", "W2", "b2")), x)[1] > 0.5 else 0 for x in X])


def solve(seed):
    rng = np.random.default_rng(seed)
    X, y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0.0], [1], [1], [0]])
    while True:
        params, losses = train(init_params(5, rng), X, y, 4.0, 400)
        if losses[-1] < 0.2:
            return params
