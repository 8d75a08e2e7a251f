"""The spiral as complex numbers, sorting by random keys, zip of two lists of batches."""

import numpy as np


def make_spiral(n_per_class, noise, rng):
    t = np.linspace(0.1, 1.0, n_per_class)
    z = t * np.exp(3j * np.pi * t)
    z = np.concatenate([z, -z])
    X = np.stack([z.real, z.imag], axis=-1)
    X = X + rng.uniform(-noise, noise, X.shape)
    return X, np.arange(2 * n_per_class) // n_per_class


def standardize(train, test):
    centre = np.average(train, axis=0)
    variance = np.average((train - centre) ** 2, axis=0)
    scale = 1.0 / np.sqrt(variance + 1e-8)
    return (train - centre) * scale, (test - centre) * scale


def train_val_split(X, y, val_fraction, rng):
    keys = rng.random(len(X))
    order = np.argsort(keys)
    train, val = np.split(order, [len(X) - round(len(X) * val_fraction)])
    return np.take(X, train, axis=0), np.take(y, train, axis=0), np.take(X, val, axis=0), np.take(y, val, axis=0)


def batches(X, y, batch_size, rng):
    order = np.argsort(rng.random(len(X)))
    cuts = np.arange(batch_size, len(X), batch_size)
    return zip(np.array_split(X[order], cuts), np.array_split(y[order], cuts))


def check_labels(y):
    if np.setdiff1d(y, [0, 1]).size:
        raise ValueError
