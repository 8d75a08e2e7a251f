"""Wrong losses, taken before the step or after it; the weights are right."""

import numpy as np
from mistakes._shared import _terms, _told

from grader.authoring import mistake


def _summed(p, t):
    return _terms(p, t).sum()


@mistake(
    "bce-sum",
    of="train",
    title="The losses are summed over the rows, not averaged.",
    hint="Should the loss grow when you duplicate the data?",
    chapter="Binary Cross-Entropy Loss",
    find="Train one epoch with the four corners, and one with every corner written twice: the first loss "
    "should be the same.",
)
def summed(params, X, y, lr, epochs):
    """The loss is a mean over the rows. As a sum it tells as much about the number of rows as about the network."""
    return _told(params, X, y, lr, epochs, _summed)


@mistake("bce-sum", of="train")
def summed_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _summed, after=True)


def _negative(p, t):
    return -_terms(p, t).mean()


@mistake(
    "bce-no-minus",
    of="train",
    title="The losses have the wrong sign.",
    hint="A loss should shrink as predictions improve, and it is never negative: check the sign.",
    chapter="Binary Cross-Entropy Loss",
    find="Set all weights and biases to 0, so that every output is 0.5: the first loss should be 0.693.",
)
def negative(params, X, y, lr, epochs):
    """The logarithm of a probability is negative. The minus in front of the formula makes a positive loss of it."""
    return _told(params, X, y, lr, epochs, _negative)


@mistake("bce-no-minus", of="train")
def negative_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _negative, after=True)


def _averaged_twice(p, t):
    return _terms(p, t).mean() / len(t)


@mistake(
    "bce-mean-twice",
    of="train",
    title="The losses are divided by the number of rows twice.",
    hint="You averaged more than once: does your mean divide already?",
    chapter="Binary Cross-Entropy Loss",
    find="Set all weights and biases to 0, so that every output is 0.5: the first loss should be 0.693.",
)
def averaged_twice(params, X, y, lr, epochs):
    """np.mean divides by the number of entries. Another division makes the loss m times too small."""
    return _told(params, X, y, lr, epochs, _averaged_twice)


@mistake("bce-mean-twice", of="train")
def averaged_twice_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _averaged_twice, after=True)


def _halved(p, t):
    return _terms(p, t).mean() / 2


@mistake(
    "bce-half",
    of="train",
    title="There is a factor of one half in the losses.",
    hint="The one half belongs to another loss.",
    chapter="Binary Cross-Entropy Loss",
    find="Set all weights and biases to 0, so that every output is 0.5: the first loss should be 0.693.",
)
def halved(params, X, y, lr, epochs):
    """The half in front of a loss goes with squares, where it cancels a 2. Cross-entropy has neither."""
    return _told(params, X, y, lr, epochs, _halved)


@mistake("bce-half", of="train")
def halved_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _halved, after=True)


def _ones_only(p, t):
    return -(t * np.log(p)).mean()


@mistake(
    "bce-no-negative-term",
    of="train",
    title="Rows with the label 0 do not count in the losses.",
    hint="Who is punished when the true label is 0?",
    chapter="Binary Cross-Entropy Loss",
    find="Set all weights and biases to 0, so that every output is 0.5: the first loss should be 0.693.",
)
def ones_only(params, X, y, lr, epochs):
    """y log(y_hat) is zero wherever y is 0. The second term, with 1 - y, is there for those rows."""
    return _told(params, X, y, lr, epochs, _ones_only)


@mistake("bce-no-negative-term", of="train")
def ones_only_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _ones_only, after=True)


def _zeros_only(p, t):
    return -((1 - t) * np.log(1 - p)).mean()


@mistake(
    "bce-no-positive-term",
    of="train",
    title="Rows with the label 1 do not count in the losses.",
    hint="Who is punished when the true label is 1?",
    chapter="Binary Cross-Entropy Loss",
    find="Set all weights and biases to 0, so that every output is 0.5: the first loss should be 0.693.",
)
def zeros_only(params, X, y, lr, epochs):
    """(1 - y) log(1 - y_hat) is zero wherever y is 1. The first term, with y, is there for those rows."""
    return _told(params, X, y, lr, epochs, _zeros_only)


@mistake("bce-no-positive-term", of="train")
def zeros_only_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _zeros_only, after=True)


def _difference(p, t):
    return -(t * np.log(p) - (1 - t) * np.log(1 - p)).mean()


@mistake(
    "bce-minus-inside",
    of="train",
    title="The two terms of the loss are subtracted from each other.",
    hint="Both parts should point in the same direction.",
    chapter="Binary Cross-Entropy Loss",
    find="Set all weights and biases to 0, so that every output is 0.5: the first loss should be 0.693.",
)
def difference(params, X, y, lr, epochs):
    """A wrong answer costs something for either label, so both terms are added, and one minus stands in front of
    both."""
    return _told(params, X, y, lr, epochs, _difference)


@mistake("bce-minus-inside", of="train")
def difference_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _difference, after=True)


def _one_logarithm(p, t):
    return -np.log(p).mean()


@mistake(
    "bce-logp-both",
    of="train",
    title="Both terms of the loss use log(y_hat).",
    hint="For a label of 0, which probability should be large?",
    chapter="Binary Cross-Entropy Loss",
    find="Take one row with label 0 that the network answers with 0.1: its loss should be 0.105, not 2.3.",
)
def one_logarithm(params, X, y, lr, epochs):
    """For the label 0 the right answer has the probability 1 - y_hat, and the logarithm is taken of that."""
    return _told(params, X, y, lr, epochs, _one_logarithm)


@mistake("bce-logp-both", of="train")
def one_logarithm_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _one_logarithm, after=True)
