# keepdims: bias gradients of shape (1, h); 1/m in every line; more in the cache than asked for.
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    return np.maximum(0, z)


def sigmoid_derivative(z):
    return sigmoid(z) * (1 - sigmoid(z))


def relu_derivative(z):
    return z > 0


def forward(params, X, activation="sigmoid"):
    Z1 = np.dot(X, params["W1"]) + params["b1"]
    A1 = sigmoid(Z1) if activation == "sigmoid" else relu(Z1)
    Z2 = np.dot(A1, params["W2"]) + params["b2"]
    A2 = sigmoid(Z2)
    return {"X": X, "A0": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "activation": activation, "m": X.shape[0]}


def backward(params, cache, y, activation="sigmoid"):
    m = y.shape[0]
    dZ2 = cache["A2"] - y
    dW2 = 1 / m * np.dot(cache["A1"].T, dZ2)
    db2 = 1 / m * np.sum(dZ2, axis=0, keepdims=True)
    dA1 = np.dot(dZ2, params["W2"].T)
    if activation == "sigmoid":
        dZ1 = dA1 * sigmoid_derivative(cache["Z1"])
    else:
        dZ1 = dA1 * relu_derivative(cache["Z1"])
    dW1 = 1 / m * np.dot(cache["X"].T, dZ1)
    db1 = 1 / m * np.sum(dZ1, axis=0, keepdims=True)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def numerical_gradient(loss, params, eps=1e-5):
    grads = {}
    for name in params:
        grads[name] = np.zeros(params[name].shape)
        iterator = np.nditer(params[name], flags=["multi_index"])
        while not iterator.finished:
            i = iterator.multi_index
            old = params[name][i]
            params[name][i] = old + eps
            plus = loss(params)
            params[name][i] = old - eps
            minus = loss(params)
            params[name][i] = old
            grads[name][i] = (plus - minus) / (2 * eps)
            iterator.iternext()
    return grads
