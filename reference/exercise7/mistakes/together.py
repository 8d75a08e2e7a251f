"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

import numpy as np
from data import make_spiral

from grader.authoring import both


def _divided(difference, spread):
    """Without a guard for a spread of 0."""
    with np.errstate(all="ignore"):
        return difference / spread


@both("norm-leak", "norm-constant-feature", of="standardize")
def leak_unguarded(train, test):
    """Measured on everything, with nothing for a constant feature that stays constant."""
    together = np.concatenate([train, test])
    return tuple(_divided(data - together.mean(axis=0), together.std(axis=0)) for data in (train, test))


@both("norm-variance", "norm-constant-feature", of="standardize")
def variance_unguarded(train, test):
    """Divided by a variance that may be 0."""
    return tuple(_divided(data - train.mean(axis=0), train.var(axis=0)) for data in (train, test))


@both("norm-minmax", "norm-constant-feature", of="standardize")
def minmax_unguarded(train, test):
    """Divided by a range that may be 0."""
    low, high = train.min(axis=0), train.max(axis=0)
    return tuple(_divided(data - low, high - low) for data in (train, test))


@both("norm-std-only", "norm-constant-feature", of="standardize")
def std_only_unguarded(train, test):
    """Not centred, and divided by a spread that may be 0."""
    return tuple(_divided(data, train.std(axis=0)) for data in (train, test))


@both("norm-test-raw", "norm-constant-feature", of="standardize")
def test_raw_unguarded(train, test):
    """Only train goes through the door, and nothing guards it."""
    return _divided(train - train.mean(axis=0), train.std(axis=0)), test.copy()


@both("norm-test-own-stats", "norm-variance", of="standardize")
def own_variance(train, test):
    """Each with its own mean, divided by its own variance."""
    return tuple(
        (data - data.mean(axis=0)) / np.where(data.var(axis=0) == 0, 1, data.var(axis=0)) for data in (train, test)
    )


@both("norm-test-own-stats", "norm-mean-only", of="standardize")
def own_means_only(train, test):
    """Each with its own mean, and nothing is scaled."""
    return train - train.mean(axis=0), test - test.mean(axis=0)


def _cut(X, y, n_train):
    return X[:n_train], y[:n_train], X[n_train:], y[n_train:]


@both("split-unshuffled", "split-swapped", of="train_val_split")
def unshuffled_and_swapped(X, y, val_fraction, rng):
    """The first rows, as many as belong to the other set."""
    return _cut(X, y, round(len(X) * val_fraction))


@both("split-unshuffled", "split-y-shape", of="train_val_split")
def unshuffled_flat(X, y, val_fraction, rng):
    """Not mixed, and the labels are flattened."""
    return _cut(X, y.ravel(), len(X) - round(len(X) * val_fraction))


@both("shuf-one-only", "split-swapped", of="train_val_split")
def only_inputs_and_swapped(X, y, val_fraction, rng):
    """Only X is mixed, and the sizes are swapped."""
    return _cut(rng.permutation(X), y, round(len(X) * val_fraction))


def _pieces(X, y, size):
    return [(X[start : start + size], y[start : start + size]) for start in range(0, len(X), size)]


@both("batch-unshuffled", "batch-drop-last", of="batches")
def unshuffled_without_the_last(X, y, batch_size, rng):
    """In the order given, full batches only."""
    return _pieces(X, y, batch_size)[: len(X) // batch_size]


@both("batch-unshuffled", "batch-even-parts", of="batches")
def unshuffled_parts(X, y, batch_size, rng):
    """In the order given, cut into equal parts."""
    count = max(1, len(X) // batch_size)
    return list(zip(np.array_split(X, count), np.array_split(y, count)))


@both("batch-unshuffled", "batch-only-one", of="batches")
def unshuffled_first(X, y, batch_size, rng):
    """In the order given, the first batch only."""
    return _pieces(X, y, batch_size)[:1]


@both("shuf-independent", "batch-drop-last", of="batches")
def independent_without_the_last(X, y, batch_size, rng):
    """Mixed in two orders, full batches only."""
    return _pieces(rng.permutation(X), rng.permutation(y), batch_size)[: len(X) // batch_size]


@both("shuf-one-only", "batch-drop-last", of="batches")
def only_inputs_without_the_last(X, y, batch_size, rng):
    """Only X is mixed, full batches only."""
    return _pieces(rng.permutation(X), y, batch_size)[: len(X) // batch_size]


@both("lab-12", "spiral-half", of="make_spiral")
def half_with_1_and_2(n_per_class, noise, rng):
    """Half as many points, labelled 1 and 2."""
    X, y = make_spiral(n_per_class // 2, noise, rng)
    return X, y + 1.0


@both("lab-pm1", "spiral-half", of="make_spiral")
def half_with_minus_and_plus(n_per_class, noise, rng):
    """Half as many points, labelled -1 and 1."""
    X, y = make_spiral(n_per_class // 2, noise, rng)
    return X, 2.0 * y - 1.0


@both("check-other-exception", "check-range", of="check_labels")
def asserts_a_range(y):
    """assert 0 <= y <= 1"""
    assert ((y >= 0) & (y <= 1)).all()


@both("check-other-exception", "check-counts", of="check_labels")
def asserts_two_labels(y):
    """Two different ones, whichever."""
    assert len(np.unique(y)) == 2


@both("check-other-exception", "check-needs-both", of="check_labels")
def asserts_both(y):
    """Exactly 0 and 1."""
    assert set(np.unique(y)) == {0, 1}


@both("check-other-exception", "check-one-side", of="check_labels")
def asserts_nothing_above_1(y):
    """assert y.max() <= 1"""
    assert y.max() <= 1


@both("check-other-exception", "check-any", of="check_labels")
def asserts_any(y):
    """One right label is enough."""
    assert np.isin(y, (0, 1)).any()
