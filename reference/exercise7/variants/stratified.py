"""A split that keeps the share of both classes; an own kind of ValueError; float32 spirals."""

import numpy as np


class LabelError(ValueError):
    pass


def make_spiral(n_per_class, noise, rng):
    theta = np.sqrt(rng.uniform(0, 1, n_per_class)) * 2 * np.pi
    r = 2 * theta + np.pi
    a = np.array([np.cos(theta) * r, np.sin(theta) * r]).T + rng.standard_normal((n_per_class, 2)) * noise
    b = np.array([-np.cos(theta) * r, -np.sin(theta) * r]).T + rng.standard_normal((n_per_class, 2)) * noise
    X = np.append(a, b, axis=0).astype(np.float32)
    y = np.append(np.zeros(n_per_class), np.ones(n_per_class)).astype(np.float32)
    order = rng.permutation(2 * n_per_class)
    return X[order], y[order]


def standardize(train, test):
    mu, sd = train.mean(0), train.std(0)
    sd = np.maximum(sd, 1e-8)
    return np.divide(np.subtract(train, mu), sd), np.divide(np.subtract(test, mu), sd)


def train_val_split(X, y, val_fraction, rng):
    train, val = [], []
    for label in np.unique(y):
        rows = np.flatnonzero(y.ravel() == label)
        rng.shuffle(rows)
        n_val = round(len(rows) * val_fraction)
        val.extend(rows[:n_val])
        train.extend(rows[n_val:])
    rng.shuffle(train)
    return X[train], y[train], X[val], y[val]


def batches(X, y, batch_size, rng):
    rows = rng.permutation(len(X)).tolist()
    result = []
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == batch_size:
            result.append((X[batch], y[batch]))
            batch = []
    if batch:
        result.append((X[batch], y[batch]))
    return tuple(result)


def check_labels(y):
    if not all(v in (0, 1) for v in y.flatten().tolist()):
        raise LabelError("labels must be 0/1")
