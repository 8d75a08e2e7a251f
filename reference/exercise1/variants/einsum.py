# einsum, and softmax through logarithms.
import numpy as np


def relu(z):
    return (np.abs(z) + z) / 2


def sigmoid(z):
    with np.errstate(over="ignore"):
        return np.reciprocal(1 + np.exp(-z))


def tanh(z):
    return np.sinh(z) / np.cosh(z)


def softmax(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


def linear(a, W, b):
    return np.einsum("ik,kj->ij", a, W) + np.einsum("j->j", b)


def forward(params, X):
    layers = len([k for k in params.keys() if k[0] == "W"])
    for i in range(1, layers):
        X = relu(linear(X, params[f"W{i}"], params[f"b{i}"]))
    return sigmoid(linear(X, params[f"W{layers}"], params[f"b{layers}"]))


def predict(params, X):
    return np.greater(forward(params, X), 0.5)


def count_parameters(layer_sizes):
    s = np.asarray(layer_sizes)
    return int(s[:-1] @ s[1:] + s[1:].sum())
