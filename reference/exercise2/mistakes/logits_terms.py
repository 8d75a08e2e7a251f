"""Wrong terms in the stable form of the binary cross-entropy of logits."""

import numpy as np
from loss import bce_with_logits

from grader.authoring import mistake


@mistake(
    "bcel-no-abs",
    of="bce_with_logits",
    title="The exponential is taken of -z instead of -|z|.",
    hint="For which sign of z does that exponential explode?",
    chapter="Use BCEWithLogitsLoss",
    find="The logit 2 with the label 1 and the logit -2 with the label 0 are equally good: both cost 0.127. If one "
    "of them costs 2.127, look at that sign again.",
)
def no_abs(z, y):
    """In the stable form the exponent is never positive, so the exponential is at most 1. Without the absolute value,
    every negative logit costs |z| too much, and a very negative one overflows."""
    return np.mean(np.maximum(z, 0) - z * y + np.log(1 + np.exp(-z)))


@mistake("bcel-no-abs", of="bce_with_logits")
def no_abs_log1p(z, y):
    """With log1p, and the other sign."""
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(z)))


@mistake(
    "bcel-no-max",
    of="bce_with_logits",
    title="The term max(z, 0) is missing, so the loss can be negative.",
    hint="A loss below zero should make you suspicious: which term grows with a large positive logit?",
    chapter="Use BCEWithLogitsLoss",
    find="Try the logit 2 with each label: it should cost 0.127 with the label 1 and 2.127 with the label 0. With "
    "this mistake both are 2 too small: -1.873 and 0.127.",
)
def no_max(z, y):
    """The stable form has three terms. Without the first one, a large logit with the label 1 lowers the loss without
    end, and one with the label 0 costs nothing."""
    return np.mean(-z * y + np.log1p(np.exp(-np.abs(z))))


@mistake(
    "bcel-sign-zy",
    of="bce_with_logits",
    title="The term with the label has the wrong sign.",
    hint="Should a high score for a true 1 raise or lower the loss?",
    chapter="Use BCEWithLogitsLoss",
    find="Take one row with the label 1 and raise its logit from 0 to 2: the loss should fall from 0.693 to 0.127. "
    "If it rises to 4.127, a sign is wrong.",
)
def sign_zy(z, y):
    """The term y z is what a row of class 1 gains from a high score, so it is subtracted. Added, high scores are
    punished for both classes."""
    return np.mean(np.maximum(z, 0) + z * y + np.log1p(np.exp(-np.abs(z))))


@mistake(
    "bcel-label-flip",
    of="bce_with_logits",
    title="The labels 0 and 1 have changed places.",
    hint="Check one row by hand: which label goes with a high score?",
    chapter="Use BCEWithLogitsLoss",
    find="Take one row with the label 1 and raise its logit from 0 to 2: the loss should fall from 0.693 to 0.127. "
    "If it rises to 2.127, the row was read as class 0.",
)
def label_flip(z, y):
    """With 1 - y in the place of y, a high score counts as a vote for class 0. Correct predictions are punished."""
    return bce_with_logits(z, 1 - y)


@mistake(
    "bcel-ignores-y",
    of="bce_with_logits",
    title="The loss does not depend on the labels.",
    hint="Which part of your formula knows whether the row is a 1 or a 0?",
    chapter="Use BCEWithLogitsLoss",
    find="Try one row with the logit 2, once for each label: 0.127 for the label 1, 2.127 for the label 0. If you "
    "see the same number twice, the label is never used.",
)
def ignores_labels(z, y):
    """log(1 + e^-z) is the loss of a row with the label 1. Used for all rows, the network learns to answer 1 always."""
    return np.mean(np.logaddexp(0, -z))


@mistake("bcel-ignores-y", of="bce_with_logits")
def ignores_labels_zero(z, y):
    """The loss of the label 0 for all rows."""
    return np.mean(np.logaddexp(0, z))


@mistake(
    "bcel-sum",
    of="bce_with_logits",
    title="The rows are summed, not averaged.",
    hint="Average over the batch: should the loss double when every row is there twice?",
    chapter="Use BCEWithLogitsLoss",
    find="Try the logits 0 and 2, both with the label 1: the rows cost 0.693 and 0.127, so the loss is 0.410. If "
    "you see 0.820, that is the sum.",
)
def logits_sum(z, y):
    """A sum grows with the batch, so losses of different batches cannot be compared, and neither can learning rates."""
    return bce_with_logits(z, y) * len(z)


@mistake("bce-mean-twice", of="bce_with_logits")
def logits_mean_twice(z, y):
    """The mean, divided by m again."""
    return bce_with_logits(z, y) / len(z)


@mistake("bce-unreduced", of="bce_with_logits")
def logits_unreduced(z, y):
    """One loss for each row."""
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


@mistake("bce-no-minus", of="bce_with_logits")
def logits_no_minus(z, y):
    """The wrong sign."""
    return -bce_with_logits(z, y)


@mistake("bce-1d-2d", of="bce_with_logits")
def logits_1d_2d(z, y):
    """Logits (m, 1) and labels (m,)."""
    return bce_with_logits(z, y.ravel())


@mistake("bce-log-base", of="bce_with_logits")
def logits_log_10(z, y):
    """Base 10."""
    return bce_with_logits(z, y) / np.log(10)


@mistake("bce-log-base", of="bce_with_logits")
def logits_log_2(z, y):
    """Base 2."""
    return bce_with_logits(z, y) / np.log(2)


@mistake("bce-no-negative-term", of="bce_with_logits")
def logits_no_negative_term(z, y):
    """Only y log(sigmoid(z))."""
    return np.mean(y * np.logaddexp(0, -z))


@mistake("bce-no-positive-term", of="bce_with_logits")
def logits_no_positive_term(z, y):
    """Only (1 - y) log(1 - sigmoid(z))."""
    return np.mean((1 - y) * np.logaddexp(0, z))
