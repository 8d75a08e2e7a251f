"""A class with attributes; the functions hand their work to it. The history is measured after each epoch."""

import numpy as np


class Network:
    def __init__(self, W1, b1, W2, b2):
        self.W1, self.b1, self.W2, self.b2 = W1, b1, W2, b2

    @classmethod
    def random(cls, n_in, n_hidden, rng):
        limit1, limit2 = np.sqrt(6 / (n_in + n_hidden)), np.sqrt(6 / (n_hidden + 1))
        return cls(
            rng.uniform(-limit1, limit1, (n_in, n_hidden)),
            np.zeros(n_hidden),
            rng.uniform(-limit2, limit2, (n_hidden, 1)),
            np.zeros(1),
        )

    def __call__(self, X):
        self.X = X
        self.z = X @ self.W1 + self.b1
        self.a = self.z * (self.z > 0)
        self.out = 0.5 * (1 + np.tanh((self.a @ self.W2 + self.b2) / 2))
        return self.out

    def gradients(self, y):
        error = (self.out - y) / y.shape[0]
        hidden = error @ self.W2.T
        hidden[self.z <= 0] = 0
        return {
            "W1": self.X.T @ hidden,
            "b1": np.sum(hidden, axis=0),
            "W2": self.a.T @ error,
            "b2": np.sum(error, axis=0),
        }

    def step(self, grads, lr):
        self.W1 -= lr * grads["W1"]
        self.b1 -= lr * grads["b1"]
        self.W2 -= lr * grads["W2"]
        self.b2 -= lr * grads["b2"]

    def loss(self, X, y):
        p = np.clip(self(X), 1e-7, 1 - 1e-7)
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

    @property
    def params(self):
        return {"W1": self.W1, "b1": self.b1, "W2": self.W2, "b2": self.b2}


def init_params(n_in, n_hidden, rng):
    return Network.random(n_in, n_hidden, rng).params


def forward(params, X):
    net = Network(**params)
    return net(X), net


def backward(params, cache, y):
    return cache.gradients(y)


def sgd_step(params, grads, lr):
    net = Network(**{name: value.copy() for name, value in params.items()})
    net.step(grads, lr)
    return net.params


def predict(params, X):
    return np.round(Network(**params)(X))


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    net = Network.random(X.shape[1], n_hidden, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = np.arange(len(X))
        rng.shuffle(order)
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            net(X[rows])
            net.step(net.gradients(y[rows]), lr)
        history["loss"].append(net.loss(X, y))
        history["accuracy"].append(np.mean((net(X) > 0.5) == y))
    return net.params, history
