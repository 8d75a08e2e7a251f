"""Wrong links of the chain between the output and the hidden layer."""

import numpy as np
from xor import _forward, _loss

from grader.authoring import mistake


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _with_slope(params, X, y, lr, epochs, slope):
    """Gradient descent with another slope of the hidden layer: ``slope(Z1, A1, y_hat)``."""
    losses = []
    for _ in range(epochs):
        A1, y_hat = _forward(params, X)
        losses.append(_loss(y_hat, y))
        dZ2 = (y_hat - y) / len(y)
        dZ1 = dZ2 @ params["W2"].T * slope(X @ params["W1"] + params["b1"], A1, y_hat)
        grads = {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": A1.T @ dZ2, "b2": dZ2.sum(axis=0)}
        params = {name: params[name] - lr * grads[name] for name in grads}
    return params, losses


@mistake(
    "bp-no-hidden-deriv",
    of="train",
    title="The slope of the hidden sigmoid is missing from the chain.",
    hint="What lies between A1 and Z1, and how much does A1 change when Z1 does?",
    chapter="Backpropagation Through Layers",
    find="Give one hidden unit a bias of 20, so that it always answers 1. Its column of W1 should hardly move "
    "in a step.",
)
def no_slope(params, X, y, lr, epochs):
    """The chain rule multiplies by one slope for every link. Without the hidden one, units that are flat at one end of
    the sigmoid learn as if they were not."""
    return _with_slope(params, X, y, lr, epochs, lambda z, a, p: 1.0)


@mistake(
    "bp-act-as-deriv",
    of="train",
    title="The signal is multiplied by the hidden value A1 instead of its slope.",
    hint="Multiply by the slope, not by the value: what are both for a unit that always answers 1?",
    chapter="Backpropagation Through Layers",
    find="Give one hidden unit a bias of 20, so that it always answers 1. Its column of W1 should hardly move "
    "in a step.",
)
def value_as_slope(params, X, y, lr, epochs):
    """The value says how strongly a unit answers; the slope says how much the answer changes when its input changes.
    The chain rule needs the second."""
    return _with_slope(params, X, y, lr, epochs, lambda z, a, p: a)


@mistake(
    "bp-tanhp-1-minus-a",
    of="train",
    title="Only 1 - A1 is used as the slope of the hidden layer.",
    hint="The sigmoid's slope has two factors: which one is missing?",
    chapter="Backward Pass: Computing Gradients",
    find="Give one hidden unit a bias of -20, so that it always answers 0. Its column of W1 should hardly move in a "
    "step.",
)
def one_minus_value(params, X, y, lr, epochs):
    """The slope has to vanish at both ends of the curve, where it is flat. 1 - A1 vanishes at the upper end only."""
    return _with_slope(params, X, y, lr, epochs, lambda z, a, p: 1 - a)


@mistake(
    "bp-sigprime-of-a",
    of="train",
    title="The sigmoid's slope is taken at A1, which has been squashed already.",
    hint="Does your slope function want what goes into the sigmoid, or what comes out of it?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the slopes of the hidden layer for a unit with a bias of 20: they should be almost 0, not 0.2.",
)
def slope_of_value(params, X, y, lr, epochs):
    """A slope function that takes the pre-activation squashes it itself. Given A1 it squashes a second time and
    answers between 0.19 and 0.25 everywhere."""
    return _with_slope(params, X, y, lr, epochs, lambda z, a, p: _sigmoid(a) * (1 - _sigmoid(a)))


@mistake(
    "bp-sigprime-of-z",
    of="train",
    title="The short formula for the sigmoid's slope is applied to Z1 instead of A1.",
    hint="That shortcut needs the activation: can the slope of the sigmoid be negative?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the slopes of the hidden layer: all of them should lie between 0 and 0.25.",
)
def short_formula_of_z(params, X, y, lr, epochs):
    """a (1 - a) is the slope when a is what came out of the sigmoid. With the pre-activation in its place it is a
    parabola that becomes negative."""
    return _with_slope(params, X, y, lr, epochs, lambda z, a, p: z * (1 - z))


@mistake(
    "bp-wrong-layer-mask",
    of="train",
    title="The slope of the output is used where the slope of the hidden layer belongs.",
    hint="Through which sigmoid does the signal pass on its way to W1?",
    chapter="Backpropagation Through Layers",
    find="Print the slopes that you multiply by in the hidden layer: there should be one for each row and unit, not "
    "the same for all units.",
)
def slope_of_output(params, X, y, lr, epochs):
    """The slope belongs to the activation that the signal passes through on its way back, the hidden one. That of the
    output fits in shape, so no error warns you."""
    return _with_slope(params, X, y, lr, epochs, lambda z, a, p: p * (1 - p))


@mistake(
    "bp-hidden-deriv-other-act",
    of="train",
    title="The slope belongs to another activation than the sigmoid.",
    hint="Match slope and activation: which function does the hidden layer apply in the forward pass?",
    chapter="Backpropagation Through Layers",
    find="Print the slopes of the hidden layer: all of them should lie between 0 and 0.25, the highest a sigmoid has.",
)
def tanh_slope(params, X, y, lr, epochs):
    """Forward and backward have to speak of the same function. 1 - a^2 belongs to tanh, a slope of 0 or 1 to ReLU."""
    return _with_slope(params, X, y, lr, epochs, lambda z, a, p: 1 - a**2)


@mistake("bp-hidden-deriv-other-act", of="train")
def relu_slope(params, X, y, lr, epochs):
    """That of ReLU."""
    return _with_slope(params, X, y, lr, epochs, lambda z, a, p: z > 0)
