"""Every link of the chain written out, with the derivative of the logarithms; array_split makes the batches."""

import numpy as np


def relu(z):
    return (np.abs(z) + z) / 2


def relu_slope(z):
    return np.where(z > 0, 1.0, 0.0)


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def init_params(n_in, n_hidden, rng):
    W1 = rng.random((n_in, n_hidden)) - 0.5
    W2 = rng.random((n_hidden, 1)) - 0.5
    return {"W1": W1, "b1": np.zeros((n_hidden,)), "W2": W2, "b2": np.zeros((1,))}


def forward(params, X):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    y_hat = sigmoid(Z2)
    return y_hat, {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "y_hat": y_hat}


def backward(params, cache, y):
    m = y.size
    a = np.clip(cache["y_hat"], 1e-12, 1 - 1e-12)
    dA2 = (-(y / a) + (1 - y) / (1 - a)) / m
    dZ2 = dA2 * a * (1 - a)
    dW2 = cache["A1"].T @ dZ2
    db2 = np.sum(dZ2, axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * relu_slope(cache["Z1"])
    dW1 = cache["X"].T @ dZ1
    db1 = np.sum(dZ1, axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def sgd_step(params, grads, lr):
    params = {key: value.copy() for key, value in params.items()}
    for key, grad in grads.items():
        params[key] -= lr * grad
    return params


def predict(params, X):
    y_hat, _ = forward(params, X)
    return np.rint(y_hat).astype(int)


def bce(y_hat, y):
    eps = 1e-8
    return float(-np.mean(y * np.log(y_hat + eps) + (1 - y) * np.log(1 - y_hat + eps)))


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, rng)
    loss = []
    for _ in range(epochs):
        parts = np.array_split(rng.permutation(len(X)), -(-len(X) // batch_size))
        for part in parts:
            _, cache = forward(params, X[part])
            params = sgd_step(params, backward(params, cache, y[part]), lr)
        loss.append(bce(forward(params, X)[0], y))
    return params, {"loss": loss}
