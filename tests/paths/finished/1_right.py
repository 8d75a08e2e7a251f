# Backpropagation, all of it right.
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


def forward(params, X, activation="sigmoid"):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = sigmoid(Z1) if activation == "sigmoid" else np.maximum(0, Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


def backward(params, cache, y, activation="sigmoid"):
    m = len(y)
    slope = sigmoid_derivative if activation == "sigmoid" else relu_derivative
    delta2 = (cache["A2"] - y) / m
    delta1 = (delta2 @ params["W2"].T) * slope(cache["Z1"])
    return {
        "W1": cache["X"].T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["A1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }


def numerical_gradient(loss, params, eps=1e-5):
    grads = {}
    for name, values in params.items():
        grads[name] = np.zeros_like(values)
        for place in np.ndindex(values.shape):
            kept = values[place]
            values[place] = kept + eps
            above = loss(params)
            values[place] = kept - eps
            below = loss(params)
            values[place] = kept
            grads[name][place] = (above - below) / (2 * eps)
    return grads
