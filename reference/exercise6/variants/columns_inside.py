"""Examples in columns inside, as many courses write it."""

import numpy as np


def sigmoid(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -500, 500)))


def init_params(n_hidden, rng):
    return {
        "W1": rng.normal(size=(n_hidden, 2)).T,
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(size=(1, n_hidden)).T,
        "b2": np.zeros(1),
    }


def forward_propagation(X, W1, b1, W2, b2):
    A1 = sigmoid(np.dot(W1, X) + b1)
    A2 = sigmoid(np.dot(W2, A1) + b2)
    return A1, A2


def compute_cost(A2, Y):
    m = Y.shape[1]
    logprobs = np.multiply(np.log(A2), Y) + np.multiply(np.log(1 - A2), 1 - Y)
    return float(np.squeeze(-np.sum(logprobs) / m))


def unpack(params):
    return params["W1"].T, params["b1"].reshape(-1, 1), params["W2"].T, params["b2"].reshape(-1, 1)


def train(params, X, y, lr, epochs):
    W1, b1, W2, b2 = unpack(params)
    X, Y = X.T, y.T
    m = X.shape[1]
    costs = []
    for _ in range(epochs):
        A1, A2 = forward_propagation(X, W1, b1, W2, b2)
        costs.append(compute_cost(A2, Y))
        dZ2 = A2 - Y
        dW2 = 1 / m * np.dot(dZ2, A1.T)
        db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
        dZ1 = np.dot(W2.T, dZ2) * (A1 - np.power(A1, 2))
        dW1 = 1 / m * np.dot(dZ1, X.T)
        db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
        W1, b1, W2, b2 = W1 - lr * dW1, b1 - lr * db1, W2 - lr * dW2, b2 - lr * db2
    return {"W1": W1.T, "b1": b1.T, "W2": W2.T, "b2": b2.T}, costs


def predict(params, X):
    _, A2 = forward_propagation(X.T, *unpack(params))
    return np.round(A2).T


def solve(seed):
    X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]]).T
    y = np.array([[0, 1, 1, 0]]).T
    rng = np.random.default_rng(seed)
    params = init_params(12, rng)
    return train(params, X, y, 1.5, 1000)[0]
