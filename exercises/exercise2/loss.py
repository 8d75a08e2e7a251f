"""Exercise 2: loss functions, with nothing but NumPy.

A loss says in one number how wrong a batch of predictions is. Predictions y_hat, logits z and binary labels y have the
shape (m, 1): one row for each example. All numbers are float64. No function changes its arguments.
"""

import numpy as np


def bce(y_hat: np.ndarray, y: np.ndarray) -> float:
    """Binary cross-entropy: the mean over the batch of -(y log(y_hat) + (1 - y) log(1 - y_hat)), natural logarithm.

    Args:
        y_hat: Predicted probabilities from 0 to 1, shape (m, 1). Exactly 0 and exactly 1 happen, and the loss must be
            finite there: keep the probabilities away from both ends by a tiny amount, 1e-7 or less.
        y: Labels 0.0 or 1.0, shape (m, 1).

    Returns:
        One number.

    Example:
        y_hat = [[0.99], [0.01]], y = [[1.0], [1.0]]: the rows cost about 0.01 and 4.61, so the loss is about 2.31.
    """
    raise NotImplementedError


def bce_with_logits(z: np.ndarray, y: np.ndarray) -> float:
    """The same loss, computed from the logits: y_hat would be sigmoid(z).

    For one row this is log(1 + e^z) - y z. Written like that it overflows for large z; the same number is
    max(z, 0) - y z + log(1 + e^(-|z|)).

    Args:
        z: Logits (any real numbers), shape (m, 1), from -1000 to 1000. The loss is exact there too: a row with
            z = 1000 and y = 0 costs 1000.
        y: Labels 0.0 or 1.0, shape (m, 1).

    Returns:
        One number, the mean over the batch.

    Example:
        z = [[0.0], [2.0]], y = [[1.0], [1.0]]: the rows cost about 0.693 and 0.127, so the loss is about 0.410.
    """
    raise NotImplementedError


def bce_with_logits_grad(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The slope of bce_with_logits for each logit: (sigmoid(z) - y) / m.

    The loss is a mean over m rows, so the slope for one row has that m in it as well.

    Args:
        z: Logits, shape (m, 1), from -30 to 30.
        y: Labels 0.0 or 1.0, shape (m, 1).

    Returns:
        d(loss)/dz, shape (m, 1).

    Example:
        z = [[0.0], [2.0]], y = [[1.0], [0.0]] gives about [[-0.25], [0.440]].
    """
    raise NotImplementedError


def mse(y_hat: np.ndarray, y: np.ndarray) -> float:
    """Mean squared error: the mean of (y_hat - y)^2 over all entries.

    Args:
        y_hat: Predictions, shape (m, n).
        y: Targets, shape (m, n), any numbers.

    Returns:
        One number.

    Example:
        y_hat = [[1.0], [4.0]], y = [[2.0], [2.0]]: the squares are 1 and 4, so the loss is 2.5.
    """
    raise NotImplementedError


def mae(y_hat: np.ndarray, y: np.ndarray) -> float:
    """Mean absolute error: the mean of |y_hat - y| over all entries.

    Args:
        y_hat: Predictions, shape (m, n).
        y: Targets, shape (m, n), any numbers.

    Returns:
        One number.

    Example:
        y_hat = [[1.0], [4.0]], y = [[2.0], [2.0]]: the distances are 1 and 2, so the loss is 1.5.
    """
    raise NotImplementedError


def cross_entropy(logits: np.ndarray, labels: np.ndarray) -> float:
    """Cross-entropy for k classes: the mean over the batch of -log(softmax probability of the true class).

    For one row with scores s and true class c this is log(sum of e^(s_j)) - s_c.

    Args:
        logits: Scores, shape (m, k). Scores of 1000 or -1000 must not give nan; adding the same number to all scores
            of a row does not change the loss, which helps.
        labels: The true class of each row as an integer from 0 to k - 1, shape (m,).

    Returns:
        One number.

    Example:
        logits = [[1.0, 2.0, 3.0]], labels = [2]: the true class has the probability 0.665, so the loss is about 0.408.
    """
    raise NotImplementedError
