import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(x))


def init_params(n_hidden, rng):
    params = {}
    params["W1"] = rng.standard_normal((2, n_hidden))
    params["b1"] = np.zeros(n_hidden)
    params["W2"] = rng.standard_normal((n_hidden, 1))
    params["b2"] = np.zeros(1)
    return params


def forward(params, X):
    z1 = np.dot(X, params["W1"]) + params["b1"]
    a1 = sigmoid(z1)
    z2 = np.dot(a1, params["W2"]) + params["b2"]
    a2 = sigmoid(z2)
    return z1, a1, z2, a2


def loss_fn(y_hat, y):
    eps = 1e-9
    return -np.mean(y * np.log(y_hat + eps) + (1 - y) * np.log(1 - y_hat + eps))


def train(params, X, y, lr, epochs):
    m = X.shape[0]
    losses = []
    for epoch in range(epochs):
        z1, a1, z2, a2 = forward(params, X)
        losses.append(loss_fn(a2, y))

        # backward
        dz2 = (a2 - y) / m
        dW2 = a1.T @ dz2
        db2 = np.sum(dz2, axis=0)
        da1 = dz2 @ params["W2"].T
        dz1 = da1 * a1 * (1 - a1)
        dW1 = X.T @ dz1
        db1 = np.sum(dz1, axis=0)

        # update
        params["W1"] = params["W1"] - lr * dW1
        params["b1"] = params["b1"] - lr * db1
        params["W2"] = params["W2"] - lr * dW2
        params["b2"] = params["b2"] - lr * db2
    return params, losses


def predict(params, X):
    _, _, _, a2 = forward(params, X)
    return (a2 > 0.5).astype(int)


def solve(seed):
    rng = np.random.default_rng(seed)
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
    y = np.array([[0], [1], [1], [0]], dtype=float)
    for attempt in range(10):
        params = init_params(8, rng)
        params, losses = train(params, X, y, 2.0, 500)
        if np.all(predict(params, X) == y):
            return params
    return params
