import math
import numpy as np


def relu(z):
    # work on a copy, the caller still needs z
    a = z.copy()
    a[a < 0] = 0
    return a


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def tanh(z):
    a = np.exp(-2 * z)
    return (1 - a) / (1 + a)


def softmax(z):
    s = np.array(z, dtype=float)
    s -= s.max(axis=1, keepdims=True)
    np.exp(s, out=s)
    s /= s.sum(axis=1, keepdims=True)
    return s


def linear(a, W, b):
    z = np.dot(a, W)
    z += b
    return z


def forward(params, X):
    a = X.copy()
    L = max(int(name[1:]) for name in params)
    for i in range(1, L + 1):
        a = linear(a, params["W{}".format(i)], params["b{}".format(i)])
        if i != L:
            a[a < 0] = 0.0          # relu in place, this is my own array
    return sigmoid(a)


def predict(params, X):
    p = forward(params, X)
    p[p >= 0.5] = 1
    p[p < 0.5] = 0
    return p


def count_parameters(layer_sizes):
    sizes = list(layer_sizes)
    n = 0
    while len(sizes) > 1:
        fan_in = sizes.pop(0)
        n += fan_in * sizes[0] + sizes[0]
    return n
