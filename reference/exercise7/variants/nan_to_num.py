"""Constant columns are repaired afterwards; a recursive generator; shuffling by swaps."""

import numpy as np


def make_spiral(n_per_class, noise, rng):
    u = (np.arange(n_per_class) + 0.5) / n_per_class
    phi = 1.75 * 2 * np.pi * u
    both = [s * u[:, None] * np.stack((np.cos(phi), np.sin(phi)), -1) for s in (1, -1)]
    X = np.stack(both, axis=1).reshape(-1, 2)  # the two arms take turns
    return X + rng.normal(0.0, noise, X.shape), np.tile([0.0, 1.0], n_per_class)


def standardize(train, test):
    with np.errstate(divide="ignore", invalid="ignore"):
        a = (train - train.mean(0)) / train.std(0)
        b = (test - train.mean(0)) / train.std(0)
    return np.nan_to_num(a, nan=0.0, posinf=0.0, neginf=0.0), np.nan_to_num(b, nan=0.0, posinf=0.0, neginf=0.0)


def _fisher_yates(n, rng):
    order = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(rng.integers(0, i + 1))
        order[i], order[j] = order[j], order[i]
    return order


def train_val_split(X, y, val_fraction, rng):
    order = _fisher_yates(len(X), rng)
    n_val = round(len(X) * val_fraction)
    train, val = sorted(order[n_val:]), sorted(order[:n_val])
    return (
        np.array([X[i] for i in train]),
        np.array([y[i] for i in train]),
        np.array([X[i] for i in val]),
        np.array([y[i] for i in val]),
    )


def _rest(X, y, order, size):
    if order:
        yield X[order[:size]], y[order[:size]]
        yield from _rest(X, y, order[size:], size)


def batches(X, y, batch_size, rng):
    return _rest(X, y, _fisher_yates(len(X), rng), batch_size)


def check_labels(y):
    y = np.array(y, dtype=float).reshape(-1)
    if np.count_nonzero(y == 0) + np.count_nonzero(y == 1) != y.size:
        raise ValueError("only 0 and 1 are labels")
