"""Forward pass of my network, exercise 1."""
import numpy as np


def relu(z):
    return np.where(z > 0, z, 0)


def sigmoid(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))


def tanh(z):
    return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))


def softmax(z):
    out = np.zeros(z.shape)
    for i in range(z.shape[0]):
        e = np.exp(z[i] - np.max(z[i]))
        out[i] = e / np.sum(e)
    return out


def linear(a, W, b):
    return np.matmul(a, W) + b


def forward(params, X):
    signal = X
    depth = len(params) // 2
    for layer in range(depth):
        name = str(layer + 1)
        signal = linear(signal, params["W" + name], params["b" + name])
    return sigmoid(signal)


def predict(params, X):
    return np.rint(forward(params, X))


def count_parameters(layer_sizes):
    weights = sum(layer_sizes[i] * layer_sizes[i + 1] for i in range(len(layer_sizes) - 1))
    return weights + sum(layer_sizes[1:])
