from collections import deque

import numpy as np


def make_spiral(n_per_class: int, noise: float, rng: np.random.Generator):
    """Archimedes, at uniform random angles."""
    out = []
    for sign in (+1.0, -1.0):
        phi = rng.uniform(0.0, 4 * np.pi, size=n_per_class)
        out.append(sign * phi[:, None] / (4 * np.pi) * np.stack([np.cos(phi), np.sin(phi)], axis=1))
    X = np.concatenate(out) + rng.normal(scale=noise, size=(2 * n_per_class, 2))
    return X, np.concatenate([np.zeros((n_per_class,)), np.ones((n_per_class,))])


def standardize(train, test):
    m = train.mean(axis=0)
    s = train.std(axis=0)
    s[s == 0] = 1.0
    return (train - m) / s, (test - m) / s


def train_val_split(X, y, val_fraction, rng):
    idx = rng.permutation(len(X))
    n_val = int(len(X) * val_fraction + 0.5)
    return X[idx[n_val:]], y[idx[n_val:]], X[idx[:n_val]], y[idx[:n_val]]


batches = lambda X, y, batch_size, rng: deque(
    (lambda p: [(X[p[k * batch_size:][:batch_size]], y[p[k * batch_size:][:batch_size]]) for k in range((len(X) - 1) // batch_size + 1)])(
        rng.permutation(len(y))))


def check_labels(y):
    if np.logical_and(y != 0.0, y != 1.0).sum():
        raise ValueError("no")
    return
