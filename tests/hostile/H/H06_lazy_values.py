# attack: returns a generator, a lambda, a partial and a module
# exercise: exercise1
# expect: status=failed for test_count_parameters*
# expect: status=failed|skipped for test_tanh*
# expect: status=failed|skipped for test_predict*
# expect: status=failed|skipped for test_softmax*
import numpy as np

import functools


def relu(z):
    return np.maximum(z, 0.0)


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    return lambda: np.tanh(z)


def softmax(z):
    return np


def linear(a, W, b):
    return a @ W + b


def forward(params, X):
    n = len(params) // 2
    for i in range(1, n):
        X = relu(linear(X, params[f"W{i}"], params[f"b{i}"]))
    return sigmoid(linear(X, params[f"W{n}"], params[f"b{n}"]))


def predict(params, X):
    return functools.partial(forward, params, X)


def count_parameters(layer_sizes):
    yield sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
