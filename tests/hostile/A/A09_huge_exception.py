# attack: raises an exception with ten megabytes of message, a lone surrogate and a __str__ that exits
# exercise: exercise1
# expect: status=raised for test_count_parameters*
# expect: status=raised for test_tanh*
import numpy as np

class Loud(Exception):
    def __str__(self):
        raise SystemExit(0)

    __repr__ = __str__


Loud.__name__ = "L" * 1_000_000


def relu(z):
    return np.maximum(z, 0.0)


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    raise Loud


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
    raise ValueError('x\ud800\x1b[2J' * 2_000_000)
