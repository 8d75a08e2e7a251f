import numpy as np


def relu(z):
    return np.maximum(0.0, z)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def tanh(z):
    return np.tanh(z)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def linear(a, W, b):
    return a @ W + b


def forward(params, X):
    n_layers = len(params) // 2
    # first layer
    z = X @ params["W1"]
    if n_layers == 1:
        return sigmoid(z)
    h = relu(z)
    # the layers in the middle
    for i in range(2, n_layers):
        h = relu(linear(h, params[f"W{i}"], params[f"b{i}"]))
    # output
    return sigmoid(linear(h, params[f"W{n_layers}"], params[f"b{n_layers}"]))


def predict(params, X):
    return (forward(params, X) > 0.5).astype(int)


def count_parameters(layer_sizes):
    return sum(a * b + b for a, b in zip(layer_sizes[:-1], layer_sizes[1:]))
