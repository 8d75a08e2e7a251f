"""np.einsum for every product, flat labels inside, a named tuple as cache."""

from collections import namedtuple

import numpy as np

Cache = namedtuple("Cache", "X on hidden out")


def init_params(n_in, n_hidden, rng):
    draw = rng.standard_normal
    return {
        "W1": draw((n_in, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": draw((n_hidden, 1)) / np.sqrt(n_hidden),
        "b2": np.zeros(1),
    }


def forward(params, X):
    Z = np.einsum("mi,ih->mh", X, params["W1"]) + params["b1"][None, :]
    hidden = np.where(Z < 0, 0.0, Z)
    score = np.einsum("mh,ho->mo", hidden, params["W2"]) + params["b2"]
    out = np.reciprocal(1.0 + np.exp(-score))
    return out, Cache(X, Z >= 0, hidden, out[:, 0])


def backward(params, cache, y):
    error = (cache.out - np.ravel(y)) / len(cache.out)
    back = np.einsum("m,h,mh->mh", error, params["W2"][:, 0], cache.on)
    return {
        "W1": np.einsum("mi,mh->ih", cache.X, back),
        "b1": np.einsum("mh->h", back),
        "W2": np.einsum("mh,m->h", cache.hidden, error)[:, None],
        "b2": np.array([error.sum()]),
    }


def sgd_step(params, grads, lr):
    return {name: np.add(params[name], -lr * grads[name]) for name in params}


def predict(params, X):
    return np.greater(forward(params, X)[0], 0.5).astype(np.int8)


def train(X, y, n_hidden, lr, epochs, batch_size, seed):
    rng = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, rng)
    curve = []
    order = np.arange(len(X))
    for _ in range(epochs):
        rng.shuffle(order)
        total = 0.0
        for batch in np.split(order, range(batch_size, len(order), batch_size)):
            out, cache = forward(params, X[batch])
            total += np.sum(np.where(y[batch] > 0.5, -np.log(out), -np.log1p(-out)))
            params = sgd_step(params, backward(params, cache, y[batch]), lr)
        curve.append(float(total) / len(X))
    return params, {"loss": curve, "lr": lr}
