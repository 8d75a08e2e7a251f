import numpy as np


def init_params(n_in, n_hidden, rng):
    W1 = rng.standard_normal((n_in, n_hidden)) * np.sqrt(2 / n_in)
    W2 = rng.standard_normal((n_hidden, 1)) * np.sqrt(2 / n_hidden)
    return {"W1": W1, "b1": np.zeros(n_hidden), "W2": W2, "b2": np.zeros(1)}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(params, X):
    z1 = np.dot(X, params["W1"]) + params["b1"]
    a1 = np.maximum(z1, 0)
    z2 = np.dot(a1, params["W2"]) + params["b2"]
    a2 = sigmoid(z2)
    return a2, (X, z1, a1, a2)


def backward(params, cache, y):
    X, z1, a1, a2 = cache
    m = X.shape[0]
    dz2 = a2 - y
    dW2 = np.dot(a1.T, dz2) / m
    db2 = np.sum(dz2, axis=0) / m
    da1 = np.dot(dz2, params["W2"].T)
    dz1 = da1 * (z1 > 0)
    dW1 = np.dot(X.T, dz1) / m
    db1 = np.sum(dz1, axis=0) / m
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def sgd_step(params, grads, lr):
    new_params = {}
    for key in params:
        new_params[key] = params[key] - lr * grads[key]
    return new_params


def predict(params, X):
    y_hat, _ = forward(params, X)
    return (y_hat > 0.5).astype(int)


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, rng)
    history = {"loss": []}
    n = len(X)
    for epoch in range(epochs):
        idx = rng.permutation(n)
        Xs = X[idx]
        ys = y[idx]
        epoch_loss = 0
        for i in range(0, n, batch_size):
            xb = Xs[i:i + batch_size]
            yb = ys[i:i + batch_size]
            y_hat, cache = forward(params, xb)
            loss = -np.mean(yb * np.log(y_hat + 1e-9) + (1 - yb) * np.log(1 - y_hat + 1e-9))
            epoch_loss += loss * len(xb)
            grads = backward(params, cache, yb)
            params = sgd_step(params, grads, lr)
        history["loss"].append(epoch_loss / n)
    return params, history
