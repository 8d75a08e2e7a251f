# A tiny tape: every operation returns its value and a function that carries gradients back.
import numpy as np


def _linear(a, W, b):
    return a @ W + b, lambda d: (d @ W.T, a.T @ d, d.sum(axis=0))


def _sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s, lambda d: d * s * (1 - s)


def _relu(z):
    keep = z > 0
    return np.where(keep, z, 0.0), lambda d: np.where(keep, d, 0.0)


_BEND = dict(sigmoid=_sigmoid, relu=_relu)


def sigmoid_derivative(z):
    return _sigmoid(z)[1](1.0)


def relu_derivative(z):
    return _relu(z)[1](np.ones_like(z))


def forward(params, X, activation="sigmoid"):
    Z1, _ = _linear(X, params["W1"], params["b1"])
    A1, _ = _BEND[activation](Z1)
    Z2, _ = _linear(A1, params["W2"], params["b2"])
    A2, _ = _sigmoid(Z2)
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward(params, cache, y, activation="sigmoid"):
    _, back1 = _linear(cache["X"], params["W1"], params["b1"])
    _, bend = _BEND[activation](cache["Z1"])
    _, back2 = _linear(cache["A1"], params["W2"], params["b2"])
    dA1, dW2, db2 = back2((cache["A2"] - y) / y.shape[0])
    _, dW1, db1 = back1(bend(dA1))
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def numerical_gradient(loss, params, eps=1e-5):
    # Four points, for more digits.
    weights = {-2: 1 / 12, -1: -8 / 12, 1: 8 / 12, 2: -1 / 12}
    grads = {}
    for name, values in params.items():
        grads[name] = np.zeros_like(values)
        for place in np.ndindex(values.shape):
            before = values[place]
            total = 0.0
            for k, w in weights.items():
                values[place] = before + k * eps
                total += w * loss(params)
            values[place] = before
            grads[name][place] = total / eps
    return grads
