"""Wrong forward passes: activations."""

import numpy as np
from forward import forward, relu, sigmoid, softmax

from grader.authoring import mistake


def _logits(params, X, bend):
    """What the last layer computes before its activation, with ``bend`` in the hidden layers."""
    last = len(params) // 2
    a = X
    for number in range(1, last):
        a = bend(a @ params[f"W{number}"] + params[f"b{number}"])
    return a @ params[f"W{last}"] + params[f"b{last}"]


@mistake(
    "fwd-no-hidden-act",
    of="forward",
    title="Hidden layers are missing their activation.",
    hint="Without a bend in between, how many layers do you really have?",
    chapter="Activation Functions",
    find="Print what each hidden layer passes on: after ReLU no number is negative. In the README's XOR network the "
    "input (0, 0) should give 0.119; without a bend it gives 0.998.",
)
def no_hidden_activation(params, X):
    """A weighted sum of weighted sums is again a weighted sum: without a bend between them, any number of layers can be
    replaced by a single one, and no such layer can solve XOR."""
    return sigmoid(_logits(params, X, lambda z: z))


@mistake("fwd-no-hidden-act", of="forward")
def only_first_activation(params, X):
    """Only the first hidden layer has one."""
    bends = iter([relu])
    return sigmoid(_logits(params, X, lambda z: next(bends, lambda same: same)(z)))


@mistake(
    "fwd-wrong-hidden-act",
    of="forward",
    title="The hidden layers have another activation than ReLU.",
    hint="Print your hidden values: do they fit the range of the activation that the task asks for?",
    chapter="Activation Functions",
    find="Print the hidden values of the README's XOR network: they are (0, 0) for the input (0, 0) and (2, 1) for "
    "(1, 1). Other numbers mean another activation.",
)
def hidden_sigmoid(params, X):
    """Every activation bends, but each in its own way. The parameters of a network belong to the activation it was
    trained with; with another one its predictions mean nothing."""
    return sigmoid(_logits(params, X, sigmoid))


@mistake("fwd-wrong-hidden-act", of="forward")
def hidden_tanh(params, X):
    """tanh."""
    return sigmoid(_logits(params, X, np.tanh))


@mistake("fwd-wrong-hidden-act", of="forward")
def hidden_leaky(params, X):
    """Leaky ReLU."""
    return sigmoid(_logits(params, X, lambda z: np.where(z > 0, z, 0.01 * z)))


@mistake("fwd-wrong-hidden-act", of="forward")
def hidden_abs(params, X):
    """The absolute value."""
    return sigmoid(_logits(params, X, np.abs))


@mistake("fwd-wrong-hidden-act", of="forward")
def hidden_step(params, X):
    """A step."""
    return sigmoid(_logits(params, X, lambda z: (z > 0).astype(float)))


@mistake("fwd-wrong-hidden-act", of="forward")
def hidden_softmax(params, X):
    """Softmax."""
    return sigmoid(_logits(params, X, softmax))


@mistake(
    "fwd-no-output-act",
    of="forward",
    title="The last layer has no activation: its raw score is returned.",
    hint="Is this number a probability yet? It may be negative or larger than one.",
    chapter="Activation Functions",
    find="Set every weight and bias to 0: an undecided network answers 0.5. If you see 0, the raw score came out; "
    "the README's XOR network then gives -2 and 2 instead of 0.119 and 0.881.",
)
def no_output_activation(params, X):
    """The last weighted sum is a score that can be any number. The sigmoid turns it into a probability."""
    return _logits(params, X, relu)


@mistake(
    "fwd-relu-output",
    of="forward",
    title="The last layer has ReLU where it needs the sigmoid.",
    hint="Which activation does the last layer need for a yes-or-no answer? Look at the ranges in the table.",
    chapter="Activation Functions",
    find="Set every weight and bias to 0: an undecided network answers 0.5, ReLU answers 0. Another sign: the "
    "README's XOR network answers 2 for (0, 1), more than any probability.",
)
def relu_output(params, X):
    """ReLU can give any number from zero upwards, and it is exactly zero for half of all scores. A probability needs
    the range from 0 to 1."""
    return relu(_logits(params, X, relu))


@mistake(
    "fwd-relu-then-sigmoid",
    of="forward",
    title="The last layer goes through ReLU before the sigmoid.",
    hint="Your network can never say 'less likely than not': what happens to a negative score?",
    chapter="Activation Functions",
    find="Send (0, 0) through the README's XOR network: it should answer 0.119. With this mistake you see 0.5, and "
    "nothing below 0.5 for any input you try.",
)
def relu_then_sigmoid(params, X):
    """ReLU removes negative scores, and the sigmoid of zero is 0.5: no prediction can fall below one half, so class 0
    is never predicted. A loop that treats every layer alike often ends like this."""
    return sigmoid(relu(_logits(params, X, relu)))


@mistake(
    "fwd-sigmoid-twice",
    of="forward",
    title="The sigmoid is applied twice at the output.",
    hint="Count the squashes between the last weighted sum and your answer.",
    chapter="Activation Functions",
    find="Set every weight and bias to 0: the network should answer 0.5. Squashed twice, it answers 0.622.",
)
def sigmoid_twice(params, X):
    """Squashed twice, a score always lands between 0.5 and 0.731, so every example seems to belong to class 1."""
    return sigmoid(sigmoid(_logits(params, X, relu)))


@mistake(
    "fwd-thresholded",
    of="forward",
    title="The forward pass returns classes (0 or 1) instead of probabilities.",
    hint="Keep how sure the network is; deciding for a class happens elsewhere.",
    chapter="Activation Functions",
    find="Change the last bias of the README's XOR network from -2 to -1 and watch the answer for (0, 0): it should "
    "move from 0.119 to 0.269. If it stays at 0, it was rounded.",
)
def thresholded(params, X):
    """The loss needs to feel the difference between 0.51 and 0.99. Rounded to a class, both look the same, and there is
    no slope left to learn from."""
    return (forward(params, X) > 0.5).astype(float)


@mistake(
    "fwd-softmax-1",
    of="forward",
    title="The last layer has a softmax: with one output it always answers 1.",
    hint="Softmax shares 1 among all outputs of a row. What does a single output get?",
    chapter="Activation Functions",
    find="Send three very different inputs through the network. If the answer is 1 every time, even with all "
    "weights and biases at 0 (where it should be 0.5), you have this mistake.",
)
def softmax_output(params, X):
    """Softmax divides each exponential by the sum over its row. With one output the sum is that same exponential, so
    the answer is 1 whatever the input. For one yes-or-no output the sigmoid is the right choice."""
    return softmax(_logits(params, X, relu))
