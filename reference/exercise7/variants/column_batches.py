"""Labels of a batch always in a column; class with methods; the row numbers are drawn one by one."""

import numpy as np


class Data:
    def __init__(self, X, y):
        self.X, self.y = X, y

    def pick(self, rows):
        return self.X[rows], self.y[rows]


def make_spiral(n_per_class, noise, rng):
    angle = np.geomspace(0.5, 12.0, n_per_class)
    X = np.zeros((2, n_per_class, 2))
    X[0, :, 0], X[0, :, 1] = angle * np.cos(angle), angle * np.sin(angle)
    X[1] = -X[0]
    y = np.zeros((2, n_per_class))
    y[1] = 1
    return (X + noise * rng.standard_normal(X.shape)).reshape(-1, 2), y.flatten()


def standardize(train, test):
    mean = train.mean(axis=0)
    std = ((train - mean) ** 2).mean(axis=0) ** 0.5
    safe = std + (std == 0)
    return tuple((data - mean) / safe for data in (train, test))


def train_val_split(X, y, val_fraction, rng):
    data, rows, val = Data(X, y), list(range(len(X))), []
    while len(val) < round(len(X) * val_fraction):
        val.append(rows.pop(rng.integers(len(rows))))
    return *data.pick(rows), *data.pick(val)


def batches(X, y, batch_size, rng):
    rows = rng.choice(len(X), len(X), replace=False)
    return map(
        lambda start: (X[rows[start : start + batch_size]], y[rows[start : start + batch_size]].reshape(-1, 1)),
        range(0, len(X), batch_size),
    )


def check_labels(y):
    if (y * y != y).any():
        raise ValueError("not 0/1")
