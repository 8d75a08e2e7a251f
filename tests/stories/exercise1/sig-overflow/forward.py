import functools
import itertools

import numpy as np


def checked(f):
    """Complain early when something is not an array."""
    @functools.wraps(f)
    def wrapper(*args):
        for a in args:
            if not isinstance(a, (np.ndarray, dict, list, tuple)):
                raise TypeError("please give me arrays, not " + type(a).__name__)
        return f(*args)
    return wrapper


@checked
def relu(z):
    return np.select([z > 0], [z], default=0.0)


@checked
def sigmoid(z):
    ez = np.exp(z)
    return np.divide(ez, np.add(1, ez))


@checked
def tanh(z):
    e2 = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - e2) / (1 + e2)


@checked
def softmax(z):
    z = z - np.vstack([row.max() for row in z])
    return np.exp(z) / np.exp(z).sum(1, keepdims=True)


@checked
def linear(a, W, b):
    return np.stack([row @ W + b for row in a])


def layers(params):
    for i in itertools.count(1):
        try:
            yield params[f"W{i}"], params[f"b{i}"]
        except KeyError:
            return


@checked
def forward(params, X):
    *hidden, (W, b) = layers(params)
    for V, c in hidden:
        X = relu(linear(X, V, c))
    return sigmoid(linear(X, W, b))


@checked
def predict(params, X):
    logit_like = forward(params, X)
    return np.greater(logit_like, 0.5)


@checked
def count_parameters(layer_sizes):
    return sum(map(lambda i, o: i * o + o, layer_sizes[:-1], layer_sizes[1:]))
