# Exercise 3, backprop, 2-layer net
import numpy as np


class Net:
    def __init__(self, params, activation="sigmoid"):
        self.params = params
        self.activation = activation

    def act(self, z):
        return np.maximum(0, z) if self.activation == "relu" else 1 / (1 + np.exp(-z))

    def slope(self, z):
        return relu_derivative(z) if self.activation == "relu" else sigmoid_derivative(z)

    def forward(self, X):
        c = {"X": X}
        c["Z1"] = np.dot(X, self.params["W1"]) + self.params["b1"]
        c["A1"] = self.act(c["Z1"])
        c["Z2"] = np.dot(c["A1"], self.params["W2"]) + self.params["b2"]
        c["A2"] = 1 / (1 + np.exp(-c["Z2"]))
        return c

    def backward(self, c, y):
        n = y.shape[0]
        delta2 = (c["A2"] - y) / n
        delta1 = np.dot(delta2, self.params["W2"]) * self.slope(c["Z1"])
        return {
            "W1": np.dot(c["X"].T, delta1),
            "b1": np.sum(delta1, axis=0),
            "W2": np.dot(c["A1"].T, delta2),
            "b2": np.sum(delta2, axis=0),
        }


def sigmoid_derivative(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


def forward(params, X, activation="sigmoid"):
    return Net(params, activation).forward(X)


def backward(params, cache, y, activation="sigmoid"):
    return Net(params, activation).backward(cache, y)


def numerical_gradient(loss, params, eps=1e-5):
    g = {}
    for k, v in params.items():
        g[k] = np.zeros_like(v)
        for j in range(v.size):
            up = {n: a.copy() for n, a in params.items()}
            up[k].flat[j] += eps
            down = {n: a.copy() for n, a in params.items()}
            down[k].flat[j] -= eps
            g[k].flat[j] = (loss(up) - loss(down)) / (2 * eps)
    return g
