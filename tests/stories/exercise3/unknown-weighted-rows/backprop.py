import math

import numpy as np


def sig(x):
    return 1.0 / (1.0 + math.exp(-x))


def sigmoid_derivative(z):
    result = np.zeros(z.shape)
    for i in np.ndindex(z.shape):
        result[i] = sig(z[i]) * (1 - sig(z[i]))
    return result


def relu_derivative(z):
    result = np.zeros(z.shape, dtype=int)
    for i in np.ndindex(z.shape):
        if z[i] > 0:
            result[i] = 1
    return result


def forward(params, X, activation="sigmoid"):
    Z1, A1, Z2, A2 = [], [], [], []
    for x in X:
        z1 = x @ params["W1"] + params["b1"]
        if activation == "sigmoid":
            a1 = np.array([sig(v) for v in z1])
        elif activation == "relu":
            a1 = np.array([max(0.0, v) for v in z1])
        else:
            raise ValueError("unknown activation " + activation)
        z2 = a1 @ params["W2"] + params["b2"]
        a2 = np.array([sig(v) for v in z2])
        Z1.append(z1)
        A1.append(a1)
        Z2.append(z2)
        A2.append(a2)
    return {"X": X, "Z1": np.array(Z1), "A1": np.array(A1), "Z2": np.array(Z2), "A2": np.array(A2)}


def backward(params, cache, y, activation="sigmoid"):
    W2 = params["W2"]
    gW1 = np.zeros(params["W1"].shape)
    gb1 = np.zeros(params["b1"].shape)
    gW2 = np.zeros(params["W2"].shape)
    gb2 = np.zeros(params["b2"].shape)
    m = len(y)
    for i in range(m - 1):
        x, z1, a1, a2 = cache["X"][i], cache["Z1"][i], cache["A1"][i], cache["A2"][i]
        delta2 = a2 - y[i]
        gW2 += np.outer(a1, delta2)
        gb2 += delta2
        slope = sigmoid_derivative(z1) if activation == "sigmoid" else relu_derivative(z1)
        delta1 = W2 @ delta2 * slope
        gW1 += np.outer(x, delta1)
        gb1 += delta1
    return {"W1": gW1 / m, "b1": gb1 / m, "W2": gW2 / m, "b2": gb2 / m}


def numerical_gradient(loss, params, eps=1e-5):
    grads = {}
    for k in params:
        p = params[k]
        g = np.zeros(p.shape)
        if p.ndim == 1:
            for i in range(p.shape[0]):
                p[i] += eps
                up = loss(params)
                p[i] -= 2 * eps
                down = loss(params)
                p[i] += eps
                g[i] = (up - down) / (2 * eps)
        else:
            for i in range(p.shape[0]):
                for j in range(p.shape[1]):
                    p[i, j] += eps
                    up = loss(params)
                    p[i, j] -= 2 * eps
                    down = loss(params)
                    p[i, j] += eps
                    g[i, j] = (up - down) / (2 * eps)
        grads[k] = g
    return grads
