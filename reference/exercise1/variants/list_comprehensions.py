# List comprehensions, turned into arrays at the end.
import numpy as np


def relu(z):
    flat = [max(0.0, x) for x in z.ravel()]
    return np.array(flat).reshape(z.shape)


def sigmoid(z):
    return np.array([1 / (1 + np.exp(-min(max(x, -700), 700))) for x in z.flatten()]).reshape(z.shape)


def tanh(z):
    return np.array([np.tanh(x) for x in z.flat]).reshape(np.shape(z))


def softmax(z):
    shifted = [row - max(row) for row in z]
    return np.array([np.exp(row) / sum(np.exp(row)) for row in shifted])


def linear(a, W, b):
    return np.array([[sum(x * w for x, w in zip(row, column)) + bias for column, bias in zip(W.T, b)] for row in a])


def forward(params, X):
    weights = [params[k] for k in params if k[0] == "W"]
    biases = [params[k] for k in params if k[0] == "b"]
    for W, b in zip(weights[:-1], biases[:-1]):
        X = relu(linear(X, W, b))
    return sigmoid(linear(X, weights[-1], biases[-1]))


def predict(params, X):
    return np.array([[int(p > 0.5)] for (p,) in forward(params, X)])


def count_parameters(layer_sizes):
    return sum([i * o for i, o in zip(layer_sizes, layer_sizes[1:])] + list(layer_sizes[1:]))
