"""Wrong starts."""

import numpy as np
from xor import init_params

from grader.authoring import mistake


def _turned(start, *names):
    return {name: value.T.copy() if name in names else value for name, value in start.items()}


@mistake(
    "init-zeros",
    of="init_params",
    title="All weights start at zero.",
    hint="If all neurons start equal, what could ever make them different?",
    chapter="The Learning Algorithm",
    find="Print W1 before training and after three steps. Its columns belong to the hidden units: they should differ "
    "both times.",
)
def zeros(n_hidden, rng):
    """With equal weights all hidden units compute the same, get the same gradient and make the same step. They stay
    equal for ever, and a layer of equal units is a layer of one unit."""
    return {name: 0.0 * value for name, value in init_params(n_hidden, rng).items()}


@mistake(
    "init-constant",
    of="init_params",
    title="All weights start with the same value, so the hidden units are all equal.",
    hint="The value is not the problem, the sameness is: what could ever make two equal units differ?",
    chapter="The Learning Algorithm",
    find="Print W1 before training and after three steps. Its columns belong to the hidden units: they should differ "
    "both times.",
)
def ones(n_hidden, rng):
    """Equal units get equal gradients, so they stay equal, however long the training lasts. Random numbers make each
    unit begin somewhere else."""
    return {name: 0.0 * value + 1.0 for name, value in init_params(n_hidden, rng).items()}


@mistake("init-constant", of="init_params")
def one_number(n_hidden, rng):
    """One random number for all of them, and biases of zero."""
    start = init_params(n_hidden, rng)
    return start | {"W1": np.full((2, n_hidden), rng.normal()), "W2": np.full((n_hidden, 1), rng.normal())}


@mistake("init-constant", of="init_params")
def one_row(n_hidden, rng):
    """One random number for each input, the same for all units."""
    start = init_params(n_hidden, rng)
    return start | {"W1": rng.normal(size=(2, 1)) * np.ones((1, n_hidden)), "W2": np.ones((n_hidden, 1))}


@mistake(
    "init-shape-swapped",
    of="init_params",
    title="A weight matrix has its two sizes the other way round.",
    hint="Write the shape of every factor of X W1 on paper: which two sizes have to agree?",
    chapter="Layer-by-Layer Computation",
    find="Print the shapes for three hidden units: W1 should be (2, 3) and W2 should be (3, 1).",
)
def both_turned(n_hidden, rng):
    """Here every row of X is an example, so X W1 needs as many rows in W1 as X has columns: the number of inputs comes
    first, the number of units second."""
    return _turned(init_params(n_hidden, rng), "W1", "W2")


@mistake("init-shape-swapped", of="init_params")
def first_turned(n_hidden, rng):
    """The first layer only."""
    return _turned(init_params(n_hidden, rng), "W1")


@mistake("init-shape-swapped", of="init_params")
def second_turned(n_hidden, rng):
    """The second layer only."""
    return _turned(init_params(n_hidden, rng), "W2")


@mistake("init-shape-swapped", of="init_params")
def columns(n_hidden, rng):
    """Everything for examples that stand in columns."""
    start = _turned(init_params(n_hidden, rng), "W1", "W2")
    return start | {"b1": np.zeros((n_hidden, 1)), "b2": np.zeros((1, 1))}


@mistake(
    "fwd-bias-column",
    of="init_params",
    title="The biases of the hidden layer stand in a column.",
    hint="Which axis of X W1 belongs to the hidden units, and does the bias lie along the same one?",
    chapter="Layer-by-Layer Computation",
    find="Print the shape of b1 for three hidden units: it should be (3,).",
)
def bias_column(n_hidden, rng):
    """X W1 has one row for each example and one column for each unit. A bias that lies along the columns is added to
    every row; one that stands upright is added to the wrong axis, or does not fit."""
    return init_params(n_hidden, rng) | {"b1": np.zeros((n_hidden, 1))}


@mistake(
    "init-bias-batch",
    of="init_params",
    title="There is a bias for every example instead of one for every unit.",
    hint="A bias belongs to a neuron: what would it be for an example that comes later?",
    chapter="Layer-by-Layer Computation",
    find="Print the shape of b1 for three hidden units: it should be (3,), with no number that counts rows.",
)
def bias_batch(n_hidden, rng):
    """With four rows in b1 the network has a bias for each corner of XOR. It fits no other number of rows, and it
    learns each corner by heart."""
    return init_params(n_hidden, rng) | {"b1": np.zeros((4, n_hidden)), "b2": np.zeros((4, 1))}


@mistake(
    "xor-no-bias",
    of="init_params",
    title="The network has no biases.",
    hint="What is the output for (0, 0), whatever the weights of the first layer are?",
    chapter="Layer-by-Layer Computation",
    find="Print the keys of the start: there should be four, W1, b1, W2 and b2.",
)
def no_bias(n_hidden, rng):
    """Without b1 every hidden unit answers one half to (0, 0), and no training can change that. The biases move the
    bends to where they are needed."""
    start = init_params(n_hidden, rng)
    return {"W1": start["W1"], "W2": start["W2"]}


@mistake(
    "xor-no-hidden",
    of="init_params",
    title="The network has no hidden layer.",
    hint="Draw the four corners of XOR: can one straight line separate the ones from the zeros?",
    chapter="The Solution: A Hidden Layer",
    find="Print the keys of the start: there should be four, W1, b1, W2 and b2. With only one layer at most three of "
    "the four corners can be right.",
)
def no_hidden(n_hidden, rng):
    """A single layer draws one straight line. XOR needs two of them, and something that combines them: that is the
    second layer."""
    return {"W1": rng.normal(size=(2, 1)), "b1": np.zeros(1)}
