"""Layer objects that keep their inputs and step by themselves."""

import numpy as np


class Dense:
    def __init__(self, W, b):
        self.W, self.b = W.copy(), b.copy()

    def forward(self, x):
        self.x = x
        self.a = 0.5 * (1 + np.tanh((x @ self.W + self.b) / 2))
        return self.a

    def step(self, dz, lr):
        below = dz @ self.W.T
        self.W -= lr * (self.x.T @ dz)
        self.b -= lr * dz.sum(axis=0)
        return below


class Network:
    def __init__(self, params):
        self.hidden = Dense(params["W1"], params["b1"])
        self.output = Dense(params["W2"], params["b2"])

    def __call__(self, X):
        return self.output.forward(self.hidden.forward(X))

    def learn(self, X, y, lr):
        p = self(X)
        below = self.output.step((p - y) / X.shape[0], lr)
        self.hidden.step(below * self.hidden.a * (1 - self.hidden.a), lr)
        return float(-np.where(y == 1, np.log(p), np.log1p(-p)).mean())

    @property
    def params(self):
        return {"W1": self.hidden.W, "b1": self.hidden.b, "W2": self.output.W, "b2": self.output.b}


def init_params(n_hidden, rng):
    limit = np.sqrt(6 / (2 + n_hidden))
    return {
        "W1": rng.uniform(-limit, limit, (2, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": rng.uniform(-limit, limit, (n_hidden, 1)),
        "b2": np.zeros(1),
    }


def train(params, X, y, lr, epochs):
    network = Network(params)
    return network.params, [network.learn(X, y, lr) for _ in range(epochs)]


def predict(params, X):
    return np.where(Network(params)(X) >= 0.5, 1.0, 0.0)


def solve(seed):
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
    y = (X.sum(axis=1, keepdims=True) == 1).astype(float)
    for attempt in range(20):
        network = Network(init_params(6, np.random.default_rng([seed, attempt])))
        for _ in range(1500):
            loss = network.learn(X, y, 2.0)
            if loss < 0.02:
                return network.params
    return network.params
