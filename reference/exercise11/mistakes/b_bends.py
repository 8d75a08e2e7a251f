"""Wrong activations, and wrong decisions."""

import numpy as np
from scratch import forward

from grader.authoring import mistake


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _relu(z):
    return np.maximum(z, 0.0)


def _forward(params, X, bend=_relu, end=_sigmoid):
    """A forward pass with other activations."""
    Z1 = X @ params["W1"] + params["b1"]
    A1 = bend(Z1)
    y_hat = end(A1 @ params["W2"] + params["b2"])
    return y_hat, {"X": X, "Z1": Z1, "A1": A1, "y_hat": y_hat}


@mistake(
    "fwd-no-hidden-act",
    of="forward",
    title="The hidden layer has no activation.",
    hint="Without a bend in between, how many layers do you really have?",
    chapter="Activation Functions",
    find="Send (2, 0) through the handout's network. Z2 should be 1; with 3 nothing was bent.",
)
def no_hidden_activation(params, X):
    """A weighted sum of weighted sums is again a weighted sum: without a bend between them two layers can be replaced
    by a single one, and a single one cannot follow a spiral."""
    return _forward(params, X, bend=lambda z: z)


@mistake(
    "fwd-wrong-hidden-act",
    of="forward",
    title="The hidden layer has another activation than ReLU.",
    hint="Print your hidden values: do they fit the range of the activation that the task asks for?",
    chapter="Activation Functions",
    find="Send (2, 0) through the handout's network and print A1. You should see (2, 0).",
)
def hidden_sigmoid(params, X):
    """Every activation bends, but each in its own way. The parameters of a network belong to the activation it was
    trained with; with another one its predictions mean nothing."""
    return _forward(params, X, bend=_sigmoid)


@mistake("fwd-wrong-hidden-act", of="forward")
def hidden_tanh(params, X):
    """tanh."""
    return _forward(params, X, bend=np.tanh)


@mistake("fwd-wrong-hidden-act", of="forward")
def hidden_leaky(params, X):
    """Leaky ReLU."""
    return _forward(params, X, bend=lambda z: np.where(z > 0, z, 0.01 * z))


@mistake("fwd-wrong-hidden-act", of="forward")
def hidden_absolute(params, X):
    """The absolute value."""
    return _forward(params, X, bend=np.abs)


@mistake("fwd-wrong-hidden-act", of="forward")
def hidden_step(params, X):
    """ReLU's slope."""
    return _forward(params, X, bend=lambda z: (z > 0).astype(float))


@mistake(
    "fwd-no-output-act",
    of="forward",
    title="The output has no activation: y_hat is the raw score.",
    hint="Is this number a probability yet? It may be negative or larger than one.",
    chapter="Activation Functions",
    find="Send (1, 2) through the handout's network. y_hat should be 0.5; 0 is the score before the last step.",
)
def no_output_activation(params, X):
    """Z2 is a score that can be any number. The sigmoid turns it into a probability."""
    return _forward(params, X, end=lambda z: z)


@mistake(
    "fwd-relu-output",
    of="forward",
    title="The output has ReLU where it needs the sigmoid.",
    hint="Which activation does the last layer need for a yes-or-no answer? Look at the ranges in the table.",
    chapter="Activation Functions",
    find="Send (1, 2) through the handout's network. y_hat should be 0.5; ReLU would answer 0.",
)
def relu_output(params, X):
    """ReLU can give any number from zero upwards, and it is exactly zero for half of all scores. A probability needs
    the range from 0 to 1."""
    return _forward(params, X, end=_relu)


@mistake(
    "fwd-relu-then-sigmoid",
    of="forward",
    title="The output goes through ReLU before the sigmoid.",
    hint="Your network can never say 'less likely than not': what happens to a negative score?",
    chapter="Activation Functions",
    find="Send (-1, 0) through the handout's network. y_hat should be 0.007; if no answer ever falls below 0.5, "
    "negative scores are lost on the way.",
)
def relu_then_sigmoid(params, X):
    """ReLU removes negative scores, and the sigmoid of zero is 0.5: no prediction can fall below one half."""
    return _forward(params, X, end=lambda z: _sigmoid(_relu(z)))


@mistake(
    "fwd-sigmoid-twice",
    of="forward",
    title="The sigmoid is applied twice at the output.",
    hint="Count the squashes between Z2 and y_hat.",
    chapter="Activation Functions",
    find="Send (1, 2) through the handout's network. y_hat should be 0.5; 0.622 was squashed twice.",
)
def sigmoid_twice(params, X):
    """Squashed twice, a score always lands between 0.5 and 0.731, so every example seems to belong to class 1."""
    return _forward(params, X, end=lambda z: _sigmoid(_sigmoid(z)))


@mistake(
    "sig-sign",
    of="forward",
    title="The exponent of the sigmoid has the wrong sign.",
    hint="For a large positive score, should the answer be near 1 or near 0?",
    chapter="Activation Functions",
    find="Send (2, 0) through the handout's network. y_hat should be 0.731; 0.269 is the mirror image.",
)
def mirrored_sigmoid(params, X):
    """1 / (1 + exp(z)) falls where the sigmoid rises: every yes becomes a no."""
    return _forward(params, X, end=lambda z: _sigmoid(-z))


@mistake(
    "fwd-thresholded",
    of="forward",
    title="y_hat holds classes (0 or 1) instead of probabilities.",
    hint="Keep how sure the network is; deciding for a class happens elsewhere.",
    chapter="Activation Functions",
    find="Send (2, 0) through the handout's network. y_hat should be 0.731; a plain 1 is a decision.",
)
def thresholded(params, X):
    """The backward pass starts from how far the prediction is off. Rounded to a class, 0.51 and 0.99 look the same."""
    return _forward(params, X, end=lambda z: (z > 0).astype(float))


@mistake(
    "fwd-softmax-1",
    of="forward",
    title="The output has a softmax: with one output it always answers 1.",
    hint="Softmax shares 1 among all outputs of a row. What does a single output get?",
    chapter="Activation Functions",
    find="Send two different inputs through and print y_hat. The answers should differ; if both are exactly 1, so will "
    "be all others.",
)
def softmax_output(params, X):
    """Softmax divides each exponential by the sum over its row. With one output the sum is that same exponential, so
    the answer is 1 whatever the input."""
    return _forward(params, X, end=np.ones_like)


@mistake(
    "xor-pred-threshold",
    of="predict",
    title="predict does not compare the probability with 0.5.",
    hint="How does a confidence become a decision? Compare your answers with the probabilities they came from.",
    chapter="The Forward Pass",
    find="Ask predict for the rows (2, 0) and (-1, 0) of the handout's network: it should say 1 and 0.",
)
def predict_probabilities(params, X):
    """A class is 0 or 1. The probability first has to be compared with one half; the place of the largest entry does
    not help either, because with a single column that place is always 0."""
    return forward(params, X)[0]


@mistake("xor-pred-threshold", of="predict")
def predict_argmax(params, X):
    """The largest of one column is always column 0."""
    return forward(params, X)[0].argmax(axis=1)


@mistake("xor-pred-threshold", of="predict")
def predict_truncated(params, X):
    """Cutting the decimals off gives 0 for everything below 1."""
    return forward(params, X)[0].astype(int)


@mistake("xor-pred-threshold", of="predict")
def predict_above_zero(params, X):
    """A probability is always above 0."""
    return (forward(params, X)[0] > 0).astype(int)


@mistake(
    "acc-threshold-logits",
    of="predict",
    title="predict compares the raw score with 0.5 instead of the probability.",
    hint="Where is the 50 % point for a raw score, before the sigmoid?",
    chapter="The Forward Pass",
    find="Set all weights to 0 and b2 to 0.2, so that forward answers 0.55. predict should then say 1; with this "
    "mistake it says 0.",
)
def predict_from_scores(params, X):
    """The sigmoid of 0 is 0.5, so the border for the raw score is 0. With 0.5 as the border for the score, everything
    below a probability of 0.622 counts as class 0."""
    y_hat = forward(params, X)[0]
    return (y_hat > _sigmoid(0.5)).astype(int)
