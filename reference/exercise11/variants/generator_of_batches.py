"""A generator of batches, steps on copies in place, Python lists as tuple cache, tiny starting weights."""

import copy

import numpy as np


def init_params(n_in, n_hidden, rng):
    params = {"W1": np.empty((n_in, n_hidden)), "W2": np.empty((n_hidden, 1))}
    for name in params:
        params[name][:] = rng.uniform(-0.1, 0.1, params[name].shape)
    params["b1"], params["b2"] = np.zeros(n_hidden), np.zeros(1)
    return params


def forward(params, X):
    z1 = np.matmul(X, params["W1"]) + params["b1"]
    a1 = z1.copy()
    a1[a1 < 0] = 0
    z2 = np.matmul(a1, params["W2"]) + params["b2"]
    ez = np.exp(-np.abs(z2))
    return np.where(z2 > 0, 1 / (1 + ez), ez / (1 + ez)), (X.copy(), z1, a1, z2)


def backward(params, cache, y):
    X, z1, a1, z2 = cache
    m = X.shape[0]
    delta2 = 1 / (1 + np.exp(-z2)) - y
    delta1 = delta2.dot(params["W2"].transpose())
    delta1 *= np.heaviside(z1, 0)
    grads = {}
    grads["W2"] = a1.transpose().dot(delta2) / m
    grads["b2"] = np.mean(delta2, axis=0)
    grads["W1"] = X.transpose().dot(delta1) / m
    grads["b1"] = np.mean(delta1, axis=0)
    return grads


def sgd_step(params, grads, lr):
    params = copy.deepcopy(params)
    for name in params:
        params[name] -= lr * grads[name]
    return params


def predict(params, X):
    return (forward(params, X)[0] > 0.5) * 1


def batches(X, y, size, rng):
    order = rng.permutation(len(X))
    while order.size:
        yield X[order[:size]], y[order[:size]]
        order = order[size:]


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, rng)
    loss = []
    for _ in range(epochs):
        values = []
        for X_batch, y_batch in batches(X, y, batch_size, rng):
            _, cache = forward(params, X_batch)
            values.append(np.mean(np.log1p(np.exp(-np.abs(cache[3]))) + np.maximum(cache[3], 0) - cache[3] * y_batch))
            params = sgd_step(params, backward(params, cache, y_batch), lr)
        loss.append(np.mean(values))
    return params, {"loss": loss}
