"""Wrong links of the chain rule at the hidden layer."""

import numpy as np

from grader.authoring import mistake


def _with_slope(params, cache, y, slope):
    """All gradients with another slope of the hidden activation, shape (m, h)."""
    dZ2 = (cache["y_hat"] - y) / len(y)
    dZ1 = dZ2 @ params["W2"].T * slope
    return {
        "W1": cache["X"].T @ dZ1,
        "b1": dZ1.sum(axis=0),
        "W2": cache["A1"].T @ dZ2,
        "b2": dZ2.sum(axis=0),
    }


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


@mistake(
    "bp-no-hidden-deriv",
    of="backward",
    also="train",
    title="The slope of the hidden activation is missing from the chain.",
    hint="What happens to the signal at a neuron that was switched off in the forward pass?",
    chapter="Backpropagation Through Layers",
    find="Give one hidden neuron a bias of -100, so that it is off for every example. Its column in "
    "the gradient of W1 should be all zeros.",
)
def no_slope(params, cache, y):
    """Between A1 and Z1 lies the activation, and the chain rule multiplies by its slope at every link. Without it,
    neurons that were switched off would learn as if they had been on."""
    return _with_slope(params, cache, y, 1.0)


@mistake(
    "bp-act-as-deriv",
    of="backward",
    also="train",
    title="The signal is multiplied by the hidden activation's value instead of its slope.",
    hint="Multiply by the slope, not by the value: what are both for a ReLU neuron with the value 3?",
    chapter="Backpropagation Through Layers",
    find="Compare the gradient of W1 with the numerical one for one example. If each column is off by "
    "just the number in A1 for that neuron, the value stands where the slope should.",
)
def value_as_slope(params, cache, y):
    """The value says how strongly a neuron answers; the slope says how much the answer changes when its input changes.
    The chain rule needs the second."""
    return _with_slope(params, cache, y, cache["A1"])


@mistake(
    "bp-wrong-layer-mask",
    of="backward",
    also="train",
    title="The hidden layer's slope is taken at the other layer's pre-activation.",
    hint="Which layer's pre-activation decides whether a hidden neuron was on?",
    chapter="Backpropagation Through Layers",
    find="Switch one hidden neuron off with a bias of -100. Only its column in the gradient of W1 "
    "should become zero; the columns of neurons that are on should not.",
)
def mask_from_output(params, cache, y):
    """The slope belongs to the activation that the signal passes through on its way back, the hidden one, and is taken
    at the number that went into it: Z1. Z2 fits in shape, so no error warns you."""
    return _with_slope(params, cache, y, cache["y_hat"] > 0.5)


@mistake(
    "bp-mask-from-grad",
    of="backward",
    also="train",
    title="Neurons are switched off by the sign of the gradient instead of the sign of Z1.",
    hint="The switch was set in the forward pass: what did it depend on?",
    chapter="Backpropagation Through Layers",
    find="Turn the label of one example from 0 to 1. The gradient of W1 should change its sign and "
    "keep its zeros in the same places; if the zeros wander, look at what switches them.",
)
def mask_from_gradient(params, cache, y):
    """Whether ReLU lets a signal through was decided by the pre-activation, in the forward pass. The gradient that
    arrives may have either sign and has no say in it."""
    signal = (cache["y_hat"] - y) / len(y) @ params["W2"].T
    return _with_slope(params, cache, y, signal > 0)


@mistake(
    "bp-hidden-deriv-other-act",
    of="backward",
    also="train",
    title="The slope belongs to another activation than the hidden layer has.",
    hint="Match slope and activation: which one does your forward pass use in the hidden layer?",
    chapter="Backpropagation Through Layers",
    find="Print the slopes that you multiply with in the hidden layer. For ReLU there should be only zeros and ones.",
)
def sigmoid_slope(params, cache, y):
    """Forward and backward have to speak of the same function. A backward pass copied from a sigmoid network brings the
    sigmoid's slope along."""
    s = _sigmoid(cache["Z1"])
    return _with_slope(params, cache, y, s * (1 - s))


@mistake("bp-hidden-deriv-other-act", of="backward", also="train")
def short_sigmoid_slope(params, cache, y):
    """The short formula, a (1 - a)."""
    return _with_slope(params, cache, y, cache["A1"] * (1 - cache["A1"]))


@mistake("bp-hidden-deriv-other-act", of="backward", also="train")
def tanh_slope(params, cache, y):
    """That of tanh."""
    return _with_slope(params, cache, y, 1 - np.tanh(cache["Z1"]) ** 2)


@mistake("bp-hidden-deriv-other-act", of="backward", also="train")
def short_tanh_slope(params, cache, y):
    """Its short formula, 1 - a^2."""
    return _with_slope(params, cache, y, 1 - cache["A1"] ** 2)
