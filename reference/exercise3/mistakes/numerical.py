"""Wrong measured gradients."""

import numpy as np

from grader.authoring import mistake


def _measure(loss, params, eps, quotient, restore=True):
    """Steps to both sides of every number: ``quotient(above, here, below)``."""
    here = loss(params)
    gradients = {}
    for name, values in params.items():
        gradients[name] = np.zeros_like(values)
        for place in np.ndindex(values.shape):
            before = values[place]
            values[place] = before + eps
            above = loss(params)
            values[place] = before - eps
            below = loss(params)
            if restore:
                values[place] = before
            gradients[name][place] = quotient(above, here, below)
    return gradients


@mistake(
    "num-one-sided",
    of="numerical_gradient",
    title="The slope is measured to one side only.",
    hint="Step to both sides: with one side only, the curvature of the loss stays in your result.",
    chapter="The Backward Pass (Backpropagation)",
    find="Measure the slope of w squared at w = 3 with eps = 1. From both sides you get exactly 6; from one side "
    "you get 7 or 5.",
)
def forward_difference(loss, params, eps=1e-5):
    """The difference between here and one step ahead is the slope half a step ahead, not here: the error shrinks only
    like eps. To both sides the curvature cancels, and the error shrinks like eps squared."""
    return _measure(loss, params, eps, lambda above, here, below: (above - here) / eps)


@mistake("num-one-sided", of="numerical_gradient")
def backward_difference(loss, params, eps=1e-5):
    """The other side."""
    return _measure(loss, params, eps, lambda above, here, below: (here - below) / eps)


@mistake(
    "num-no-2eps",
    of="numerical_gradient",
    title="The difference is not divided by the distance between the two points.",
    hint="How far apart are the two points at which you ask for the loss?",
    chapter="The Backward Pass (Backpropagation)",
    find="Take the loss 3 * w * w at w = 1 with eps = 0.1: the slope is 6. Anything else, such as 12 or 0.6, "
    "tells that the division does not fit the distance between your two points.",
)
def divided_by_eps(loss, params, eps=1e-5):
    """From p - eps to p + eps it is 2 eps, not eps. Divided by eps alone, every slope comes out twice as large."""
    return _measure(loss, params, eps, lambda above, here, below: (above - below) / eps)


@mistake("num-no-2eps", of="numerical_gradient")
def divided_from_left_to_right(loss, params, eps=1e-5):
    """/ 2 * eps multiplies by eps."""
    return _measure(loss, params, eps, lambda above, here, below: (above - below) / 2 * eps)


@mistake("num-no-2eps", of="numerical_gradient")
def not_divided(loss, params, eps=1e-5):
    """Only the difference."""
    return _measure(loss, params, eps, lambda above, here, below: above - below)


@mistake("num-no-2eps", of="numerical_gradient")
def divided_by_two(loss, params, eps=1e-5):
    """Divided by 2 only."""
    return _measure(loss, params, eps, lambda above, here, below: (above - below) / 2)


@mistake("num-no-2eps", of="numerical_gradient")
def brackets_missing(loss, params, eps=1e-5):
    """Only the second loss is divided."""
    return _measure(loss, params, eps, lambda above, here, below: above - below / (2 * eps))


@mistake(
    "num-not-restored",
    of="numerical_gradient",
    title="The parameters are not put back after a step.",
    hint="After measuring one number, is it what it was before you go on to the next?",
    chapter="The Backward Pass (Backpropagation)",
    find="Print the parameters before and after a call with eps = 0.5. Numbers that are 0.5 off were not put back.",
)
def not_restored(loss, params, eps=1e-5):
    """Every number stays eps below its old value, so the later slopes are measured at another place, and the network
    that was handed in has changed when you are done."""
    return _measure(loss, params, eps, lambda above, here, below: (above - below) / (2 * eps), restore=False)


@mistake("num-not-restored", of="numerical_gradient")
def left_above(loss, params, eps=1e-5):
    """Every number is left eps above its old value."""
    gradients = {}
    for name, values in params.items():
        gradients[name] = np.zeros_like(values)
        for place in np.ndindex(values.shape):
            values[place] -= eps
            below = loss(params)
            values[place] += 2 * eps
            gradients[name][place] = (loss(params) - below) / (2 * eps)
    return gradients


@mistake(
    "bp-sign",
    of="numerical_gradient",
    title="Gradients have the wrong sign.",
    hint="When a number grows and the loss grows with it, which sign has the slope?",
    chapter="The Backward Pass (Backpropagation)",
    find="Measure the slope of w squared at w = 3. It should be 6; -6 means that the two points were subtracted "
    "the wrong way round.",
)
def reversed_difference(loss, params, eps=1e-5):
    """The loss above comes first, the loss below is subtracted from it. The other way round every slope is negated."""
    return _measure(loss, params, eps, lambda above, here, below: (below - above) / (2 * eps))
