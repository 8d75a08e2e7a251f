# attack: returns an iterator without end and a dictionary that contains itself
# exercise: exercise1
# expect: status=failed|crashed|memory|timeout|raised for test_count_parameters*
# expect: status=failed|skipped|crashed|raised for test_tanh*
# limits: load=2 call=1 total=20
import numpy as np

import itertools


def relu(z):
    return np.maximum(z, 0.0)


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    loop = {}
    loop['x'] = [loop]
    return loop


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
    return itertools.count()
