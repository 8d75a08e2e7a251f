"""Layers that know their own backward pass, in a list."""

import numpy as np


class Dense:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, slope):
        self.dW = self.x.T @ slope
        self.db = slope.sum(0)
        return slope @ self.W.T


class ReLU:
    def forward(self, x):
        self.on = x > 0
        return x * self.on

    def backward(self, slope):
        return slope * self.on


class Sigmoid:
    def forward(self, x):
        self.y = np.exp(-np.logaddexp(0, -x))
        return self.y

    def backward(self, slope):
        return slope * self.y * (1 - self.y)


def build(params):
    return [Dense(params["W1"], params["b1"]), ReLU(), Dense(params["W2"], params["b2"]), Sigmoid()]


def init_params(n_in, n_hidden, rng):
    he = np.sqrt(6 / n_in), np.sqrt(6 / n_hidden)
    return {
        "W1": rng.uniform(-1, 1, (n_in, n_hidden)) * he[0],
        "b1": np.zeros(n_hidden),
        "W2": rng.uniform(-1, 1, (n_hidden, 1)) * he[1],
        "b2": np.zeros(1),
    }


def forward(params, X):
    layers = build(params)
    out = X
    for layer in layers:
        out = layer.forward(out)
    return out, layers


def backward(params, cache, y):
    p = np.clip(cache[-1].y, 1e-15, 1 - 1e-15)
    slope = ((1 - y) / (1 - p) - y / p) / len(p)
    for layer in reversed(cache):
        slope = layer.backward(slope)
    return {"W1": cache[0].dW, "b1": cache[0].db, "W2": cache[2].dW, "b2": cache[2].db, "X": slope}


def sgd_step(params, grads, lr):
    return {name: np.subtract(value, lr * grads[name]) for name, value in params.items()}


def predict(params, X):
    return (forward(params, X)[0] > 0.5)[:, 0]


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    generator = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, generator)
    losses = []
    for _ in range(epochs):
        order = generator.permutation(len(X))
        means, sizes = [], []
        for rows in (order[i : i + batch_size] for i in range(0, len(order), batch_size)):
            p, cache = forward(params, X[rows])
            means.append(-np.log(np.where(y[rows] == 1, p, 1 - p) + 1e-15).mean())
            sizes.append(len(rows))
            params = sgd_step(params, backward(params, cache, y[rows]), lr)
        losses.append(np.average(means, weights=sizes))
    return params, {"loss": losses}
