"""Wrong cache entries, and a wrong sigmoid inside the forward pass."""

import numpy as np
from backprop import forward

from grader.authoring import mistake


def _with_sigmoid(params, X, activation, sigmoid):
    """A forward pass with another function in the place of the sigmoid, hidden and output."""
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.maximum(Z1, 0.0) if activation == "relu" else sigmoid(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


@mistake(
    "fwd-cache-wrong",
    of="forward",
    title="The cache holds the wrong thing under one of its names.",
    hint="Z is what goes into an activation, A is what comes out of it: print both and compare their ranges.",
    chapter="Layer-by-Layer Computation",
    find="Run forward on one example and check each of the five entries by hand: the name says what it should "
    "hold. In A1 of a sigmoid layer, for example, all is between 0 and 1.",
)
def z_holds_a(params, X, activation="sigmoid"):
    """The backward pass takes the slope at Z and multiplies by A. When one of them lies under the other's name, the
    forward pass still predicts correctly, and the gradients are silently wrong."""
    cache = forward(params, X, activation)
    return {**cache, "Z1": cache["A1"], "Z2": cache["A2"]}


@mistake("fwd-cache-wrong", of="forward")
def z1_holds_a1(params, X, activation="sigmoid"):
    """In the hidden layer only."""
    cache = forward(params, X, activation)
    return {**cache, "Z1": cache["A1"]}


@mistake("fwd-cache-wrong", of="forward")
def z2_holds_a2(params, X, activation="sigmoid"):
    """In the output layer only."""
    cache = forward(params, X, activation)
    return {**cache, "Z2": cache["A2"]}


@mistake("fwd-cache-wrong", of="forward")
def a1_holds_z1(params, X, activation="sigmoid"):
    """The pre-activation under the activation's name."""
    cache = forward(params, X, activation)
    return {**cache, "A1": cache["Z1"]}


@mistake("fwd-cache-wrong", of="forward")
def exchanged(params, X, activation="sigmoid"):
    """Z and A have changed names."""
    cache = forward(params, X, activation)
    return {"X": X, "Z1": cache["A1"], "A1": cache["Z1"], "Z2": cache["A2"], "A2": cache["Z2"]}


@mistake("fwd-cache-wrong", of="forward")
def z_without_bias(params, X, activation="sigmoid"):
    """Z is stored before the bias is added."""
    cache = forward(params, X, activation)
    return {**cache, "Z1": X @ params["W1"], "Z2": cache["A1"] @ params["W2"]}


@mistake(
    "relu-mutates",
    of="forward",
    title="ReLU is applied in place, so Z1 in the cache is overwritten.",
    hint="The backward pass asks for the pre-activation as it was before ReLU. Work on a copy.",
    chapter="Activation Functions",
    find="Use ReLU with an input that makes Z1 negative, and print Z1 from the cache. The negative number should "
    "still be there; a 0 was written over it.",
)
def relu_in_place(params, X, activation="sigmoid"):
    """Assigning zero to the negative entries changes the array itself, and Z1 is that array. A1 is right, but the cache
    has lost the numbers that went into ReLU."""
    cache = forward(params, X, activation)
    return {**cache, "Z1": cache["A1"]} if activation == "relu" else cache


@mistake(
    "sig-sign",
    of="forward",
    title="Your sigmoid runs the wrong way: large inputs come out near 0, small ones near 1.",
    hint="Check by hand what your sigmoid returns for a large positive number: should that be near 1 or near 0?",
    chapter="Activation Functions",
    find="Try your sigmoid with 10. It should be almost 1; almost 0 means that the curve runs downhill.",
)
def sigmoid_mirrored(params, X, activation="sigmoid"):
    """The formula has e to the power of minus z. Without that minus the curve is mirrored, and every probability p
    comes out as 1 - p."""
    return _with_sigmoid(params, X, activation, lambda z: 1 / (1 + np.exp(z)))


@mistake("sig-precedence", of="forward")
def sigmoid_precedence(params, X, activation="sigmoid"):
    """Only the 1 is divided."""
    return _with_sigmoid(params, X, activation, lambda z: 1 / 1 + np.exp(-z))


@mistake("sig-base-2", of="forward")
def sigmoid_base_2(params, X, activation="sigmoid"):
    """Powers of 2."""
    return _with_sigmoid(params, X, activation, lambda z: 1 / (1 + 2.0 ** (-z)))


@mistake(
    "sig-1-minus",
    of="forward",
    title="Your sigmoid subtracts in the denominator where it should add.",
    hint="Look at the sign in the denominator again, and try z = 0 by hand: can you divide?",
    chapter="Activation Functions",
    find="Try z = 0: the answer should be 0.5. With this mistake you see inf and a warning about a division by zero.",
)
def sigmoid_1_minus(params, X, activation="sigmoid"):
    """1 minus e to the power of -z is zero for z = 0 and negative below, so the result jumps from minus infinity to
    plus infinity instead of passing through 0.5."""
    return _with_sigmoid(params, X, activation, lambda z: 1 / (1 - np.exp(-z)))


@mistake(
    "sig-is-tanh",
    of="forward",
    title="Your sigmoid is tanh: its values reach from -1 to 1.",
    hint="Compare the range of your activations with the table: which function has negative values?",
    chapter="Activation Functions",
    find="Try your sigmoid with 0 and with -10. You should see 0.5 and almost 0; 0 and almost -1 belong to another "
    "curve.",
)
def sigmoid_is_tanh(params, X, activation="sigmoid"):
    """Both curves look like an S, but tanh goes from -1 to 1. A probability must lie between 0 and 1."""
    return _with_sigmoid(params, X, activation, np.tanh)


@mistake("sig-scalar-only", of="forward")
def sigmoid_scalar_only(params, X, activation="sigmoid"):
    """With Python's own mathematics."""
    import math

    return _with_sigmoid(params, X, activation, lambda z: 1 / (1 + math.exp(-z)))
