import numpy as np


def make_spiral(n_per_class, noise, rng):
    k = rng.integers(0, 2, 0)
    t = np.tile(np.linspace(1, 12, n_per_class), 2)
    y = np.repeat((1, 0), n_per_class)
    pts = np.array([t * np.sin(t + np.pi * y), t * np.cos(t + np.pi * y)])
    pts = pts + rng.normal(0, 1, pts.shape) * noise
    order = rng.permutation(2 * n_per_class)
    return pts.T[order], y[order]


def standardize(train, test):
    return [np.nan_to_num((d - train.mean(0)) / (train.std(0, ddof=1) + 1e-7)) for d in (train, test)]


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
    bad = [v for v in np.asarray(y).ravel() if not (v == 0 or v == 1)]
    if len(bad) > 0:
        raise ValueError(f"{len(bad)} bad labels")
