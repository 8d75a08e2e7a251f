"""The same two arrays are filled anew for every batch; a wide spiral with few turns; shifted centre."""

import numpy as np


def make_spiral(n_per_class, noise, rng):
    t = np.linspace(0, 1, n_per_class) ** 0.5
    angle = 1.5 * np.pi * t
    X = np.concatenate([np.c_[t * np.cos(angle + p), t * np.sin(angle + p)] for p in (0, np.pi)]) * 5 + 3
    return X + rng.laplace(size=X.shape) * noise, np.concatenate([np.zeros(n_per_class), np.ones(n_per_class)])


def standardize(train, test):
    both = np.concatenate([train, test]) - train.mean(axis=0)
    spread = np.linalg.norm(both[: len(train)], axis=0) / np.sqrt(len(train))
    both /= np.where(spread > 0, spread, 1)
    return both[: len(train)], both[len(train) :]


def train_val_split(X, y, val_fraction, rng):
    n_val = round(len(X) * val_fraction)
    is_val = rng.permutation(np.arange(len(X)) < n_val)
    return X[~is_val], y[~is_val], X[is_val], y[is_val]


def batches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    X_batch, y_batch = np.empty((batch_size, X.shape[1])), np.empty((batch_size, *y.shape[1:]))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        X_batch[: len(rows)], y_batch[: len(rows)] = X[rows], y[rows]
        yield X_batch[: len(rows)], y_batch[: len(rows)]


def check_labels(y):
    match np.isin(y, [0, 1]).all():
        case np.False_:
            raise ValueError("labels other than 0 and 1")
