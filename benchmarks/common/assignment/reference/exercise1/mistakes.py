"""Wrong programs with names."""

import numpy as np
from mlp import backward, bce, forward

from grader.authoring import mistake


@mistake(
    "grad-not-averaged",
    of="backward",
    title="The gradients are not averaged over the rows.",
    hint="How does the loss count the rows?",
    chapter="The benchmark",
    find="Use the data twice.",
)
def not_averaged(params, X, y):
    """The loss is a mean, so its gradient is one too."""
    return {name: slope * len(X) for name, slope in backward(params, X, y).items()}


@mistake(
    "grad-sign",
    of="backward",
    title="The gradients point the other way.",
    hint="Which of p and y is subtracted?",
    chapter="The benchmark",
    find="Look whether the loss falls.",
)
def sign(params, X, y):
    """The error is p - y."""
    return {name: -slope for name, slope in backward(params, X, y).items()}


@mistake(
    "bce-sum",
    of="bce",
    title="The loss is summed, not averaged.",
    hint="Mean or sum?",
    chapter="The benchmark",
    find="Use the data twice.",
)
def summed(p, y):
    """The loss is a mean."""
    return bce(p, y) * len(p)


@mistake(
    "fwd-no-bias",
    of="forward",
    title="The biases are missing.",
    hint="What is added after X W?",
    chapter="The benchmark",
    find="Set the weights to zero.",
)
def no_bias(params, X):
    """Each layer adds its bias."""
    return forward({**params, "b1": np.zeros(2), "b2": np.zeros(1)}, X)
