"""Wrong losses with other terms, taken before the step or after it; the weights are right."""

import numpy as np
from mistakes._shared import _terms, _told

from grader.authoring import mistake


def _exchanged(p, t):
    return _terms(p, 1 - t).mean()


@mistake(
    "bce-labels-swapped",
    of="train",
    title="The two labels are exchanged in the loss.",
    hint="Test one confident correct prediction by hand.",
    chapter="Binary Cross-Entropy Loss",
    find="Train for a long time and print the losses: they should fall, not rise.",
)
def exchanged(params, X, y, lr, epochs):
    """With y and 1 - y exchanged, the loss is large where the network is right. The training goes well and the
    losses grow."""
    return _told(params, X, y, lr, epochs, _exchanged)


@mistake("bce-labels-swapped", of="train")
def exchanged_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _exchanged, after=True)


def _base_2(p, t):
    return _terms(p, t).mean() / np.log(2)


@mistake(
    "bce-log-base",
    of="train",
    title="The logarithm has another base than e.",
    hint="Which logarithm does the formula mean?",
    chapter="Binary Cross-Entropy Loss",
    find="Set all weights and biases to 0, so that every output is 0.5: the first loss should be 0.693.",
)
def base_2(params, X, y, lr, epochs):
    """The gradients of this exercise belong to the natural logarithm. With base 2 the loss of a coin toss is 1,
    with base 10 it is 0.301."""
    return _told(params, X, y, lr, epochs, _base_2)


@mistake("bce-log-base", of="train")
def base_2_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _base_2, after=True)


def _base_10(p, t):
    return _terms(p, t).mean() / np.log(10)


@mistake("bce-log-base", of="train")
def base_10(params, X, y, lr, epochs):
    """Base 10."""
    return _told(params, X, y, lr, epochs, _base_10)


@mistake("bce-log-base", of="train")
def base_10_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _base_10, after=True)


def _guard_of_a_hundredth(p, t):
    return -(t * np.log(p + 0.01) + (1 - t) * np.log(1 - p + 0.01)).mean()


@mistake(
    "bce-eps-big",
    of="train",
    title="The guard inside the logarithm is so large that it changes ordinary losses.",
    hint="The guard should not change ordinary values: how small may it be?",
    chapter="Binary Cross-Entropy Loss",
    find="Print the loss once with your guard and once without: four digits should agree.",
)
def guard_of_a_hundredth(params, X, y, lr, epochs):
    """A guard keeps log(0) away. A number like 1e-12 is enough for that; one like 0.01 shows in every loss."""
    return _told(params, X, y, lr, epochs, _guard_of_a_hundredth)


@mistake("bce-eps-big", of="train")
def guard_of_a_hundredth_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _guard_of_a_hundredth, after=True)


def _guard_of_a_thousandth(p, t):
    return -(t * np.log(p + 0.001) + (1 - t) * np.log(1 - p + 0.001)).mean()


@mistake("bce-eps-big", of="train")
def guard_of_a_thousandth(params, X, y, lr, epochs):
    """A tenth of it."""
    return _told(params, X, y, lr, epochs, _guard_of_a_thousandth)


@mistake("bce-eps-big", of="train")
def guard_of_a_thousandth_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _guard_of_a_thousandth, after=True)


def _guard_of_a_ten_thousandth(p, t):
    return -(t * np.log(p + 1e-4) + (1 - t) * np.log(1 - p + 1e-4)).mean()


@mistake("bce-eps-big", of="train")
def guard_of_a_ten_thousandth(params, X, y, lr, epochs):
    """Smaller still."""
    return _told(params, X, y, lr, epochs, _guard_of_a_ten_thousandth)


@mistake("bce-eps-big", of="train")
def guard_of_a_ten_thousandth_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _guard_of_a_ten_thousandth, after=True)


def _squashed_again(p, t):
    return _terms(1 / (1 + np.exp(-p)), t).mean()


@mistake(
    "bce-extra-sigmoid",
    of="train",
    title="A sigmoid is applied to the output before the loss is taken.",
    hint="The output is a probability already: count the squashes.",
    chapter="Binary Cross-Entropy Loss",
    find="Train for a long time and print the losses: they should come near 0, and with a sigmoid too many "
    "they stay above 0.3.",
)
def squashed_again(params, X, y, lr, epochs):
    """What comes out of the network has been through the sigmoid. A second one keeps it away from 0 and 1, so the
    loss cannot become small."""
    return _told(params, X, y, lr, epochs, _squashed_again)


@mistake("bce-extra-sigmoid", of="train")
def squashed_again_after(params, X, y, lr, epochs):
    """After the step."""
    return _told(params, X, y, lr, epochs, _squashed_again, after=True)
