"""Exercise 7: data that a network can learn from, with nothing but NumPy.

Every row of X is one example and every column is one feature; y holds one label, 0 or 1, for every row. All numbers are
float64. rng is a numpy.random.Generator (numpy.random.default_rng(seed) makes one): all chance should come from it. No
function changes its arguments.
"""

from collections.abc import Iterator

import numpy as np


def make_spiral(n_per_class: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Two spiral arms around one centre, n_per_class points on each: one arm has label 0, the other label 1.

    A point at angle t has the place (r cos t, r sin t), and r grows with t. The other arm starts half a turn (pi)
    later. Then every coordinate gets some random noise: the larger noise is, the farther the points lie from their arm.
    With noise 0 they lie exactly on it.

    Args:
        n_per_class: How many points every arm has.
        noise: How strongly the points are spread, 0 or more.
        rng: The source of chance.

    Returns:
        X of shape (2 * n_per_class, 2) and y of shape (2 * n_per_class,). How large the spiral is, how often it winds
        and in which order the points come is up to you; X and y must be in the same order.

    Example:
        make_spiral(100, 0.1, rng) gives X of shape (200, 2) and y with 100 zeros and 100 ones.
    """
    raise NotImplementedError


def standardize(train: np.ndarray, test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Brings every feature to mean 0 and standard deviation 1, as measured on the training data.

    (x - mean) / std, where mean and std are those of the column in train. The test data are moved and scaled by the
    same numbers: nothing about them is known yet when the network is trained.

    Args:
        train: Training inputs, shape (m, n).
        test: Test inputs, shape (k, n).

    Returns:
        Both, standardized, in the same shapes. Where a column of train is constant, its std is 0: whatever you do
        there, the results must be ordinary numbers (neither nan nor inf).

    Example:
        train [[1, 10], [3, 30]] and test [[2, 40]]: the means are (2, 20), the standard deviations (1, 10). Train
        becomes [[-1, -1], [1, 1]] and test [[0, 2]].
    """
    raise NotImplementedError


def train_val_split(
    X: np.ndarray, y: np.ndarray, val_fraction: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Divides the examples at random into a training set and a validation set.

    Every example goes into exactly one of the two and keeps its own label.

    Args:
        X: Inputs, shape (n, features).
        y: Labels, shape (n,) or (n, 1).
        val_fraction: The part of the examples that becomes the validation set; n * val_fraction is a whole number.
        rng: The source of chance.

    Returns:
        (X_train, y_train, X_val, y_val), in this order. The labels keep as many axes as y has.

    Example:
        With 10 examples and val_fraction 0.2, X_train has 8 rows and X_val has 2.
    """
    raise NotImplementedError


def batches(
    X: np.ndarray, y: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """One pass over all examples in random order, a batch at a time.

    Every example comes exactly once, with its own label. Every batch has batch_size rows, only the last one has what is
    left over.

    Args:
        X: Inputs, shape (n, features).
        y: Labels, shape (n,) or (n, 1).
        batch_size: Rows of a batch.
        rng: The source of chance.

    Returns:
        Anything that a for loop can run over (a list, or a generator with yield); each item is a pair
        (X_batch, y_batch) of arrays.

    Example:
        With 10 examples and batch_size 4 there are three batches, of 4, 4 and 2 rows.
    """
    raise NotImplementedError


def check_labels(y: np.ndarray) -> None:
    """Complains when y holds anything but the labels 0 and 1.

    Args:
        y: Numbers, shape (n,) or (n, 1), whole or decimal.

    Returns:
        Nothing, when every entry is 0 or 1. It is fine if only one of the two occurs.

    Raises:
        ValueError: some entry is another number (2, -1, 0.5, nan ...).

    Example:
        check_labels(np.array([0, 1, 1])) returns nothing; check_labels(np.array([1, 2, 2])) raises ValueError.
    """
    raise NotImplementedError
