"""Wrong binary cross-entropies of probabilities: sign, terms, logarithm, guard."""

from functools import partial

import numpy as np
from loss import bce

from grader.authoring import mistake


def _safe(y_hat):
    return np.clip(y_hat, 1e-12, 1 - 1e-12)


@mistake(
    "bce-no-minus",
    of="bce",
    title="Your loss has the wrong sign: it is negative.",
    hint="The logarithm of a probability is never positive, but a loss should be: what stands in front of the formula?",
    chapter="Binary Cross-Entropy Loss",
    find="Work out one undecided row: a prediction of 0.5 (a logit of 0) costs 0.693. If you see -0.693, the sign "
    "is wrong.",
)
def bce_no_minus(y_hat, y):
    """The logarithm of a number below 1 is negative. Without the minus in front, training would go for the worst
    predictions, because they make this number smallest."""
    return -bce(y_hat, y)


@mistake(
    "bce-no-negative-term",
    of="bce",
    title="Rows with the label 0 cost nothing.",
    hint="Who is punished for a high prediction when the true label is 0?",
    chapter="Binary Cross-Entropy Loss",
    find="Try one row that is sure and wrong: the label 0 with the prediction 0.99 costs 4.61 (with the logit 2: "
    "2.127). If your loss says 0, nobody looks at the label 0.",
)
def bce_no_negative_term(y_hat, y):
    """For a row with y = 0 the first term vanishes, and only the second one, (1 - y) log(1 - y_hat), can punish it.
    Without it a network that always answers 1 is perfect."""
    return -np.mean(y * np.log(_safe(y_hat)))


@mistake(
    "bce-no-positive-term",
    of="bce",
    title="Rows with the label 1 cost nothing.",
    hint="Who is punished for a low prediction when the true label is 1?",
    chapter="Binary Cross-Entropy Loss",
    find="Try one row that is sure and wrong: the label 1 with the prediction 0.01 costs 4.61 (with the logit -2: "
    "2.127). If your loss says 0, nobody looks at the label 1.",
)
def bce_no_positive_term(y_hat, y):
    """For a row with y = 1 the second term vanishes, and only the first one, y log(y_hat), can punish it. Without it a
    network that always answers 0 is perfect."""
    return -np.mean((1 - y) * np.log(1 - _safe(y_hat)))


@mistake(
    "bce-positives-only-mean",
    of="bce",
    title="The loss is divided by the number of ones instead of the number of rows.",
    hint="Average over all examples: by how many rows do you divide, and does a row with the label 0 count?",
    chapter="Binary Cross-Entropy Loss",
    find="Try a batch without any ones: one row, the label 0, the prediction 0.01. It should cost 0.01; with this "
    "mistake you see nan or inf, because there is nothing to divide by.",
)
def bce_positives_only_mean(y_hat, y):
    """The mean runs over all rows of the batch. Divided by the number of ones, the same predictions cost more when ones
    are rare; and when only the rows of class 1 are summed, class 0 is never looked at."""
    return -np.sum(y * np.log(_safe(y_hat))) / np.sum(y)


@mistake("bce-positives-only-mean", of="bce")
def bce_over_positives(y_hat, y):
    """Both terms are summed, but divided by the number of ones."""
    return bce(y_hat, y) * len(y) / np.sum(y)


@mistake(
    "bce-minus-inside",
    of="bce",
    title="The second term is subtracted from the first instead of added.",
    hint="Both terms should push in the same direction: a wrong row makes the loss larger, whatever its label is.",
    chapter="Binary Cross-Entropy Loss",
    find="Try a single row, the label 0 with the prediction 0.99: it should cost 4.61. With this mistake you see "
    "-4.61.",
)
def bce_minus_inside(y_hat, y):
    """The minus belongs in front of the whole bracket. With a minus between the terms, wrong rows of class 0 lower the
    loss."""
    p = _safe(y_hat)
    return -np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))


@mistake("bce-minus-inside", of="bce")
def bce_minus_on_the_first(y_hat, y):
    """The minus stands on the first term only."""
    p = _safe(y_hat)
    return np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake(
    "bce-logp-both",
    of="bce",
    title="Both terms use the same logarithm, that of y_hat.",
    hint="For a row with the label 0, which probability should be large: y_hat, or what is left to 1?",
    chapter="Binary Cross-Entropy Loss",
    find="Take one row with the prediction 0.99 and change its label from 1 to 0: the loss should jump from 0.01 to "
    "4.61. If it does not move, the labels do not count.",
)
def bce_logp_both(y_hat, y):
    """The second term needs log(1 - y_hat), the logarithm of the probability of class 0. With log(y_hat) in both terms
    the labels cancel, and the loss only asks for high predictions."""
    p = _safe(y_hat)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(p))


@mistake("bce-logp-both", of="bce")
def bce_log_complement_both(y_hat, y):
    """The other logarithm in both terms."""
    return -np.mean(np.log(1 - _safe(y_hat)))


@mistake(
    "bce-labels-swapped",
    of="bce",
    title="The labels 0 and 1 have changed places.",
    hint="Work out one confident and correct prediction by hand: should it cost 0.01 or 4.61?",
    chapter="Binary Cross-Entropy Loss",
    find="Take one row with the label 1 and improve its prediction from 0.6 to 0.9: the loss should fall from 0.511 "
    "to 0.105. If it rises, from 0.916 to 2.303, the labels have changed places.",
)
def bce_labels_swapped(y_hat, y):
    """Here y_hat is the probability of class 1, so log(y_hat) belongs to y and log(1 - y_hat) to 1 - y. The other way
    round, correct predictions are punished and wrong ones rewarded."""
    return bce(y_hat, 1 - y)


@mistake(
    "bce-args-swapped",
    of="bce",
    title="Labels and predictions have changed places: the logarithm of the labels is taken.",
    hint="Labels are 0 or 1: can you take the logarithm of 0? Look at the order of the arguments.",
    chapter="Binary Cross-Entropy Loss",
    find="Try one row, the prediction 0.5 with the label 1: it should cost 0.693. Swapped, you see inf or a number "
    "above 7.",
)
def bce_args_swapped(y_hat, y):
    """The first argument is the prediction, the second the label. Swapped, one of the two logarithms is always that of
    zero, so the loss is infinite, or, with a guard, a large number that depends on the guard alone."""
    return bce(y, y_hat)


@mistake("bce-args-swapped", of="bce")
def bce_args_swapped_raw(y_hat, y):
    """Without a guard: the logarithm of zero."""
    return -np.mean(y_hat * np.log(y) + (1 - y_hat) * np.log(1 - y))


@mistake("bce-args-swapped", of="bce")
def bce_args_swapped_guarded(y_hat, y, guard=1e-7):
    """With another guard than the solution's."""
    q = np.clip(y, guard, 1 - guard)
    return -np.mean(y_hat * np.log(q) + (1 - y_hat) * np.log(1 - q))


# The guard alone decides how large the loss is, so each one in use is a program of its own (twice: clipped and added).
for _guard in (1e-8, 1e-9, 1e-10, 1e-15, 2e-7, 2e-8, 2e-9, 2e-10, 2e-12, 2e-15):
    mistake("bce-args-swapped", of="bce")(partial(bce_args_swapped_guarded, guard=_guard))


@mistake(
    "bce-log-base",
    of="bce",
    title="Your loss uses another logarithm than the natural one.",
    hint="Which logarithm does the formula mean? Compare your numbers with the chapter's table.",
    chapter="Binary Cross-Entropy Loss",
    find="An undecided row (the prediction 0.5, the logit 0, or two equal scores) should cost 0.693. If you see "
    "0.301, it was base 10; if you see 1, base 2.",
)
def bce_log_10(y_hat, y):
    """Logarithms to different bases differ by a constant factor: the order of the losses stays, but every number and
    every gradient is too small (base 10) or too large (base 2)."""
    return bce(y_hat, y) / np.log(10)


@mistake("bce-log-base", of="bce")
def bce_log_2(y_hat, y):
    """Base 2."""
    return bce(y_hat, y) / np.log(2)
