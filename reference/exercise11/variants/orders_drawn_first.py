"""Every order is drawn before training begins, from a generator of its own; W2 starts at zero."""

import numpy as np


def init_params(n_in, n_hidden, rng):
    return {
        "W1": rng.normal(size=(n_in, n_hidden)),
        "b1": rng.uniform(-1, 1, n_hidden),
        "W2": np.zeros((n_hidden, 1)),
        "b2": np.zeros(1),
    }


def forward(params, X):
    Z = X @ params["W1"] + params["b1"]
    p = 1 / (1 + np.exp(-(np.maximum(Z, 0) @ params["W2"] + params["b2"])))
    return p, lambda y: (X, Z, (p - y) / len(y))


def backward(params, cache, y):
    X, Z, d = cache(y)
    D = d * params["W2"].ravel()
    D = np.where(Z > 0, D, 0)
    return {"W1": X.T @ D, "b1": D.sum(axis=0), "W2": np.maximum(Z, 0).T @ d, "b2": d.sum(axis=0)}


def sgd_step(params, grads, lr):
    W1, b1, W2, b2 = (params[k] - lr * grads[k] for k in ("W1", "b1", "W2", "b2"))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def predict(params, X):
    return np.heaviside(forward(params, X)[0] - 0.5, 1)


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    for_weights, for_orders = np.random.default_rng(seed).spawn(2)
    orders = [for_orders.permutation(len(X)) for _ in range(epochs)]
    params = init_params(X.shape[1], n_hidden, for_weights)
    losses = []
    for order in orders:
        sums = 0
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            p, cache = forward(params, X[rows])
            sums += (-y[rows] * np.log(p + 1e-15) - (1 - y[rows]) * np.log(1 - p + 1e-15)).sum()
            params = sgd_step(params, backward(params, cache, y[rows]), lr)
        losses.append(sums / len(X))
    return params, {"loss": losses}
