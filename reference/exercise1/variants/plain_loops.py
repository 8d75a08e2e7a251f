# Every number by itself: nested Python loops, math, no vectorised NumPy at all.
import math

import numpy as np


def _each(function, z):
    result = np.empty(z.shape)
    for position in np.ndindex(*z.shape):
        result[position] = function(float(z[position]))
    return result


def relu(z):
    return _each(lambda x: x if x > 0 else 0.0, z)


def sigmoid(z):
    def one(x):
        if x >= 0:
            return 1 / (1 + math.exp(-x))
        return math.exp(x) / (1 + math.exp(x))

    return _each(one, z)


def tanh(z):
    return _each(math.tanh, z)


def softmax(z):
    rows = []
    for row in z:
        biggest = max(row)
        powers = [math.exp(x - biggest) for x in row]
        total = sum(powers)
        rows.append([p / total for p in powers])
    return np.array(rows)


def linear(a, W, b):
    m, n_in = a.shape
    n_out = W.shape[1]
    z = np.zeros((m, n_out))
    for i in range(m):
        for j in range(n_out):
            for k in range(n_in):
                z[i, j] += a[i, k] * W[k, j]
            z[i, j] += b[j]
    return z


def forward(params, X):
    L = len(params) // 2
    a = X
    for l in range(1, L + 1):
        z = linear(a, params["W" + str(l)], params["b" + str(l)])
        if l == L:
            a = sigmoid(z)
        else:
            a = relu(z)
    return a


def predict(params, X):
    classes = []
    for row in forward(params, X):
        if row[0] >= 0.5:
            classes.append(1)
        else:
            classes.append(0)
    return np.array(classes)


def count_parameters(layer_sizes):
    total = 0
    for i in range(len(layer_sizes) - 1):
        total = total + layer_sizes[i] * layer_sizes[i + 1]
        total = total + layer_sizes[i + 1]
    return total
