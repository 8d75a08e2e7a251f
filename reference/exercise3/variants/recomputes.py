# Trusts nobody: the backward pass computes its own forward values from X.
import numpy as np

ACTIVATIONS = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: (lambda s: s * (1 - s))(1 / (1 + np.exp(-z)))),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z >= 0) * 1.0),
}


def sigmoid_derivative(z):
    return ACTIVATIONS["sigmoid"][1](z)


def relu_derivative(z):
    return ACTIVATIONS["relu"][1](z)


def forward(params, X, activation="sigmoid"):
    f = ACTIVATIONS[activation][0]
    s = ACTIVATIONS["sigmoid"][0]
    Z1 = X @ params["W1"] + params["b1"]
    Z2 = f(Z1) @ params["W2"] + params["b2"]
    return {"X": X, "Z1": Z1, "A1": f(Z1), "Z2": Z2, "A2": s(Z2)}


def backward(params, cache, y, activation="sigmoid"):
    fresh = forward(params, cache["X"], activation)
    d2 = (fresh["A2"] - y) / len(y)
    d1 = (d2 @ params["W2"].T) * ACTIVATIONS[activation][1](fresh["Z1"])
    return {"W1": fresh["X"].T @ d1, "b1": d1.sum(0), "W2": fresh["A1"].T @ d2, "b2": d2.sum(0)}


def numerical_gradient(loss, params, eps=1e-5):
    backup = {k: v.copy() for k, v in params.items()}
    grads = {k: np.zeros_like(v) for k, v in params.items()}
    for k in params:
        for place in np.ndindex(*params[k].shape):
            params[k][place] += eps
            grads[k][place] = loss(params)
            params[k][...] = backup[k]
            params[k][place] -= eps
            grads[k][place] = (grads[k][place] - loss(params)) / (2 * eps)
            params[k][...] = backup[k]
    return grads
