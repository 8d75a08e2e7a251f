"""Exercise 3 with a class, the functions at the bottom only call it."""
import numpy as np


class Sigmoid:
    @staticmethod
    def f(z):
        return 0.5 * (1 + np.tanh(0.5 * z))

    @staticmethod
    def df(z):
        t = np.tanh(0.5 * z)
        return 0.25 * (1 - t * t)


class ReLU:
    @staticmethod
    def f(z):
        return (abs(z) + z) / 2

    @staticmethod
    def df(z):
        return (np.sign(z) + 1) / 2            # gives 1/2 at z = 0


ACTIVATIONS = {"sigmoid": Sigmoid, "relu": ReLU}


class TwoLayerNet:
    def __init__(self, params, activation):
        self.W1, self.b1 = params["W1"], params["b1"]
        self.W2, self.b2 = params["W2"], params["b2"]
        self.act = ACTIVATIONS[activation]

    def forward(self, X):
        self.X = X
        self.Z1 = X @ self.W1 + self.b1
        self.A1 = self.act.f(self.Z1)
        self.Z2 = self.A1 @ self.W2 + self.b2
        self.A2 = Sigmoid.f(self.Z2)
        return self.A2

    def load(self, cache):
        for name, value in cache.items():
            setattr(self, name, value)

    def backward(self, y):
        m = len(self.X)
        # full chain rule: dL/dA2 times dA2/dZ2
        dA2 = (-(y / self.A2) + (1 - y) / (1 - self.A2)) / m
        dZ2 = dA2
        dZ1 = (dZ2 @ self.W2.T) * self.act.df(self.Z1)
        return {
            "W1": self.X.T @ dZ1,
            "b1": np.ones(m) @ dZ1,
            "W2": self.A1.T @ dZ2,
            "b2": np.ones(m) @ dZ2,
        }


sigmoid_derivative = Sigmoid.df
relu_derivative = ReLU.df


def forward(params, X, activation="sigmoid"):
    net = TwoLayerNet(params, activation)
    net.forward(X)
    return {k: v for k, v in vars(net).items() if k in ("X", "Z1", "A1", "Z2", "A2")}


def backward(params, cache, y, activation="sigmoid"):
    net = TwoLayerNet(params, activation)
    net.load(cache)
    return net.backward(y)


def numerical_gradient(loss, params, eps=1e-5):
    def shifted(name, index, by):
        changed = {k: v.copy() for k, v in params.items()}
        changed[name][index] += by
        return loss(changed)

    return {
        name: np.array(
            [(shifted(name, i, eps) - shifted(name, i, -eps)) / (2 * eps) for i in np.ndindex(value.shape)]
        ).reshape(value.shape)
        for name, value in params.items()
    }
