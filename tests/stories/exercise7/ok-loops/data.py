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
    a, b = train.copy(), test.copy()
    for j in range(train.shape[1]):
        mean = sum(train[:, j]) / len(train)
        std = (sum((v - mean) ** 2 for v in train[:, j]) / len(train)) ** 0.5
        for table in (a, b):
            for i in range(len(table)):
                table[i, j] = (table[i, j] - mean) / std if std > 1e-12 else 0.0
    return a, b


def train_val_split(X, y, val_fraction, rng):
    n = X.shape[0]
    in_val = set()
    while len(in_val) < round(n * val_fraction):
        in_val.add(int(rng.integers(n)))
    val = [i for i in range(n) if i in in_val]
    train = [i for i in range(n) if i not in in_val]
    return X[train], y[train], X[val], y[val]


def batches(X, y, batch_size, rng):
    remaining = set(range(len(X)))
    result = []
    while remaining:
        pick = rng.choice(sorted(remaining), size=min(batch_size, len(remaining)), replace=False)
        remaining -= set(pick.tolist())
        result.append((X[pick], y[pick]))
    return result


def check_labels(y):
    if not np.all((y == 0) | (y == 1)):
        raise ValueError("labels must be 0 or 1")
