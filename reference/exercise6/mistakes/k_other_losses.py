"""Wrong losses of other kinds, taken before the step or after it; the weights are right."""

import numpy as np
from mistakes._shared import _terms, _told

from grader.authoring import mistake


def _squares(p, t):
    return ((p - t) ** 2).mean()


@mistake(
    "bce-mse",
    of="train",
    title="The losses are those of the squared error.",
    hint="This is the loss for another kind of task: which one do your gradients belong to?",
    chapter="Binary Cross-Entropy Loss",
    find="Set all weights and biases to 0, so that every output is 0.5: the first loss should be 0.693.",
)
def squares(params, X, y, lr, epochs):
    """The mean of squares belongs to regression. It falls as well while the network learns, but it is not what
    these gradients descend."""
    return _told(params, X, y, lr, epochs, _squares)


@mistake("bce-mse", of="train")
def squares_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _squares, after=True)


def _half_squares(p, t):
    return ((p - t) ** 2).mean() / 2


@mistake("bce-mse", of="train")
def half_squares(params, X, y, lr, epochs):
    """With one half in front."""
    return _told(params, X, y, lr, epochs, _half_squares)


@mistake("bce-mse", of="train")
def half_squares_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _half_squares, after=True)


def _absolute(p, t):
    return np.abs(p - t).mean()


@mistake("bce-mse", of="train")
def absolute(params, X, y, lr, epochs):
    """Absolute errors."""
    return _told(params, X, y, lr, epochs, _absolute)


@mistake("bce-mse", of="train")
def absolute_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _absolute, after=True)


def _summed_squares(p, t):
    return ((p - t) ** 2).sum()


@mistake("bce-mse", of="train")
def summed_squares(params, X, y, lr, epochs):
    """Summed."""
    return _told(params, X, y, lr, epochs, _summed_squares)


@mistake("bce-mse", of="train")
def summed_squares_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _summed_squares, after=True)


def _table(p, t):
    return _terms(p, t.ravel()).mean()


@mistake(
    "bce-1d-2d",
    of="train",
    title="Every prediction is compared with every label.",
    hint="Print the shape of the product of labels and logarithms.",
    chapter="Binary Cross-Entropy Loss",
    find="Print the shape of the terms before you average them: (4, 1) for the four corners, not (4, 4).",
)
def table(params, X, y, lr, epochs):
    """A column of predictions and a flat row of labels make a square table in NumPy. Its mean is a number, and
    looks like a loss."""
    return _told(params, X, y, lr, epochs, _table)


@mistake("bce-1d-2d", of="train")
def table_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _table, after=True)


def _one_each(p, t):
    return _terms(p, t)


@mistake(
    "bce-unreduced",
    of="train",
    title="There is a whole array of losses for each epoch.",
    hint="An epoch has one loss, a single number: how does it become one?",
    chapter="Binary Cross-Entropy Loss",
    find="Print the list of losses for three epochs: it should hold three numbers.",
)
def one_each(params, X, y, lr, epochs):
    """Every row has its own loss. The mean over the rows makes one number of them."""
    return _told(params, X, y, lr, epochs, _one_each)


@mistake("bce-unreduced", of="train")
def one_each_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _one_each, after=True)


def _rounded(p, t):
    return _terms(np.clip((p > 0.5).astype(float), 1e-12, 1 - 1e-12), t).mean()


@mistake(
    "bce-thresholded",
    of="train",
    title="The predictions are rounded to classes before the loss is taken.",
    hint="The loss should feel how confident you are.",
    chapter="Binary Cross-Entropy Loss",
    find="Print the losses of ten epochs with a small rate: each should be a little smaller than the one before.",
)
def rounded(params, X, y, lr, epochs):
    """Rounded, a prediction is either perfect or hopeless. The loss then jumps, and tells nothing about what lies
    between."""
    return _told(params, X, y, lr, epochs, _rounded)


@mistake("bce-thresholded", of="train")
def rounded_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _rounded, after=True)


def _share_of_wrong(p, t):
    return ((p > 0.5) != t).mean()


@mistake("bce-thresholded", of="train")
def share_of_wrong(params, X, y, lr, epochs):
    """The share of wrong answers."""
    return _told(params, X, y, lr, epochs, _share_of_wrong)


@mistake("bce-thresholded", of="train")
def share_of_wrong_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _share_of_wrong, after=True)
