# attack: returns strided, reversed, read-only, Fortran-ordered and big-endian arrays
# exercise: exercise1
# expect: others=passed
import numpy as np


def relu(z):
    return np.maximum(z, 0.0)[..., ::-1].copy()[..., ::-1]


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    return np.tanh(z).astype('>f8')


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    out = np.asfortranarray(e / e.sum(axis=1, keepdims=True))
    out.flags.writeable = False
    return out


def linear(a, W, b):
    return np.repeat(a @ W + b, 2, axis=0)[::2]


def forward(params, X):
    n = len(params) // 2
    for i in range(1, n):
        X = relu(linear(X, params[f"W{i}"], params[f"b{i}"]))
    return sigmoid(linear(X, params[f"W{n}"], params[f"b{n}"]))


def predict(params, X):
    return (forward(params, X) > 0.5).astype(int)


def count_parameters(layer_sizes):
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
