# based on the planar data classification lab
import copy

import numpy as np


def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s


def sigmoid_derivative(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


def relu_derivative(z):
    dZ = np.ones(z.shape)
    dZ[z <= 0] = 0
    return dZ


def forward(params, X, activation="sigmoid"):
    # Retrieve each parameter from the dictionary "params"
    W1 = params["W1"]
    b1 = params["b1"]
    W2 = params["W2"]
    b2 = params["b2"]

    # Implement forward propagation to calculate A2 (probabilities)
    Z1 = np.dot(X, W1) + b1
    A1 = sigmoid(Z1) if activation == "sigmoid" else Z1 * (Z1 > 0)
    Z2 = np.dot(A1, W2) + b2
    A2 = sigmoid(Z2)
    assert A2.shape == (X.shape[0], W2.shape[1])

    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "X": X, "activation": activation}
    return cache


def backward(params, cache, y, activation="sigmoid"):
    m = y.shape[0]
    W2 = params["W2"]
    A1 = cache["A1"]
    A2 = cache["A2"]
    X = cache["X"]

    dZ2 = A2 - y
    dW2 = 1 / m * np.dot(A1.T, dZ2)
    db2 = 1 / m * np.sum(dZ2, axis=0, keepdims=True)
    if activation == "sigmoid":
        dZ1 = np.multiply(np.dot(dZ2, W2.T), A1 * (1 - A1))
    else:
        dZ1 = np.multiply(np.dot(dZ2, W2.T), np.int64(A1 > 0))
    dW1 = np.dot(X.T, dZ1)
    db1 = np.sum(dZ1, axis=0, keepdims=True)

    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return grads


def numerical_gradient(loss, params, eps=1e-5):
    grads = {}
    for key, value in params.items():
        grads[key] = np.zeros(value.shape)
        for idx in np.ndindex(*value.shape):
            theta_plus = copy.deepcopy(params)
            theta_plus[key][idx] += eps
            theta_minus = copy.deepcopy(params)
            theta_minus[key][idx] -= eps
            grads[key][idx] = (loss(theta_plus) - loss(theta_minus)) / (2 * eps)
    return grads
