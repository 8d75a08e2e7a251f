"""Wrong cross-entropies for several classes."""

import numpy as np
from loss import cross_entropy

from grader.authoring import mistake


def _softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _of_true(p, labels):
    """Minus the mean logarithm of one probability a row."""
    return -np.mean(np.log(p[np.arange(len(labels)), labels]))


@mistake(
    "ce-index",
    of="cross_entropy",
    title="For every row the probabilities of all rows' classes are picked, not only its own.",
    hint="Pick one probability for each example: how many numbers does your selection hold?",
    chapter="Other Loss Functions",
    find="Try the rows (1, 2, 3) and (3, 2, 1) with the labels 2 and 0: each costs 0.408 alone, so both together "
    "cost 0.408. If you see 1.408 or an IndexError, classes of other rows were picked.",
)
def ce_index(logits, labels):
    """Choosing columns by the labels gives every row the columns of all labels, an m by m table. Only the entries where
    row and label belong together are wanted."""
    return -np.mean(np.log(_softmax(logits)[:, labels]))


@mistake("ce-index", of="cross_entropy")
def ce_index_rows(logits, labels):
    """Rows are chosen instead of columns."""
    return -np.mean(np.log(_softmax(logits)[labels]))


@mistake(
    "ce-no-minus",
    of="cross_entropy",
    title="The loss has the wrong sign: it is negative.",
    hint="The logarithm of a probability is never positive, but a loss should be.",
    chapter="Other Loss Functions",
    find="Try three equal scores: each class has one third, so the row costs 1.099. If you see -1.099, the sign is "
    "wrong.",
)
def ce_no_minus(logits, labels):
    """The logarithm of a number below 1 is negative. Without the minus in front, training would go for the worst
    predictions."""
    return -cross_entropy(logits, labels)


@mistake(
    "ce-sum",
    of="cross_entropy",
    title="The rows are summed, not averaged.",
    hint="Should the loss double when every row is there twice?",
    chapter="Other Loss Functions",
    find="Try the row (1, 2, 3) twice, with the label 2 both times: each costs 0.408, so the loss is 0.408. If you "
    "see 0.815, that is the sum.",
)
def ce_sum(logits, labels):
    """A sum grows with the batch. The mean can be compared between batches of different sizes."""
    return cross_entropy(logits, labels) * len(labels)


@mistake(
    "ce-softmax-first",
    of="cross_entropy",
    title="The scores go through softmax twice.",
    hint="The loss already contains this step: what comes in, scores or probabilities?",
    chapter="Other Loss Functions",
    find="Work out the row (1, 2, 3) with the label 2: it costs 0.408. If you see 0.797, something was done to the "
    "scores twice.",
)
def ce_softmax_first(logits, labels):
    """Probabilities lie between 0 and 1, so as scores they differ by at most 1. With three classes the loss of a row
    can then never fall below 0.551, however good the network is."""
    return cross_entropy(_softmax(logits), labels)


@mistake(
    "sm-axis-0",
    of="cross_entropy",
    title="The probabilities are normalised over the batch instead of over the classes.",
    hint="Which numbers should add up to one: those of one example, or those of one class?",
    chapter="Activation Functions",
    find="Try a single row, (1, 2, 3) with the label 2: it should cost 0.408. If you see 0, every number was "
    "divided by itself.",
)
def ce_axis_0(logits, labels):
    """Each row is one example, and its classes share the probability 1. Summed along the other axis, the examples of
    the batch compete with each other."""
    e = np.exp(logits - logits.max(axis=0))
    return _of_true(e / e.sum(axis=0), labels)


@mistake(
    "sm-global-sum",
    of="cross_entropy",
    title="The exponentials are divided by the sum over the whole array.",
    hint="It works for one example. What about a batch: how many sums do you need?",
    chapter="Activation Functions",
    find="Try the row (1, 2, 3) with the label 2 once, then twice: the loss should stay at 0.408. With this mistake "
    "it rises to 1.101.",
)
def ce_global_sum(logits, labels):
    """A sum without an axis is one number for the whole batch. Every row needs a sum of its own."""
    e = np.exp(logits - logits.max())
    return _of_true(e / e.sum(), labels)


@mistake("sm-global-sum", of="cross_entropy")
def ce_global_sum_of_shifted_rows(logits, labels):
    """Each row is shifted by its own maximum, and still divided by the sum over the whole array."""
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return _of_true(e / e.sum(), labels)


@mistake(
    "sm-no-keepdims",
    of="cross_entropy",
    title="Each row is divided by the sums of all rows, because the sums have lost their second axis.",
    hint="Print the shapes on both sides of the division: which sum meets which entry?",
    chapter="Activation Functions",
    find="Try two rows of three scores: that must run without an error about shapes. Then three different rows: the "
    "loss should be the mean of the three losses that you get one row at a time.",
)
def ce_no_keepdims(logits, labels):
    """The sums of m rows are an array of shape (m,). NumPy lines it up with the classes. With as many rows as classes
    that gives wrong numbers without an error; otherwise the shapes do not fit."""
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return _of_true(e / e.sum(axis=1), labels)


@mistake(
    "sm-max-no-keepdims",
    of="cross_entropy",
    title="The largest scores are subtracted along the wrong axis, because they have lost their second axis.",
    hint="Print the shapes on both sides of the subtraction: does each row lose its own largest score?",
    chapter="Activation Functions",
    find="Try two rows of three scores: that must run. Then three different rows: the loss should be the mean of "
    "the three losses that you get one row at a time.",
)
def ce_max_no_keepdims(logits, labels):
    """The largest scores of m rows are an array of shape (m,). NumPy lines it up with the classes instead of the rows.
    Only a number that is the same for the whole row can be subtracted without changing the result."""
    return cross_entropy(logits - logits.max(axis=1), labels)


@mistake(
    "sm-no-stability",
    of="cross_entropy",
    title="The loss becomes nan or infinite for large scores.",
    hint="What is the exponential of a thousand? Which number may you subtract from a whole row first?",
    chapter="Activation Functions",
    find="Try the scores (1000, 0, 0) with the label 0: a perfect row costs 0. If you see nan or inf, the "
    "exponential has overflowed.",
)
def ce_no_stability(logits, labels):
    """e to the power of 1000 is too large for a float and becomes infinity. Only the differences between the scores of
    a row matter, so the row can be shifted before the exponential is taken."""
    e = np.exp(logits)
    return _of_true(e / e.sum(axis=1, keepdims=True), labels)


@mistake("sm-no-stability", of="cross_entropy")
def ce_log_of_sum(logits, labels):
    """By the logarithm of the sum."""
    return np.mean(np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(labels)), labels])


@mistake(
    "sm-not-normalised",
    of="cross_entropy",
    title="The exponentials are not divided by their sum.",
    hint="The logarithm needs probabilities: do your numbers of one row add up to one?",
    chapter="Activation Functions",
    find="Try the row (1, 2, 3) with the label 2: the loss should be 0.408. If you see 0 or -3, the exponentials were "
    "not divided by their sum.",
)
def ce_not_normalised(logits, labels):
    """Without the division the classes do not compete: the loss only asks for a high score of the true class and never
    for low scores of the others."""
    return -np.mean(logits[np.arange(len(labels)), labels])


@mistake("sm-not-normalised", of="cross_entropy")
def ce_not_normalised_shifted(logits, labels):
    """The scores are shifted by the largest of their row, so that the loss is 0 wherever that is the true class."""
    return -np.mean((logits - logits.max(axis=1, keepdims=True))[np.arange(len(labels)), labels])


@mistake(
    "sm-mutates",
    of="cross_entropy",
    title="The scores that were handed in are changed.",
    hint="The caller still needs the scores: work on a new array instead of changing the old one.",
    chapter="Activation Functions",
    find="Make the scores (1, 2, 3), compute the loss, and print the scores again. If they now read -2, -1, 0, your "
    "function wrote into them.",
)
def ce_mutates(logits, labels):
    """Assigning with an operator such as -= writes into the caller's own array. The loss is right, but the scores are
    not what they were."""
    logits -= logits.max(axis=1, keepdims=True)
    return cross_entropy(logits, labels)


@mistake("bce-log-base", of="cross_entropy")
def ce_log_10(logits, labels):
    """Base 10."""
    return cross_entropy(logits, labels) / np.log(10)


@mistake("bce-log-base", of="cross_entropy")
def ce_log_2(logits, labels):
    """Base 2."""
    return cross_entropy(logits, labels) / np.log(2)


@mistake("bce-unreduced", of="cross_entropy")
def ce_unreduced(logits, labels):
    """One loss for each row."""
    return -np.log(_softmax(logits)[np.arange(len(labels)), labels])


@mistake("bce-mean-twice", of="cross_entropy")
def ce_mean_twice(logits, labels):
    """The mean, divided by m again."""
    return cross_entropy(logits, labels) / len(labels)
