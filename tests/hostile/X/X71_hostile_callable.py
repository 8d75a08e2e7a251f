# attack: hands in objects instead of functions, with attributes that raise
# exercise: exercise1
# expect: status=passed for test_tanh*
# expect: status=raised for test_count_parameters*
import numpy as np


def relu(z):
    return np.maximum(z, 0.0)


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    return np.tanh(z)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def linear(a, W, b):
    return a @ W + b


def forward(params, X):
    n = len(params) // 2
    for i in range(1, n):
        X = relu(linear(X, params[f"W{i}"], params[f"b{i}"]))
    return sigmoid(linear(X, params[f"W{n}"], params[f"b{n}"]))


def predict(params, X):
    return (forward(params, X) > 0.5).astype(int)


def count_parameters(layer_sizes):
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))


class Callable:
    def __init__(self, function):
        object.__setattr__(self, "function", function)

    def __call__(self, *args, **kwargs):
        return object.__getattribute__(self, "function")(*args, **kwargs)

    def __getattribute__(self, name):
        raise SystemExit(name)

    def __eq__(self, other):
        raise SystemExit

    __hash__ = None


tanh = Callable(tanh)
count_parameters = Callable(count_parameters)
count_parameters = type("Other", (Callable,), {"__call__": lambda *args: None.nothing})(None)
