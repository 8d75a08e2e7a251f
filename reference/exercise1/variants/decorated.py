# A decorator that checks, and one that remembers nothing.
import functools

import numpy as np


def checked(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        result = function(*args, **kwargs)
        assert np.all(np.isfinite(result)), function.__name__
        return result

    return wrapper


@checked
def relu(z):
    mask = z > 0
    return mask * z


@checked
def sigmoid(z):
    return np.piecewise(
        z, [z >= 0, z < 0], [lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(x) / (1 + np.exp(x))]
    )


@checked
def tanh(z):
    return np.tanh(z)


@checked
def softmax(z):
    return np.apply_along_axis(lambda row: np.exp(row - row.max()) / np.exp(row - row.max()).sum(), 1, z)


@checked
def linear(a, W, b):
    with_one = np.hstack([a, np.ones((len(a), 1))])
    return with_one @ np.vstack([W, b])


@checked
def forward(params, X):
    *hidden, last = range(1, len(params) // 2 + 1)
    for n in hidden:
        X = relu(linear(X, params[f"W{n}"], params[f"b{n}"]))
    return sigmoid(linear(X, params[f"W{last}"], params[f"b{last}"]))


@checked
def predict(params, X):
    return (forward(params, X) > 0.5) * 1.0


@checked
def count_parameters(layer_sizes):
    return sum((a + 1) * b for a, b in zip(layer_sizes, layer_sizes[1:]))
