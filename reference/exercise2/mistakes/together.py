"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

import numpy as np
from loss import bce, bce_with_logits, cross_entropy

from grader.authoring import both


def _open(y_hat, y, log=np.log):
    """Rows of the binary cross-entropy without a guard."""
    return -(y * log(y_hat) + (1 - y) * log(1 - y_hat))


def _plain(z):
    return 1 / (1 + np.exp(-z))


@both("bce-no-minus", "bce-sum", of="bce")
def no_minus_sum(y_hat, y):
    """A sum of logarithms."""
    return -bce(y_hat, y) * len(y)


@both("bce-log-base", "bce-sum", of="bce")
def log_10_sum(y_hat, y):
    """Base 10, added up."""
    return bce(y_hat, y) * len(y) / np.log(10)


@both("bce-log-base", "bce-sum", of="bce")
def log_2_sum(y_hat, y):
    """Base 2, added up."""
    return bce(y_hat, y) * len(y) / np.log(2)


@both("bce-log-base", "bce-no-minus", of="bce")
def log_10_no_minus(y_hat, y):
    """Base 10, and negative."""
    return -bce(y_hat, y) / np.log(10)


@both("bce-log-base", "bce-no-minus", of="bce")
def log_2_no_minus(y_hat, y):
    """Base 2, and negative."""
    return -bce(y_hat, y) / np.log(2)


@both("bce-labels-swapped", "bce-sum", of="bce")
def swapped_sum(y_hat, y):
    """Labels changed places, and the rows are added up."""
    return bce(y_hat, 1 - y) * len(y)


@both("bce-no-negative-term", "bce-sum", of="bce")
def positive_term_sum(y_hat, y):
    """Only the rows of class 1, added up."""
    return -np.sum(y * np.log(np.clip(y_hat, 1e-12, 1)))


@both("bce-no-negative-term", "bce-no-minus", of="bce")
def positive_term_no_minus(y_hat, y):
    """Only the rows of class 1, and negative."""
    return np.mean(y * np.log(np.clip(y_hat, 1e-12, 1)))


@both("bce-minus-inside", "bce-sum", of="bce")
def minus_inside_sum(y_hat, y):
    """The second term is subtracted, and the rows are added up."""
    p = np.clip(y_hat, 1e-12, 1 - 1e-12)
    return -np.sum(y * np.log(p) - (1 - y) * np.log(1 - p))


@both("bce-extra-sigmoid", "bce-sum", of="bce")
def sigmoid_sum(y_hat, y):
    """Probabilities are squashed again, and the rows are added up."""
    return bce(_plain(y_hat), y) * len(y)


@both("bce-no-minus", "bce-unreduced", of="bce")
def no_minus_rows(y_hat, y):
    """One negative number for each row."""
    p = np.clip(y_hat, 1e-12, 1 - 1e-12)
    return y * np.log(p) + (1 - y) * np.log(1 - p)


@both("bce-no-minus", "bce-no-clip", of="bce")
def no_minus_open(y_hat, y):
    """No minus and no guard."""
    return -np.mean(_open(y_hat, y))


@both("bce-sum", "bce-no-clip", of="bce")
def sum_open(y_hat, y):
    """A sum without a guard."""
    return np.sum(_open(y_hat, y))


@both("bce-half", "bce-no-clip", of="bce")
def half_open(y_hat, y):
    """Half of it, without a guard."""
    return np.mean(_open(y_hat, y)) / 2


@both("bce-log-base", "bce-no-clip", of="bce")
def log_10_open(y_hat, y):
    """Base 10 without a guard."""
    return np.mean(_open(y_hat, y, np.log10))


@both("bce-log-base", "bce-no-clip", of="bce")
def log_2_open(y_hat, y):
    """Base 2 without a guard."""
    return np.mean(_open(y_hat, y, np.log2))


@both("bce-labels-swapped", "bce-no-clip", of="bce")
def swapped_open(y_hat, y):
    """Labels changed places, and no guard."""
    return np.mean(_open(y_hat, 1 - y))


@both("bce-minus-inside", "bce-no-clip", of="bce")
def minus_inside_open(y_hat, y):
    """The second term is subtracted, and no guard."""
    return -np.mean(y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat))


@both("bce-no-negative-term", "bce-no-clip", of="bce")
def positive_term_open(y_hat, y):
    """Only the rows of class 1, and no guard."""
    return -np.mean(y * np.log(y_hat))


@both("bce-logp-both", "bce-no-clip", of="bce")
def logp_both_open(y_hat, y):
    """The same logarithm in both terms, and no guard."""
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(y_hat))


@both("bce-unreduced", "bce-no-clip", of="bce")
def rows_open(y_hat, y):
    """One number for each row, and no guard."""
    return _open(y_hat, y)


@both("bcel-sum", "bcel-unstable", of="bce_with_logits")
def sigmoid_then_sum(z, y):
    """Sigmoid and logarithm one after the other, added up."""
    return np.sum(_open(_plain(z), y))


@both("bce-no-minus", "bcel-unstable", of="bce_with_logits")
def sigmoid_no_minus(z, y):
    """Sigmoid and logarithm one after the other, and negative."""
    return -np.mean(_open(_plain(z), y))


@both("bcel-label-flip", "bcel-unstable", of="bce_with_logits")
def sigmoid_flipped(z, y):
    """Sigmoid and logarithm one after the other, with 1 - y in the place of y."""
    return np.mean(_open(_plain(z), 1 - y))


@both("bcel-sign-zy", "bcel-unstable", of="bce_with_logits")
def softplus_sign(z, y):
    """log(1 + e^z) + y z."""
    return np.mean(np.log(1 + np.exp(z)) + y * z)


@both("bcel-sum", "bcel-unstable", of="bce_with_logits")
def softplus_sum(z, y):
    """log(1 + e^z) - y z, added up."""
    return np.sum(np.log(1 + np.exp(z)) - y * z)


@both("bcel-sum", "bcel-sign-zy", of="bce_with_logits")
def sum_sign(z, y):
    """The sum, with y z added."""
    return np.sum(np.maximum(z, 0) + z * y + np.log1p(np.exp(-np.abs(z))))


@both("bcel-sum", "bcel-sigmoid-twice", of="bce_with_logits")
def sum_twice(z, y):
    """The sum, squashed twice."""
    return bce_with_logits(np.exp(-np.logaddexp(0, -z)), y) * len(z)


@both("bcel-sum", "bcel-clip", of="bce_with_logits")
def sum_clip(z, y):
    """The sum of guarded rows."""
    return bce(np.exp(-np.logaddexp(0, -z)), y) * len(z)


def _guarded_sum(z, y, guard):
    return np.sum(_open(np.clip(np.exp(-np.logaddexp(0, -z)), guard, 1 - guard), y))


# The plateau lies at the logarithm of the guard.
for _guard in (1e-7, 1e-8, 1e-9, 1e-10, 1e-15):
    both("bcel-sum", "bcel-clip", of="bce_with_logits")(lambda z, y, guard=_guard: _guarded_sum(z, y, guard))


@both("bce-grad-no-m", "bcel-no-sigmoid", of="bce_with_logits_grad")
def grad_of_scores_no_m(z, y):
    """Score minus label, not averaged."""
    return z - y


@both("bp-sign", "bcel-no-sigmoid", of="bce_with_logits_grad")
def grad_of_scores_sign(z, y):
    """Label minus score."""
    return (y - z) / len(z)


@both("bp-sign", "bp-extra-sigprime", of="bce_with_logits_grad")
def grad_sign_slope(z, y):
    """Label minus prediction, times the slope of the sigmoid."""
    p = _plain(z)
    return (y - p) * p * (1 - p) / len(z)


@both("bce-grad-no-m", "bp-factor-2", of="bce_with_logits_grad")
def grad_two_no_m(z, y):
    """Twice the error, not averaged."""
    return 2 * (_plain(z) - y)


@both("bce-grad-no-m", "bp-thresholded-error", of="bce_with_logits_grad")
def grad_class_no_m(z, y):
    """Class minus label, not averaged."""
    return (z > 0) - y


@both("mse-sum", "mse-half", of="mse")
def mse_half_sum(y_hat, y):
    """Half of the sum of squares."""
    return np.sum((y_hat - y) ** 2) / 2


@both("mse-sum", "mse-no-square", of="mse")
def mse_sum_of_errors(y_hat, y):
    """The sum of the errors."""
    return np.sum(y_hat - y)


@both("mae-sum", "mae-no-abs", of="mae")
def mae_sum_of_errors(y_hat, y):
    """The sum of the errors."""
    return np.sum(y_hat - y)


@both("mae-sum", "mae-no-abs", of="mae")
def mae_sum_turned(y_hat, y):
    """The same with target minus prediction."""
    return np.sum(y - y_hat)


@both("ce-no-minus", "ce-sum", of="cross_entropy")
def ce_no_minus_sum(logits, labels):
    """A sum of logarithms."""
    return -cross_entropy(logits, labels) * len(labels)


@both("ce-sum", "sm-no-stability", of="cross_entropy")
def ce_sum_plain(logits, labels):
    """The sum, with a softmax that overflows."""
    return np.sum(_losses(logits, labels))


@both("ce-sum", "sm-no-stability", of="cross_entropy")
def ce_sum_of_logarithms(logits, labels):
    """The sum, by the logarithm of the sum of exponentials."""
    return np.sum(np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(labels)), labels])


@both("ce-no-minus", "sm-no-stability", of="cross_entropy")
def ce_no_minus_plain(logits, labels):
    """Negative, with a softmax that overflows."""
    return -np.mean(_losses(logits, labels))


@both("sm-global-sum", "sm-no-stability", of="cross_entropy")
def ce_global_plain(logits, labels):
    """One sum for the whole batch, and no shift."""
    e = np.exp(logits)
    return -np.mean(np.log((e / e.sum())[np.arange(len(labels)), labels]))


@both("ce-sum", "sm-global-sum", of="cross_entropy")
def ce_global_sum(logits, labels):
    """One sum for the whole batch, and the rows are added up."""
    e = np.exp(logits - logits.max())
    return -np.sum(np.log((e / e.sum())[np.arange(len(labels)), labels]))


@both("ce-index", "ce-sum", of="cross_entropy")
def ce_index_sum(logits, labels):
    """Columns of all labels, added up."""
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return -np.sum(np.log((e / e.sum(axis=1, keepdims=True))[:, labels]))


@both("ce-softmax-first", "ce-sum", of="cross_entropy")
def ce_softmax_sum(logits, labels):
    """Softmax twice, and the rows are added up."""
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return cross_entropy(e / e.sum(axis=1, keepdims=True), labels) * len(labels)


def _losses(logits, labels):
    e = np.exp(logits)
    return -np.log((e / e.sum(axis=1, keepdims=True))[np.arange(len(labels)), labels])
