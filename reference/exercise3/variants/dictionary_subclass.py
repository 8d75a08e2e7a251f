# Dictionary subclasses, named results, extra gradients.
from collections import OrderedDict, defaultdict

import numpy as np


class Grads(dict):
    def __getattr__(self, name):
        return self[name]


def logistic(v):
    return np.reciprocal(1.0 + np.exp(np.negative(v)))


def sigmoid_derivative(z, s=None):
    s = logistic(z) if s is None else s
    return s - s * s


def relu_derivative(z, at_zero=0.0):
    return np.piecewise(z, [z < 0, z == 0, z > 0], [0.0, at_zero, 1.0])


def forward(params, X, activation="sigmoid", **options):
    cache = OrderedDict()
    cache["X"] = X
    cache["Z1"] = X @ params["W1"] + params["b1"]
    cache["A1"] = np.maximum(cache["Z1"], 0.0) if activation.lower() == "relu" else logistic(cache["Z1"])
    cache["Z2"] = cache["A1"] @ params["W2"] + params["b2"]
    cache["A2"] = logistic(cache["Z2"])
    cache["y_hat"] = cache["A2"]
    return cache


def backward(params, cache, y, activation="sigmoid", **options):
    grads = Grads()
    grads["Z2"] = (cache["A2"] - y) / y.shape[0]
    grads["W2"] = cache["A1"].T @ grads.Z2
    grads["b2"] = np.add.reduce(grads.Z2, axis=0)
    grads["A1"] = grads.Z2 @ params["W2"].T
    slope = relu_derivative(cache["Z1"]) if activation.lower() == "relu" else sigmoid_derivative(cache["Z1"])
    grads["Z1"] = grads.A1 * slope
    grads["W1"] = cache["X"].T @ grads.Z1
    grads["b1"] = np.add.reduce(grads.Z1, axis=0)
    return grads


def numerical_gradient(loss, params, eps=1e-5, verbose=True):
    grads = defaultdict(list)
    for name in sorted(params):
        values = params[name]
        for place in np.ndindex(values.shape):
            before = values.item(place)
            values[place] = before + eps
            a = loss(params)
            values[place] = before - eps
            b = loss(params)
            values[place] = before
            grads[name].append((a - b) / (eps + eps))
        if verbose:
            print(name, "done")
    return {name: np.array(list_).reshape(params[name].shape) for name, list_ in grads.items()}
