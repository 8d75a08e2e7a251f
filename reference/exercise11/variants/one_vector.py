"""All parameters in one flat vector inside; a step is one line. Prints while training, as many do."""

import numpy as np


def _flat(params):
    return np.concatenate([np.ravel(params[name]) for name in ("W1", "b1", "W2", "b2")])


def _named(vector, n_in):
    h = (len(vector) - 1) // (n_in + 2)
    W1, b1, W2, b2 = np.split(vector, [n_in * h, (n_in + 1) * h, (n_in + 2) * h])
    return {"W1": W1.reshape(n_in, h), "b1": b1, "W2": W2.reshape(h, 1), "b2": b2}


def init_params(n_in, n_hidden, rng):
    start = np.zeros((n_in + 2) * n_hidden + 1)
    start[: n_in * n_hidden] = rng.normal(0, (2 / n_in) ** 0.5, n_in * n_hidden)
    start[-n_hidden - 1 : -1] = rng.normal(0, (1 / n_hidden) ** 0.5, n_hidden)
    return _named(start, n_in)


def forward(params, X):
    cache = {"params": params, "X": X}
    cache["A"] = np.fmax(X @ params["W1"] + params["b1"], 0)
    logits = cache["A"] @ params["W2"] + params["b2"]
    cache["p"] = 1 / (1 + np.exp(-logits))
    return cache["p"], cache


def backward(params, cache, y):
    delta = cache["p"] - y
    n = len(delta)
    hidden = np.outer(delta, params["W2"]) * (cache["A"] != 0)
    parts = cache["X"].T @ hidden, hidden.sum(0), cache["A"].T @ delta, delta.sum(0)
    return _named(np.concatenate([np.ravel(part) for part in parts]) / n, cache["X"].shape[1])


def sgd_step(params, grads, lr):
    n_in = len(params["W1"])
    return _named(_flat(params) - lr * _flat(grads), n_in)


def predict(params, X):
    p, _ = forward(params, X)
    classes = np.zeros(len(X), dtype=int)
    classes[p[:, 0] > 0.5] = 1
    return classes


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, rng)
    data = np.hstack([X, y])
    history = {"loss": []}
    for epoch in range(1, epochs + 1):
        rng.shuffle(data)
        for i in range(0, len(data), batch_size):
            chunk = data[i : i + batch_size]
            _, cache = forward(params, chunk[:, :-1])
            params = sgd_step(params, backward(params, cache, chunk[:, -1:]), lr)
        p = np.clip(forward(params, X)[0], 1e-10, 1 - 1e-10)
        history["loss"].append(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())
        if epoch % 20 == 0:
            print(f"epoch {epoch}: {history['loss'][-1]:.4f}")
    return params, history
