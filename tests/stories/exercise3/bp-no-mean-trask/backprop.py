import numpy as np


def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(z):
    return nonlin(nonlin(z), True)


def relu_derivative(z):
    return (z > 0) * 1.0


def forward(params, X, activation="sigmoid"):
    syn0, b0, syn1, b1 = params["W1"], params["b1"], params["W2"], params["b2"]
    z1 = np.dot(X, syn0) + b0
    if activation == "sigmoid":
        l1 = nonlin(z1)
    else:
        l1 = np.maximum(z1, 0)
    z2 = np.dot(l1, syn1) + b1
    l2 = nonlin(z2)
    return {"X": X, "Z1": z1, "A1": l1, "Z2": z2, "A2": l2}


def backward(params, cache, y, activation="sigmoid"):
    syn1 = params["W2"]
    l1 = cache["A1"]
    l2 = cache["A2"]
    l2_error = y - l2
    l2_delta = l2_error                 # cross entropy: no slope here
    l1_error = l2_delta.dot(syn1.T)
    if activation == "sigmoid":
        l1_delta = l1_error * nonlin(l1, True)
    else:
        l1_delta = l1_error * relu_derivative(cache["Z1"])
    return {
        "W2": -l1.T.dot(l2_delta),
        "b2": -l2_delta.sum(axis=0),
        "W1": -cache["X"].T.dot(l1_delta),
        "b1": -l1_delta.sum(axis=0),
    }


def numerical_gradient(loss, params, eps=1e-5):
    grads = {}
    for key in params:
        shape = params[key].shape
        g = np.zeros(shape)
        for i in np.ndindex(shape):
            before = params[key][i]
            params[key][i] = before + eps
            hi = loss(params)
            params[key][i] = before - eps
            lo = loss(params)
            params[key][i] = before
            g[i] = (hi - lo) / (eps + eps)
        grads[key] = g
    return grads
