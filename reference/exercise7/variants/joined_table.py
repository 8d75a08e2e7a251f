"""X and y are mixed as one table; loops over columns; a queue of batches."""

import numpy as np


def make_spiral(n_per_class, noise, rng):
    points = []
    for label in (0, 1):
        for k in range(n_per_class):
            t = k / n_per_class * 3 * np.pi
            r = 0.2 + t
            dx, dy = rng.normal(0, 1, 2) * noise
            points.append((r * np.cos(t + label * np.pi) + dx, r * np.sin(t + label * np.pi) + dy, label))
    table = np.array(points)
    rng.shuffle(table)
    return table[:, :2], table[:, 2].astype(int)


def standardize(train, test):
    new_train, new_test = np.empty_like(train), np.empty_like(test)
    for j in range(train.shape[1]):
        mean, std = train[:, j].mean(), train[:, j].std()
        if std < 1e-12:
            new_train[:, j], new_test[:, j] = 0.0, 0.0
            continue
        new_train[:, j] = (train[:, j] - mean) / std
        new_test[:, j] = (test[:, j] - mean) / std
    return new_train, new_test


def train_val_split(X, y, val_fraction, rng):
    table = np.column_stack([X, y])
    rng.shuffle(table)
    n_val = round(len(table) * val_fraction)
    cut = X.shape[1]
    rest, val = table[n_val:], table[:n_val]
    shape = (-1, *y.shape[1:])
    return rest[:, :cut], rest[:, cut:].reshape(shape), val[:, :cut], val[:, cut:].reshape(shape)


class _Loader:
    def __init__(self, X, y, batch_size, rng):
        order = rng.permutation(len(X))
        self.X, self.y, self.batch_size, self.at = X[order], y[order], batch_size, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.X):
            raise StopIteration
        rows = slice(self.at, self.at + self.batch_size)
        self.at += self.batch_size
        return self.X[rows], self.y[rows]


def batches(X, y, batch_size, rng):
    return _Loader(X, y, batch_size, rng)


def check_labels(y):
    wrong = (y != 0) & (y != 1)
    if wrong.any():
        raise ValueError("wrong labels: %s" % y[wrong])
