# Every link of the chain rule is written out, also the ones that cancel.
import numpy as np


def _sigmoid(z):
    return np.where(z > 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))


def sigmoid_derivative(z):
    return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2


def relu_derivative(z):
    return np.heaviside(z, 0.5)


def forward(params, X, activation="sigmoid"):
    cache = {"X": X}
    cache["Z1"] = cache["X"] @ params["W1"] + params["b1"]
    cache["A1"] = {"sigmoid": _sigmoid, "relu": lambda z: z.clip(min=0)}[activation](cache["Z1"])
    cache["Z2"] = cache["A1"] @ params["W2"] + params["b2"]
    cache["A2"] = _sigmoid(cache["Z2"])
    return cache


def backward(params, cache, y, activation="sigmoid"):
    m = float(y.shape[0])
    dA2 = (-(y / cache["A2"]) + (1 - y) / (1 - cache["A2"])) / m
    dZ2 = dA2 * (cache["A2"] * (1 - cache["A2"]))
    db2 = dZ2.sum()
    dW2 = cache["A1"].T @ dZ2
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * {"sigmoid": sigmoid_derivative, "relu": relu_derivative}[activation](cache["Z1"])
    db1 = dZ1.sum(0)
    dW1 = cache["X"].T @ dZ1
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def numerical_gradient(loss, params, eps=1e-5):
    gradients = {}
    for key in list(params):
        original = params[key]
        gradient = np.zeros_like(original)
        for index in np.ndindex(*original.shape):
            step = np.zeros_like(original)
            step[index] = eps
            params[key] = original + step
            above = loss(params)
            params[key] = original - step
            below = loss(params)
            gradient[index] = (above - below) / (2 * eps)
        params[key] = original
        gradients[key] = gradient
    return gradients
