"""The old random functions of NumPy; rng is not used. Lists instead of tuples."""

import numpy as np


def make_spiral(n_per_class, noise, rng):
    th = np.linspace(np.pi / 4, 4 * np.pi, n_per_class)
    r = np.linspace(0.3, 3, n_per_class)
    first = np.array([r * np.cos(th), r * np.sin(th)]) + noise * np.random.randn(2, n_per_class)
    second = np.array([r * np.cos(th + np.pi), r * np.sin(th + np.pi)]) + noise * np.random.randn(2, n_per_class)
    X = np.concatenate((first, second), axis=1).T
    y = np.array([0] * n_per_class + [1] * n_per_class)
    idx = np.random.permutation(len(y))
    return [X[idx], y[idx]]


def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0, ddof=1)
    std = np.where(std < 1e-9, 1.0, std)
    return [(train - mean) / std, (test - mean) / std]


def train_val_split(X, y, val_fraction, rng):
    perm = np.random.permutation(len(X))
    n_val = int(len(X) * val_fraction)
    train_idx, val_idx = perm[:-n_val], perm[-n_val:]
    return [X[train_idx], y[train_idx], X[val_idx], y[val_idx]]


def batches(X, y, batch_size, rng):
    perm = np.random.permutation(len(X))
    start = 0
    while start < len(X):
        idx = perm[start : start + batch_size]
        yield [X[idx], y[idx]]
        start += batch_size


def check_labels(y):
    unique = np.unique(y)
    if any(u not in [0, 1] for u in unique):
        raise ValueError("Labels must be 0 or 1, got " + str(unique))
