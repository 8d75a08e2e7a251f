"""Changes the arrays it is given; losses after the step, in an array; classes as booleans in one row."""

import numpy as np

XOR_X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_Y = np.array([[0.0], [1.0], [1.0], [0.0]])


def _sigmoid(z):
    out = np.empty_like(z)
    up = z >= 0
    out[up] = 1.0 / (1.0 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1.0 + e)
    return out


def init_params(n_hidden, rng):
    return {
        "W1": rng.uniform(-1, 1, size=(2, n_hidden)),
        "b1": rng.uniform(-1, 1, size=n_hidden),
        "W2": rng.uniform(-1, 1, size=(n_hidden, 1)),
        "b2": rng.uniform(-1, 1, size=1),
    }


def _outputs(p, X):
    hidden = _sigmoid(X @ p["W1"] + p["b1"])
    return hidden, _sigmoid(hidden @ p["W2"] + p["b2"])


def train(params, X, y, lr, epochs):
    history = np.zeros(epochs)
    for epoch in range(epochs):
        hidden, output = _outputs(params, X)
        error = (y - output) / len(X)
        back = (error @ params["W2"].T) * hidden * (1.0 - hidden)
        params["W2"] += lr * hidden.T @ error
        params["b2"] += lr * error.sum(0)
        params["W1"] += lr * X.T @ back
        params["b1"] += lr * back.sum(0)
        _, output = _outputs(params, X)
        history[epoch] = -(y * np.log(output) + (1 - y) * np.log(1 - output)).mean()
    return params, history


def predict(params, X):
    return _outputs(params, X)[1][:, 0] >= 0.5


def solve(seed):
    rng = np.random.default_rng(seed)
    best, best_loss = None, np.inf
    for _ in range(2):
        params, history = train(init_params(10, rng), XOR_X, XOR_Y, 3.0, 500)
        if history[-1] < best_loss:
            best, best_loss = params, history[-1]
    return best
