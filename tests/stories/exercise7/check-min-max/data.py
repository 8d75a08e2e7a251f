import numpy as np


def make_spiral(n_per_class, noise, rng):
    t = np.linspace(0.2, 3 * np.pi, n_per_class)
    x0 = np.column_stack((t * np.cos(t), t * np.sin(t)))
    x1 = np.column_stack((t * np.cos(t + np.pi), t * np.sin(t + np.pi)))
    X = np.vstack((x0, x1)) / 10
    X += noise * rng.standard_normal(X.shape)
    y = np.hstack((np.zeros(n_per_class), np.ones(n_per_class)))
    return X, y


def standardize(train, test):
    m = train.mean(axis=0)
    s = train.std(axis=0)
    s[s == 0] = 1.0
    return (train - m) / s, (test - m) / s


def train_val_split(X, y, val_fraction, rng):
    idx = rng.permutation(len(X))
    n_val = int(len(X) * val_fraction + 0.5)
    return X[idx[n_val:]], y[idx[n_val:]], X[idx[:n_val]], y[idx[:n_val]]


def batches(X, y, batch_size, rng):
    idx = rng.permutation(len(X))
    for i in range(0, len(X), batch_size):
        b = idx[i:i + batch_size]
        yield X[b], y[b]


def check_labels(y):
    if np.min(y) < 0 or np.max(y) > 1:
        raise ValueError("label out of range")
