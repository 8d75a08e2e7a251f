# The measured slope as the average of both one-sided ones; the rest in the shortest form.
import numpy as np


def sigmoid_derivative(z):
    a = np.e**-z
    return a / (1 + a) / (1 + a)


def relu_derivative(z):
    return np.asarray(z > 0, dtype=int)


def forward(p, X, activation="sigmoid"):
    Z1 = X @ p["W1"] + p["b1"]
    A1 = max_(Z1) if activation == "relu" else 1 / (1 + np.e**-Z1)
    Z2 = A1 @ p["W2"] + p["b2"]
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": 1 / (1 + np.e**-Z2)}


def max_(z):
    return np.max([z, np.zeros_like(z)], axis=0)


def backward(p, c, t, activation="sigmoid"):
    d = (c["A2"] - t) / t.shape[0]
    e = d @ p["W2"].T * (relu_derivative if activation == "relu" else sigmoid_derivative)(c["Z1"])
    g = {"W2": c["A1"].T @ d, "W1": c["X"].T @ e}
    g["b2"], g["b1"] = sum(d), sum(e)
    return g


def numerical_gradient(f, p, eps=1e-5):
    here = f(p)
    g = {}
    for k in p:
        g[k] = np.zeros_like(p[k])
        for i in np.ndindex(p[k].shape):
            x = p[k][i]
            p[k][i] = x + eps
            ahead = (f(p) - here) / eps
            p[k][i] = x - eps
            behind = (here - f(p)) / eps
            p[k][i] = x
            g[k][i] = (ahead + behind) / 2
    return g
