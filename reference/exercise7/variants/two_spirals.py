"""The spirals of the old benchmark: random angles, noise to one side, large scale, sample standard deviation."""

import numpy as np


def make_spiral(n_per_class, noise, rng):
    n = np.sqrt(rng.random((n_per_class, 1))) * 780 * (2 * np.pi) / 360
    d1x = -np.cos(n) * n + rng.random((n_per_class, 1)) * noise
    d1y = np.sin(n) * n + rng.random((n_per_class, 1)) * noise
    X = np.vstack((np.hstack((d1x, d1y)), np.hstack((-d1x, -d1y))))
    return X, np.hstack((np.zeros(n_per_class), np.ones(n_per_class)))


def standardize(train, test):
    mean = train.sum(0) / len(train)
    std = np.sqrt(((train - mean) ** 2).sum(0) / (len(train) - 1))
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std


def train_val_split(X, y, val_fraction, rng):
    n_val = int(round(val_fraction * len(X)))
    val = rng.choice(len(X), size=n_val, replace=False)
    mask = np.zeros(len(X), dtype=bool)
    mask[val] = True
    return X[~mask], y[~mask], X[mask], y[mask]


def batches(X, y, batch_size, rng):
    left = list(range(len(X)))
    rng.shuffle(left)
    while left:
        now, left = left[:batch_size], left[batch_size:]
        yield X[now], y[now]


def check_labels(y):
    for label in np.asarray(y).ravel():
        if label != 0 and label != 1:
            raise ValueError("bad label", label)
