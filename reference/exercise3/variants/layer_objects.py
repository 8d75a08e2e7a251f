# Layer objects with forward and backward; the functions put them together.
import numpy as np


class Linear:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, d):
        self.dW = self.x.T @ d
        self.db = d.sum(axis=0)
        return d @ self.W.T


class Sigmoid:
    def forward(self, z):
        self.a = 1 / (1 + np.exp(-z))
        return self.a

    def backward(self, d):
        return d * self.a * (1 - self.a)


class ReLU:
    def forward(self, z):
        self.on = z > 0
        return z * self.on

    def backward(self, d):
        return d * self.on


def _hidden(activation):
    return {"sigmoid": Sigmoid, "relu": ReLU}[activation]()


class Derivative:
    def __init__(self, layer):
        self.layer = layer

    def __call__(self, z):
        layer = self.layer()
        layer.forward(z)
        return layer.backward(np.ones(np.shape(z)))


sigmoid_derivative = Derivative(Sigmoid)
relu_derivative = Derivative(ReLU)


def forward(params, X, activation="sigmoid"):
    first, bend, second, squash = (
        Linear(params["W1"], params["b1"]),
        _hidden(activation),
        Linear(params["W2"], params["b2"]),
        Sigmoid(),
    )
    Z1 = first.forward(X)
    A1 = bend.forward(Z1)
    Z2 = second.forward(A1)
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": squash.forward(Z2)}


def backward(params, cache, y, activation="sigmoid"):
    first, bend, second = Linear(params["W1"], params["b1"]), _hidden(activation), Linear(params["W2"], params["b2"])
    second.forward(bend.forward(first.forward(cache["X"])))
    d = second.backward((cache["A2"] - y) / len(y))
    first.backward(bend.backward(d))
    return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class numerical_gradient:
    def __new__(cls, loss, params, eps=1e-5):
        return {name: cls.of(loss, params, name, eps) for name in params}

    @staticmethod
    def of(loss, params, name, eps):
        values = params[name]
        slopes = np.zeros_like(values)
        with np.nditer(values, op_flags=["readwrite"], flags=["multi_index"]) as walk:
            for entry in walk:
                before = float(entry)
                entry[...] = before + eps
                up = loss(params)
                entry[...] = before - eps
                down = loss(params)
                entry[...] = before
                slopes[walk.multi_index] = (up - down) / (2 * eps)
        return slopes
