"""Generators of the standard kind, everything else in one line."""

import numpy as np


def make_spiral(n_per_class, noise, rng):
    X, y = np.zeros((2 * n_per_class, 2)), np.zeros(2 * n_per_class, dtype="uint8")
    for j in range(2):
        ix = range(n_per_class * j, n_per_class * (j + 1))
        r = np.linspace(0.0, 1, n_per_class)
        t = np.linspace(j * 4, (j + 1) * 4, n_per_class) + rng.standard_normal(n_per_class) * noise
        X[ix] = np.c_[r * np.sin(t), r * np.cos(t)]
        y[ix] = j
    return X, y


def standardize(train, test):
    mu, sigma = np.mean(train, axis=0, keepdims=True), np.std(train, axis=0, keepdims=True) + 1e-8
    return (train - mu) / sigma, (test - mu) / sigma


def train_val_split(X, y, val_fraction, rng):
    idx = np.arange(X.shape[0])
    rng.shuffle(idx)
    cut = int(X.shape[0] * (1 - val_fraction))
    return X[idx[:cut]], y[idx[:cut]], X[idx[cut:]], y[idx[cut:]]


def batches(X, y, batch_size, rng):
    p = rng.permutation(X.shape[0])
    return [(X[p[i : i + batch_size]], y[p[i : i + batch_size]]) for i in range(0, len(p), batch_size)]


def check_labels(y):
    if not set(np.unique(y)).issubset({0, 1}):
        raise ValueError(f"labels must be 0 or 1, found {np.unique(y)}")
