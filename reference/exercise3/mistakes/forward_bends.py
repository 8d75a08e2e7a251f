"""Wrong activations and wrong cache entries of the two-layer network."""

import numpy as np
from backprop import forward

from grader.authoring import mistake


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _relu(z):
    return np.maximum(z, 0.0)


def _forward(params, X, activation, relu=_relu, sigmoid=_sigmoid, output=_sigmoid):
    """A forward pass with other activations."""
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1) if activation == "relu" else sigmoid(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": output(Z2)}


def _same(z):
    return z


@mistake(
    "fwd-no-hidden-act",
    of="forward",
    title="The hidden layer has no activation.",
    hint="Without a bend in between, how many layers do you really have?",
    chapter="Activation Functions",
    find="Send (0, 1) through the worked example's network, with the sigmoid and then with ReLU: Z2 should "
    "be 3.483 and then 20. With 45 nothing was bent.",
)
def no_hidden_activation(params, X, activation="sigmoid"):
    """A weighted sum of weighted sums is again a weighted sum: without a bend between them two layers can be replaced
    by a single one, and a single one cannot solve XOR."""
    return _forward(params, X, activation, relu=_same, sigmoid=_same)


@mistake("fwd-no-hidden-act", of="forward")
def no_relu(params, X, activation="sigmoid"):
    """When ReLU is asked for."""
    return _forward(params, X, activation, relu=_same)


@mistake("fwd-no-hidden-act", of="forward")
def hidden_unused(params, X, activation="sigmoid"):
    """It is computed, but the next layer uses Z1."""
    Z1 = X @ params["W1"] + params["b1"]
    Z2 = Z1 @ params["W2"] + params["b2"]
    return {**forward(params, X, activation), "Z2": Z2, "A2": _sigmoid(Z2)}


@mistake(
    "fwd-wrong-hidden-act",
    of="forward",
    title="The hidden layer has another activation than the one that is asked for.",
    hint="Print your hidden values: do they fit the range of the activation named by the argument?",
    chapter="Activation Functions",
    find="Send (0, 0) through a network with b1 = (-2, 2). A1 should be (0.119, 0.881) with the sigmoid and "
    "(0, 2) with ReLU.",
)
def always_sigmoid(params, X, activation="sigmoid"):
    """Every activation bends in its own way. The parameters of a network belong to the activation it was trained with;
    the argument `activation` says which one that is."""
    return forward(params, X, "sigmoid")


@mistake("fwd-wrong-hidden-act", of="forward")
def always_relu(params, X, activation="sigmoid"):
    """ReLU, whatever is asked for."""
    return forward(params, X, "relu")


@mistake("fwd-wrong-hidden-act", of="forward")
def swapped_activations(params, X, activation="sigmoid"):
    """Each in the place of the other."""
    return forward(params, X, "sigmoid" if activation == "relu" else "relu")


@mistake("fwd-wrong-hidden-act", of="forward")
def always_tanh(params, X, activation="sigmoid"):
    """tanh, whatever is asked for."""
    return _forward(params, X, activation, relu=np.tanh, sigmoid=np.tanh)


@mistake("fwd-wrong-hidden-act", of="forward")
def tanh_for_sigmoid(params, X, activation="sigmoid"):
    """tanh when the sigmoid is asked for."""
    return _forward(params, X, activation, sigmoid=np.tanh)


@mistake("fwd-wrong-hidden-act", of="forward")
def leaky_relu(params, X, activation="sigmoid"):
    """Leaky ReLU."""
    return _forward(params, X, activation, relu=lambda z: np.where(z > 0, z, 0.01 * z))


@mistake("fwd-wrong-hidden-act", of="forward")
def absolute_value(params, X, activation="sigmoid"):
    """The absolute value for ReLU."""
    return _forward(params, X, activation, relu=np.abs)


@mistake("fwd-wrong-hidden-act", of="forward")
def step(params, X, activation="sigmoid"):
    """ReLU's slope for ReLU."""
    return _forward(params, X, activation, relu=lambda z: (z > 0).astype(float))


@mistake(
    "fwd-no-output-act",
    of="forward",
    title="The output has no activation: A2 is the raw score.",
    hint="Is this number a probability yet? It may be negative or larger than one.",
    chapter="Activation Functions",
    find="Send (0, 1) through the network of the worked example. A2 should be 0.970; 3.48 is the score before the "
    "last step.",
)
def no_output_activation(params, X, activation="sigmoid"):
    """Z2 is a score that can be any number. The sigmoid turns it into a probability, A2."""
    return _forward(params, X, activation, output=_same)


@mistake(
    "fwd-relu-output",
    of="forward",
    title="The output has ReLU where it needs the sigmoid.",
    hint="Which activation does the last layer need for a yes-or-no answer? Look at the ranges in the table.",
    chapter="Activation Functions",
    find="Send (0, 1) through the worked example's network with both activations: A2 should be 0.970 and "
    "then almost 1. A number above 1 is no probability.",
)
def relu_output(params, X, activation="sigmoid"):
    """ReLU can give any number from zero upwards, and it is exactly zero for half of all scores. A probability needs
    the range from 0 to 1."""
    return _forward(params, X, activation, output=_relu)


@mistake("fwd-relu-output", of="forward")
def output_follows(params, X, activation="sigmoid"):
    """Only when the hidden layer has ReLU: the output takes the same activation."""
    return _forward(params, X, activation, output=_relu if activation == "relu" else _sigmoid)


@mistake(
    "fwd-relu-then-sigmoid",
    of="forward",
    title="The output goes through ReLU before the sigmoid.",
    hint="Your network can never say 'less likely than not': what happens to a negative score?",
    chapter="Activation Functions",
    find="Send (0, 0) through the network of the worked example. A2 should be 0.014; if no answer ever falls below "
    "0.5, negative scores are lost on the way.",
)
def relu_then_sigmoid(params, X, activation="sigmoid"):
    """ReLU removes negative scores, and the sigmoid of zero is 0.5: no prediction can fall below one half."""
    return _forward(params, X, activation, output=lambda z: _sigmoid(_relu(z)))


@mistake(
    "fwd-sigmoid-twice",
    of="forward",
    title="The sigmoid is applied twice at the output.",
    hint="Count the squashes between Z2 and A2.",
    chapter="Activation Functions",
    find="Send (0, 1) through the network of the worked example. A2 should be 0.970; 0.725 means that it was "
    "squashed twice.",
)
def sigmoid_twice(params, X, activation="sigmoid"):
    """Squashed twice, a score always lands between 0.5 and 0.731, so every example seems to belong to class 1."""
    return _forward(params, X, activation, output=lambda z: _sigmoid(_sigmoid(z)))


@mistake(
    "fwd-thresholded",
    of="forward",
    title="A2 holds classes (0 or 1) instead of probabilities.",
    hint="Keep how sure the network is; deciding for a class happens elsewhere.",
    chapter="Activation Functions",
    find="Send (0, 1) through the network of the worked example. A2 should be 0.970; a plain 1 is a decision, and "
    "the loss needs the number before it.",
)
def thresholded(params, X, activation="sigmoid"):
    """The backward pass starts from how far the prediction is off. Rounded to a class, 0.51 and 0.99 look the same."""
    return _forward(params, X, activation, output=lambda z: (z > 0).astype(float))


@mistake(
    "fwd-softmax-1",
    of="forward",
    title="The output has a softmax: with one output it always answers 1.",
    hint="Softmax shares 1 among all outputs of a row. What does a single output get?",
    chapter="Activation Functions",
    find="Send two different inputs through and print A2. The answers should differ; if both are exactly 1, so "
    "will be all others.",
)
def softmax_output(params, X, activation="sigmoid"):
    """Softmax divides each exponential by the sum over its row. With one output the sum is that same exponential, so
    the answer is 1 whatever the input."""
    return _forward(params, X, activation, output=np.ones_like)
