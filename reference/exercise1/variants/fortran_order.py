# Unusual arrays: Fortran order, reversed views, float128 inside.
import numpy as np


def relu(z):
    return np.asfortranarray(np.maximum(z, 0.0))


def sigmoid(z):
    wide = z.astype(np.longdouble)
    return (1 / (1 + np.exp(-wide))).astype(np.float64)


def tanh(z):
    return np.flip(np.tanh(np.flip(z)))


def softmax(z):
    backwards = z[:, ::-1]
    e = np.exp(backwards - backwards.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True))[:, ::-1]


def linear(a, W, b):
    return np.array(np.asfortranarray(a) @ np.asfortranarray(W) + b, order="F")


def forward(params, X):
    L = len(params) >> 1
    a = X
    for l, bend in zip(range(1, L + 1), [relu] * (L - 1) + [sigmoid]):
        a = bend(linear(a, params[f"W{l}"], params[f"b{l}"]))
    return a


def predict(params, X):
    return (forward(params, X)[::-1] > 0.5).astype(np.int8)[::-1]


def count_parameters(layer_sizes):
    return float(sum((a + 1) * b for a, b in zip(layer_sizes, layer_sizes[1:])))
