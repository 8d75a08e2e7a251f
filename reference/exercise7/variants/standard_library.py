"""Python's own random module, seeded from rng; pure Python loops; a dictionary of pairs."""

import math
import random
import statistics

import numpy as np


def _own(rng):
    return random.Random(int(rng.integers(2**31)))


def make_spiral(n_per_class, noise, rng):
    chance, X, y = _own(rng), [], []
    for i in range(n_per_class):
        for label in 0, 1:
            angle = 0.3 + i * 9 / n_per_class
            X.append(
                [
                    angle * math.cos(angle + math.pi * label) + chance.gauss(0, noise),
                    angle * math.sin(angle + math.pi * label) + chance.gauss(0, noise),
                ]
            )
            y.append(label)
    return np.array(X), np.array(y)


def standardize(train, test):
    means = [statistics.fmean(column) for column in train.T.tolist()]
    spreads = [statistics.pstdev(column) or 1 for column in train.T.tolist()]

    def scaled(data):
        return np.array([[(x - m) / s for x, m, s in zip(row, means, spreads)] for row in data.tolist()])

    return scaled(train), scaled(test)


def train_val_split(X, y, val_fraction, rng):
    pairs = list(zip(X, y))
    _own(rng).shuffle(pairs)
    n_val = round(len(pairs) * val_fraction)
    X_val, y_val = zip(*pairs[:n_val])
    X_train, y_train = zip(*pairs[n_val:])
    return np.array(X_train), np.array(y_train), np.array(X_val), np.array(y_val)


def batches(X, y, batch_size, rng):
    pairs = _own(rng).sample(list(zip(X, y)), len(X))
    chunks = {i: pairs[i : i + batch_size] for i in range(0, len(pairs), batch_size)}
    return ((np.stack([x for x, _ in chunk]), np.stack([label for _, label in chunk])) for chunk in chunks.values())


def check_labels(y):
    flat = [float(v) for v in np.ravel(y)]
    if [v for v in flat if v not in (0.0, 1.0)]:
        raise ValueError("labels!")
