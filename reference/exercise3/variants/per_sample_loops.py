# One example after the other, gradients added up and divided at the end.
import math

import numpy as np


def _s(x):
    if x < 0:
        return math.exp(x) / (1 + math.exp(x))
    return 1 / (1 + math.exp(-x))


def sigmoid_derivative(z):
    out = np.zeros(z.shape)
    for i in np.ndindex(z.shape):
        out[i] = _s(z[i]) * (1 - _s(z[i]))
    return out


def relu_derivative(z):
    out = np.zeros(z.shape)
    for i in np.ndindex(z.shape):
        if z[i] > 0:
            out[i] = 1
    return out


def forward(params, X, activation="sigmoid"):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z1, A1, Z2, A2 = [], [], [], []
    for x in X:
        z1 = x @ W1 + b1
        if activation == "sigmoid":
            a1 = np.array([_s(v) for v in z1])
        elif activation == "relu":
            a1 = np.array([max(v, 0.0) for v in z1])
        else:
            raise ValueError(activation)
        z2 = a1 @ W2 + b2
        Z1.append(z1)
        A1.append(a1)
        Z2.append(z2)
        A2.append(np.array([_s(v) for v in z2]))
    return {"X": X, "Z1": np.array(Z1), "A1": np.array(A1), "Z2": np.array(Z2), "A2": np.array(A2)}


def backward(params, cache, y, activation="sigmoid"):
    grads = {k: np.zeros(v.shape) for k, v in params.items()}
    m = len(y)
    for i in range(m):
        error = cache["A2"][i, 0] - y[i, 0]
        for j in range(len(params["b1"])):
            grads["W2"][j, 0] += error * cache["A1"][i, j]
            back = error * params["W2"][j, 0]
            if activation == "sigmoid":
                back *= _s(cache["Z1"][i, j]) * (1 - _s(cache["Z1"][i, j]))
            else:
                back *= 1 if cache["Z1"][i, j] > 0 else 0
            for k in range(cache["X"].shape[1]):
                grads["W1"][k, j] += back * cache["X"][i, k]
            grads["b1"][j] += back
        grads["b2"][0] += error
    for k in grads:
        grads[k] /= m
    return grads


def numerical_gradient(loss, params, eps=1e-5):
    grads = {}
    for key in params:
        flat = params[key].reshape(-1)
        grad = np.zeros(flat.size)
        for i in range(flat.size):
            flat[i] += eps
            up = loss(params)
            flat[i] -= 2 * eps
            down = loss(params)
            flat[i] += eps
            grad[i] = (up - down) / (2 * eps)
        grads[key] = grad.reshape(params[key].shape)
    return grads
