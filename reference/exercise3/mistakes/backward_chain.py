"""Wrong links of the chain rule at the hidden layer."""

import numpy as np

from grader.authoring import mistake


def _with_slope(params, cache, y, slope):
    """All gradients with another slope of the hidden activation, shape (m, h)."""
    dZ2 = (cache["A2"] - y) / len(y)
    dZ1 = dZ2 @ params["W2"].T * slope
    return {
        "W1": cache["X"].T @ dZ1,
        "b1": dZ1.sum(axis=0),
        "W2": cache["A1"].T @ dZ2,
        "b2": dZ2.sum(axis=0),
    }


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _sigmoid_slope(cache):
    return cache["A1"] * (1 - cache["A1"])


def _relu_slope(cache):
    return cache["Z1"] > 0


@mistake(
    "bp-no-hidden-deriv",
    of="backward",
    title="The slope of the hidden activation is missing from the chain.",
    hint="What happens to the signal at a neuron that was switched off in the forward pass?",
    chapter="Backpropagation Through Layers",
    find="Use ReLU and give one hidden neuron a bias of -100, so that it is off for every example. Its column in "
    "the gradient of W1 should be all zeros.",
)
def no_slope(params, cache, y, activation="sigmoid"):
    """Between A1 and Z1 lies the activation, and the chain rule multiplies by its slope at every link. Without it,
    neurons that were switched off would learn as if they had been on."""
    return _with_slope(params, cache, y, 1.0)


@mistake("bp-no-hidden-deriv", of="backward")
def no_relu_slope(params, cache, y, activation="sigmoid"):
    """For ReLU only."""
    return _with_slope(params, cache, y, 1.0 if activation == "relu" else _sigmoid_slope(cache))


@mistake("bp-no-hidden-deriv", of="backward")
def no_sigmoid_slope(params, cache, y, activation="sigmoid"):
    """For the sigmoid only."""
    return _with_slope(params, cache, y, _relu_slope(cache) if activation == "relu" else 1.0)


@mistake(
    "bp-act-as-deriv",
    of="backward",
    title="The signal is multiplied by the hidden activation's value instead of its slope.",
    hint="Multiply by the slope, not by the value: what are both for a ReLU neuron with the value 3?",
    chapter="Backpropagation Through Layers",
    find="Use ReLU and compare the gradient of W1 with the numerical one for one example. If each column is off by "
    "just the number in A1 for that neuron, the value stands where the slope should.",
)
def value_as_slope(params, cache, y, activation="sigmoid"):
    """The value says how strongly a neuron answers; the slope says how much the answer changes when its input changes.
    The chain rule needs the second."""
    return _with_slope(params, cache, y, cache["A1"])


@mistake("bp-act-as-deriv", of="backward")
def relu_value_as_slope(params, cache, y, activation="sigmoid"):
    """For ReLU only."""
    return _with_slope(params, cache, y, cache["A1"] if activation == "relu" else _sigmoid_slope(cache))


@mistake("bp-act-as-deriv", of="backward")
def sigmoid_value_as_slope(params, cache, y, activation="sigmoid"):
    """For the sigmoid only."""
    return _with_slope(params, cache, y, _relu_slope(cache) if activation == "relu" else cache["A1"])


@mistake(
    "bp-wrong-layer-mask",
    of="backward",
    title="The hidden layer's slope is taken at the other layer's pre-activation.",
    hint="Which layer's pre-activation decides whether a hidden neuron was on?",
    chapter="Backpropagation Through Layers",
    find="Use ReLU and switch one hidden neuron off with a bias of -100. Only its column in the gradient of W1 "
    "should become zero; the columns of neurons that are on should not.",
)
def mask_from_output(params, cache, y, activation="sigmoid"):
    """The slope belongs to the activation that the signal passes through on its way back, the hidden one, and is taken
    at the number that went into it: Z1. Z2 fits in shape, so no error warns you."""
    a = cache["A2"]
    return _with_slope(params, cache, y, cache["Z2"] > 0 if activation == "relu" else a * (1 - a))


@mistake("bp-wrong-layer-mask", of="backward")
def relu_mask_from_output(params, cache, y, activation="sigmoid"):
    """For ReLU only."""
    return _with_slope(params, cache, y, cache["Z2"] > 0 if activation == "relu" else _sigmoid_slope(cache))


@mistake("bp-wrong-layer-mask", of="backward")
def sigmoid_slope_from_output(params, cache, y, activation="sigmoid"):
    """For the sigmoid only."""
    a = cache["A2"]
    return _with_slope(params, cache, y, _relu_slope(cache) if activation == "relu" else a * (1 - a))


@mistake(
    "bp-mask-from-grad",
    of="backward",
    title="Neurons are switched off by the sign of the gradient instead of the sign of Z1.",
    hint="The switch was set in the forward pass: what did it depend on?",
    chapter="Backpropagation Through Layers",
    find="Use ReLU and turn the label of one example from 0 to 1. The gradient of W1 should change its sign and "
    "keep its zeros in the same places; if the zeros wander, look at what switches them.",
)
def mask_from_gradient(params, cache, y, activation="sigmoid"):
    """Whether ReLU lets a signal through was decided by the pre-activation, in the forward pass. The gradient that
    arrives may have either sign and has no say in it."""
    signal = (cache["A2"] - y) / len(y) @ params["W2"].T
    return _with_slope(params, cache, y, signal > 0 if activation == "relu" else _sigmoid_slope(cache))


@mistake(
    "bp-sigprime-of-a",
    of="backward",
    title="The sigmoid's slope is taken at A1, which has been squashed already.",
    hint="Squashed once already: does your slope function want what goes into the sigmoid or what comes out?",
    chapter="Backward Pass: Computing Gradients",
    find="Give a hidden sigmoid neuron a bias of 20, so that it is always near 1. Its column in the gradient of W1 "
    "should be almost zero; if it is not, print the slope you use.",
)
def slope_at_activation(params, cache, y, activation="sigmoid"):
    """A function that takes the pre-activation squashes it itself. Given A1 it squashes a second time and answers
    between 0.19 and 0.25 everywhere."""
    s = _sigmoid(cache["A1"])
    return _with_slope(params, cache, y, _relu_slope(cache) if activation == "relu" else s * (1 - s))


@mistake(
    "bp-sigprime-of-z",
    of="backward",
    title="The short formula for the sigmoid's slope is applied to Z1 instead of A1.",
    hint="That shortcut needs the activation: can a slope of the sigmoid be negative?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the slopes you use in the hidden layer. With the sigmoid all of them should lie between 0 and "
    "0.25; a negative one cannot be right.",
)
def short_formula_of_z(params, cache, y, activation="sigmoid"):
    """a (1 - a) is the slope when a is what came out of the sigmoid. With the pre-activation in its place it is a
    parabola that becomes negative."""
    z = cache["Z1"]
    return _with_slope(params, cache, y, _relu_slope(cache) if activation == "relu" else z * (1 - z))


@mistake(
    "bp-tanhp-of-z",
    of="backward",
    title="The slope is that of tanh, and it is taken at Z1 instead of A1.",
    hint="Which activation does the hidden layer have? And which of Z1 and A1 does the short formula want?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the slopes you use in the sigmoid layer, for one Z1 of 3. It should be 0.045; -8 belongs to "
    "another curve and to another number.",
)
def tanh_slope_of_z(params, cache, y, activation="sigmoid"):
    """1 - a^2 is the slope of tanh when a is its output. Here the hidden layer has no tanh, and Z1 is not an output."""
    slope = 1 - cache["Z1"] ** 2
    return _with_slope(params, cache, y, _relu_slope(cache) if activation == "relu" else slope)


@mistake(
    "bp-tanhp-1-minus-a",
    of="backward",
    title="Only 1 - A1 is used as the slope of the hidden layer.",
    hint="The sigmoid's slope has two factors; the slope of tanh has a square. Which one is it, and what is missing?",
    chapter="Backward Pass: Computing Gradients",
    find="Give a hidden sigmoid neuron a bias of -20, so that it is always near 0. Its slope should be almost 0 "
    "there; if you print almost 1, something is missing.",
)
def one_minus_activation(params, cache, y, activation="sigmoid"):
    """The slope has to vanish at both ends of the curve, where it is flat. 1 - A1 vanishes at the upper end only."""
    slope = 1 - cache["A1"]
    return _with_slope(params, cache, y, _relu_slope(cache) if activation == "relu" else slope)


@mistake(
    "bp-hidden-deriv-other-act",
    of="backward",
    title="The slope belongs to another activation than the hidden layer has.",
    hint="Match slope and activation: does your backward pass look at its last argument?",
    chapter="Backpropagation Through Layers",
    find="Compare with the numerical gradient twice, once with sigmoid and once with ReLU. If W2 agrees both times "
    "and W1 only sometimes, look at the slope of the hidden layer.",
)
def always_sigmoid_slope(params, cache, y, activation="sigmoid"):
    """Forward and backward have to speak of the same function. The argument `activation` says which one the hidden
    layer used."""
    s = _sigmoid(cache["Z1"])
    return _with_slope(params, cache, y, s * (1 - s))


@mistake("bp-hidden-deriv-other-act", of="backward")
def always_short_sigmoid_slope(params, cache, y, activation="sigmoid"):
    """A1 (1 - A1), also for ReLU."""
    return _with_slope(params, cache, y, _sigmoid_slope(cache))


@mistake("bp-hidden-deriv-other-act", of="backward")
def always_relu_slope(params, cache, y, activation="sigmoid"):
    """That of ReLU, also for the sigmoid."""
    return _with_slope(params, cache, y, _relu_slope(cache))


@mistake("bp-hidden-deriv-other-act", of="backward")
def swapped_slopes(params, cache, y, activation="sigmoid"):
    """Each in the place of the other."""
    s = _sigmoid(cache["Z1"])
    return _with_slope(params, cache, y, s * (1 - s) if activation == "relu" else _relu_slope(cache))


@mistake("bp-hidden-deriv-other-act", of="backward")
def tanh_slope(params, cache, y, activation="sigmoid"):
    """That of tanh for the sigmoid."""
    slope = 1 - cache["A1"] ** 2
    return _with_slope(params, cache, y, _relu_slope(cache) if activation == "relu" else slope)


@mistake("bp-hidden-deriv-other-act", of="backward")
def always_tanh_slope(params, cache, y, activation="sigmoid"):
    """That of tanh for both."""
    return _with_slope(params, cache, y, 1 - cache["A1"] ** 2)
