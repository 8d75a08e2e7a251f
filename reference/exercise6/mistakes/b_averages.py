"""Wrong averages and signs."""

from mistakes._shared import _descend
from xor import _gradients

from grader.authoring import mistake


def _scaled(params, X, y, lr, epochs, *, weights=1.0, biases=1.0, first=1.0, second=1.0):
    """Gradients multiplied by kind and by layer."""
    factors = {"W1": weights * first, "b1": biases * first, "W2": weights * second, "b2": biases * second}

    def gradients(*given):
        return {name: values * factors[name] for name, values in _gradients(*given).items()}

    return _descend(params, X, y, lr, epochs, gradients)


@mistake(
    "xor-sum",
    of="train",
    title="The gradients are summed over the rows, not averaged.",
    hint="Is your step larger than expected by just the number of rows?",
    chapter="Backward Pass: Computing Gradients",
    find="Take one step with the four corners, and one with every corner written twice. The weights should come out "
    "the same; if the second step is twice as long, nothing was averaged.",
)
def summed(params, X, y, lr, epochs):
    """The loss is a mean over the m rows, so every gradient contains a division by m. Without it the four corners of
    XOR make every step four times as long."""
    return _scaled(params, X, y, lr, epochs, weights=len(y), biases=len(y))


@mistake(
    "bp-mean-not-biases",
    of="train",
    title="The gradients of the biases are not averaged; those of the weights are.",
    hint="Weights and biases belong to the same loss, so they should be averaged alike.",
    chapter="Backward Pass: Computing Gradients",
    find="Take one step with the four corners, and one with every corner written twice. Nothing should change; if only "
    "the biases move further, they miss the average.",
)
def biases_summed(params, X, y, lr, epochs):
    """When the division by m stands in the lines for the weights only, the biases make steps that are m times too
    long. A division at the error itself reaches everything at once."""
    return _scaled(params, X, y, lr, epochs, biases=len(y))


@mistake(
    "bp-mean-not-weights",
    of="train",
    title="The gradients of the weights are not averaged; those of the biases are.",
    hint="Which of your lines divides by the number of rows, and which does not?",
    chapter="Backward Pass: Computing Gradients",
    find="Take one step with the four corners, and one with every corner written twice. Nothing should change; if only "
    "the weights move further, they miss the average.",
)
def weights_summed(params, X, y, lr, epochs):
    """The matrix product of inputs and errors sums over the rows, but it does not divide. A mean in the lines for the
    biases does nothing for the weights."""
    return _scaled(params, X, y, lr, epochs, weights=len(y))


@mistake(
    "bp-mean-one-layer",
    of="train",
    title="One layer's gradients are averaged, the other layer's are not.",
    hint="Treat both layers the same way: in how many lines do you divide by the number of rows?",
    chapter="Backward Pass: Computing Gradients",
    find="Take one step with the four corners, and one with every corner written twice. Nothing should change; if only "
    "one layer moves further, only the other is averaged.",
)
def first_summed(params, X, y, lr, epochs):
    """Both layers belong to the same loss. When only one of them is divided by m, the other learns m times as fast."""
    return _scaled(params, X, y, lr, epochs, first=len(y))


@mistake("bp-mean-one-layer", of="train")
def second_summed(params, X, y, lr, epochs):
    """The other layer."""
    return _scaled(params, X, y, lr, epochs, second=len(y))


@mistake(
    "bp-mean-twice",
    of="train",
    title="Gradients are divided by the number of rows twice.",
    hint="The average is taken once: does your error contain it already when you divide in the update?",
    chapter="Backward Pass: Computing Gradients",
    find="Take one step with the four corners, and one with every corner written twice. Nothing should change; if the "
    "second step is half as long, there is a division too many.",
)
def twice(params, X, y, lr, epochs):
    """When the error at the output is divided by m, everything computed from it is divided too. A second division,
    also one in the update, makes the steps m times too short."""
    return _scaled(params, X, y, lr, epochs, weights=1 / len(y), biases=1 / len(y))


@mistake("bp-mean-twice", of="train")
def weights_twice(params, X, y, lr, epochs):
    """For the weights only."""
    return _scaled(params, X, y, lr, epochs, weights=1 / len(y))


@mistake("bp-mean-twice", of="train")
def biases_twice(params, X, y, lr, epochs):
    """For the biases only."""
    return _scaled(params, X, y, lr, epochs, biases=1 / len(y))


@mistake("bp-mean-twice", of="train")
def first_twice(params, X, y, lr, epochs):
    """In the first layer only, whose error comes from one that is averaged already."""
    return _scaled(params, X, y, lr, epochs, first=1 / len(y))


@mistake(
    "bp-m-features",
    of="train",
    title="The gradients are divided by the number of inputs instead of the number of rows.",
    hint="Which dimension of X counts the examples: rows or columns?",
    chapter="Backward Pass: Computing Gradients",
    find="Take one step with the four corners, and one with every corner written twice. Nothing should change; if the "
    "second step is twice as long, you do not divide by the number of rows.",
)
def by_columns(params, X, y, lr, epochs):
    """The average runs over the examples, and those are the rows of X. The number of columns is the same for every
    batch, so it cannot be an average over it."""
    return _scaled(params, X, y, lr, epochs, weights=len(y) / X.shape[1], biases=len(y) / X.shape[1])


@mistake(
    "bp-m-size",
    of="train",
    title="The gradients are divided by the number of entries of X instead of the number of rows.",
    hint="Count examples, not entries: a row with three inputs is still one example.",
    chapter="Backward Pass: Computing Gradients",
    find="Print the number you divide by for the four corners of XOR: it should be 4, not 8.",
)
def by_size(params, X, y, lr, epochs):
    """The size of an array is rows times columns. The loss is a mean over the rows only."""
    return _scaled(params, X, y, lr, epochs, weights=1 / X.shape[1], biases=1 / X.shape[1])


@mistake(
    "bp-factor-2",
    of="train",
    title="There is a factor of 2 in all gradients.",
    hint="That factor comes from squaring: is your loss squared?",
    chapter="Backward Pass: Computing Gradients",
    find="Set all weights and biases to 0 and take one row with label 1 and lr = 1. After one step b2 should be 0.5; 1 "
    "means that there is a factor of 2.",
)
def doubled(params, X, y, lr, epochs):
    """The derivative of a square brings a 2 with it. Binary cross-entropy has no square, so there is no 2."""
    return _scaled(params, X, y, lr, epochs, weights=2, biases=2)


@mistake(
    "gd-ascent",
    of="train",
    title="The steps go uphill, and the loss grows.",
    hint="Downhill means against the gradient: which sign has your error, and which your update?",
    chapter="The Learning Algorithm",
    find="Print the losses of ten epochs with a small learning rate: they should fall. If they rise, look at the signs "
    "of the error and of the update together.",
)
def uphill(params, X, y, lr, epochs):
    """With prediction minus label the update subtracts; with label minus prediction it adds. One sign of each makes
    every step go the wrong way."""
    return _scaled(params, X, y, lr, epochs, weights=-1, biases=-1)


@mistake(
    "bp-sign",
    of="train",
    title="One layer has the wrong sign, and walks uphill.",
    hint="Both layers belong to the same loss: do both of your updates have the same sign?",
    chapter="Backward Pass: Computing Gradients",
    find="Freeze one layer after the other: with only W1 and b1 moving the loss should fall, and with only W2 and b2 "
    "moving it should fall as well.",
)
def first_uphill(params, X, y, lr, epochs):
    """The error is handed from the output to the hidden layer with its sign. When one of the two updates adds and the
    other subtracts, one layer undoes what the other achieves."""
    return _scaled(params, X, y, lr, epochs, first=-1)


@mistake("bp-sign", of="train")
def second_uphill(params, X, y, lr, epochs):
    """The other layer."""
    return _scaled(params, X, y, lr, epochs, second=-1)


@mistake("bp-sign", of="train")
def biases_uphill(params, X, y, lr, epochs):
    """The biases of both layers."""
    return _scaled(params, X, y, lr, epochs, biases=-1)
