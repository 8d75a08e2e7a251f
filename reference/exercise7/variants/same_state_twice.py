"""X and y are shuffled one after the other, from copies of one state of the generator."""

import copy

import numpy as np


def make_spiral(n_per_class, noise, rng):
    t = rng.random(n_per_class) * 10 + 0.5
    X0 = np.vstack([t * np.sin(t), t * np.cos(t)]).T
    X1 = np.vstack([t * np.sin(t + np.pi), t * np.cos(t + np.pi)]).T
    X = np.r_[X0, X1] * 0.1
    X = X + rng.normal(scale=noise, size=X.shape) if noise > 0 else X
    return X, np.r_[np.zeros(n_per_class, int), np.ones(n_per_class, int)]


def standardize(train, test):
    stats = [(column.mean(), column.std() or 1.0) for column in train.T]
    mean, std = np.array(stats).T
    return (train - mean) / std, (test - mean) / std


def _mixed(X, y, rng):
    twin = copy.deepcopy(rng)
    return rng.permutation(X), twin.permutation(y)


def train_val_split(X, y, val_fraction, rng):
    X, y = _mixed(X, y, rng)
    n = len(X) - round(len(X) * val_fraction)
    return X[:n], y[:n], X[n:], y[n:]


def batches(X, y, batch_size, rng):
    X, y = _mixed(X, y, rng)
    for number in range(-(-len(X) // batch_size)):
        yield X[number * batch_size : (number + 1) * batch_size], y[number * batch_size : (number + 1) * batch_size]


def check_labels(y):
    try:
        assert ((y == 0) | (y == 1)).all()
    except AssertionError as error:
        raise ValueError("labels") from error
