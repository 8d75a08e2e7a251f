import numpy as np


def relu(z):
    return (z + np.abs(z)) * 0.5


def sigmoid(z):
    return np.where(z > 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))


def tanh(z):
    return np.sinh(z) / np.cosh(z)


def softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


def linear(a, W, b):
    return np.einsum("ij,jk->ik", a, W) + b


def forward(params, X):
    a = X
    for i in range(1, 1 + len([k for k in params if "W" in k])):
        a = relu(linear(a, params["W" + str(i)], params["b" + str(i)]))
    return a


def predict(params, X):
    return (forward(params, X)[:, 0] > 0.5).astype(int)


def count_parameters(layer_sizes):
    p = 0
    for k in range(len(layer_sizes) - 1):
        W = np.zeros((layer_sizes[k], layer_sizes[k + 1]))
        b = np.zeros(layer_sizes[k + 1])
        p += W.size + b.size
    return p
