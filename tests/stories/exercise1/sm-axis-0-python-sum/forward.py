# slow but sure :)
import numpy as np
import math


def relu(z):
    out = np.zeros_like(z)
    for idx, value in np.ndenumerate(z):
        if value > 0:
            out[idx] = value
        else:
            out[idx] = 0
    return out


def sigmoid(z):
    out = np.zeros(z.shape)
    for idx, value in np.ndenumerate(z):
        if value >= 0:
            out[idx] = 1 / (1 + math.exp(-value))
        else:
            e = math.exp(value)
            out[idx] = e / (1 + e)
    return out


def tanh(z):
    out = np.empty(z.shape)
    for idx, value in np.ndenumerate(z):
        out[idx] = math.tanh(value)
    return out


def softmax(z):
    columns = []
    for column in z.T:
        biggest = max(column)
        exps = [math.exp(v - biggest) for v in column]
        s = sum(exps)
        columns.append([e / s for e in exps])
    return np.array(columns).T


def linear(a, W, b):
    m = a.shape[0]
    n_in = W.shape[0]
    n_out = W.shape[1]
    z = np.zeros((m, n_out))
    for i in range(m):
        for j in range(n_out):
            s = 0.0
            for k in range(n_in):
                s = s + a[i, k] * W[k, j]
            z[i, j] = s + b[j]
    return z


def forward(params, X):
    a = X
    i = 1
    while "W" + str(i) in params:
        z = linear(a, params["W" + str(i)], params["b" + str(i)])
        last = not ("W" + str(i + 1) in params)
        if last:
            a = sigmoid(z)
        else:
            a = relu(z)
        i += 1
    return a


def predict(params, X):
    y_hat = forward(params, X)
    answer = []
    for p in y_hat:
        if p[0] > 0.5:
            answer.append(1)
        else:
            answer.append(0)
    return np.array(answer)


def count_parameters(layer_sizes):
    weights = 0
    biases = 0
    for i in range(1, len(layer_sizes)):
        weights += layer_sizes[i - 1] * layer_sizes[i]
        biases += layer_sizes[i]
    return weights + biases
