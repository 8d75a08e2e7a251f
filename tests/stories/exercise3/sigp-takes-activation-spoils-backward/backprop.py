import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(z):
    return z * (1 - z)


def relu_derivative(z):
    return (z > 0).astype(float)


def forward(params, X, activation="sigmoid"):
    Z1 = X @ params["W1"] + params["b1"]
    if activation == "relu":
        A1 = np.maximum(0, Z1)
    else:
        A1 = sigmoid(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward(params, cache, y, activation="sigmoid"):
    m = y.shape[0]
    dZ2 = (cache["A2"] - y) / m
    dW2 = cache["A1"].T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    if activation == "relu":
        dZ1 = dA1 * relu_derivative(cache["Z1"])
    else:
        dZ1 = dA1 * sigmoid_derivative(cache["Z1"])
    dW1 = cache["X"].T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def numerical_gradient(loss, params, eps=1e-5):
    grads = {}
    for key in params:
        grad = np.zeros_like(params[key])
        it = np.nditer(params[key], flags=["multi_index"])
        while not it.finished:
            i = it.multi_index
            old = params[key][i]
            params[key][i] = old + eps
            plus = loss(params)
            params[key][i] = old - eps
            minus = loss(params)
            params[key][i] = old
            grad[i] = (plus - minus) / (2 * eps)
            it.iternext()
        grads[key] = grad
    return grads
