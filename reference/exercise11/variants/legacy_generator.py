"""NumPy's old global generator, seeded; X and y shuffled with the same state. The last batch's loss is kept."""

import numpy as np


def init_params(n_in, n_hidden, rng):
    return {
        "W1": rng.normal(0, np.sqrt(2 / n_in), (n_in, n_hidden)),
        "b1": rng.normal(0, 0.1, n_hidden),
        "W2": rng.normal(0, np.sqrt(2 / n_hidden), (n_hidden, 1)),
        "b2": rng.normal(0, 0.1, 1),
    }


def forward(params, X):
    a = np.maximum(0, X.dot(params["W1"]) + params["b1"])
    z = a.dot(params["W2"]) + params["b2"]
    return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z)))), [X, a, z]


def backward(params, cache, y):
    X, a, _ = cache
    d2 = (forward(params, X)[0] - y) / X.shape[0]
    d1 = d2.dot(params["W2"].T) * np.sign(a)
    ones = np.ones((1, X.shape[0]))
    return {"W1": X.T.dot(d1), "b1": ones.dot(d1), "W2": a.T.dot(d2), "b2": ones.dot(d2)}


def sgd_step(params, grads, lr):
    return {k: params[k] - lr * np.reshape(grads[k], np.shape(params[k])) for k in params}


def predict(params, X):
    return (forward(params, X)[1][2] > 0).ravel().astype(int)


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    np.random.seed(seed)
    X, y = X.copy(), y.copy()
    params = init_params(X.shape[1], n_hidden, np.random)
    loss = []
    for _ in range(epochs):
        state = np.random.get_state()
        np.random.shuffle(X)
        np.random.set_state(state)
        np.random.shuffle(y)
        for i in range(0, len(X), batch_size):
            p, cache = forward(params, X[i : i + batch_size])
            target = y[i : i + batch_size]
            last = -(target * np.log(p + 1e-12) + (1 - target) * np.log(1 - p + 1e-12)).mean()
            params = sgd_step(params, backward(params, cache, target), lr)
        loss.append(last)
    return params, {"loss": loss}
