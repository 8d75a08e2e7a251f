"""Examples in columns inside, as many courses write it; transposed at the doors. Biases (1, h)."""

import numpy as np


def init_params(n_in, n_hidden, rng):
    return {
        "W1": rng.standard_normal((n_hidden, n_in)).T * 0.1,
        "b1": np.zeros((1, n_hidden)),
        "W2": rng.standard_normal((1, n_hidden)).T * 0.1,
        "b2": np.zeros((1, 1)),
    }


def forward(params, X):
    A0 = X.T
    Z1 = np.dot(params["W1"].T, A0) + params["b1"].reshape(-1, 1)
    A1 = np.where(Z1 > 0, Z1, 0)
    Z2 = np.dot(params["W2"].T, A1) + params["b2"].reshape(-1, 1)
    A2 = 1 / (1 + np.exp(-Z2))
    return A2.T, (A0, Z1, A1, A2)


def backward(params, cache, y):
    A0, Z1, A1, A2 = cache
    m = A0.shape[1]
    dZ2 = A2 - y.T
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = np.dot(params["W2"], dZ2)
    dZ1 = np.array(dA1, copy=True)
    dZ1[Z1 <= 0] = 0
    dW1 = np.dot(dZ1, A0.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"W1": dW1.T, "b1": db1.T, "W2": dW2.T, "b2": db2.T}


def sgd_step(params, grads, lr):
    updated = {}
    for key in params:
        updated[key] = params[key] - lr * grads[key].reshape(params[key].shape)
    return updated


def predict(params, X):
    return forward(params, X)[0] >= 0.5


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, rng)
    losses = np.zeros(epochs)
    batches_per_epoch = int(np.ceil(X.shape[0] / batch_size))
    for epoch in range(epochs):
        order = rng.permutation(X.shape[0])
        X_mixed, y_mixed = X[order], y[order]
        for k in range(batches_per_epoch):
            X_batch = X_mixed[k * batch_size : (k + 1) * batch_size]
            y_batch = y_mixed[k * batch_size : (k + 1) * batch_size]
            out, cache = forward(params, X_batch)
            out = np.clip(out, 1e-8, 1 - 1e-8)
            losses[epoch] += -np.mean(y_batch * np.log(out) + (1 - y_batch) * np.log(1 - out)) / batches_per_epoch
            params = sgd_step(params, backward(params, cache, y_batch), lr)
    return params, {"loss": losses}
