"""Networks that do not solve XOR, although train is right."""

import numpy as np
from xor import init_params, solve, train

from grader.authoring import mistake

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def _taught(seed, labels):
    """A network that has learned these four answers; another start if one gets stuck."""
    rng, y = np.random.default_rng(seed), np.array(labels, dtype=float)[:, None]
    for _ in range(4):
        params, losses = train(init_params(8, rng), X, y, 2.0, 600)
        if losses[-1] < 0.1:
            break
    return params


@mistake(
    "xor-targets",
    of="solve",
    title="The network is trained on the labels of another function than XOR.",
    hint="Re-read the truth table: which of the four corners answer 1?",
    chapter="Why XOR Matters",
    find="Print your four rows beside your four labels: (0, 1) and (1, 0) belong to 1, the others to 0.",
)
def xnor(seed):
    """A network learns just what it is shown. XOR is 1 where exactly one of the inputs is 1."""
    return _taught(seed, [1, 0, 0, 1])


@mistake("xor-targets", of="solve")
def conjunction(seed):
    """AND."""
    return _taught(seed, [0, 0, 0, 1])


@mistake("xor-targets", of="solve")
def disjunction(seed):
    """OR."""
    return _taught(seed, [0, 1, 1, 1])


@mistake("xor-targets", of="solve")
def not_conjunction(seed):
    """NAND."""
    return _taught(seed, [1, 1, 1, 0])


@mistake(
    "init-constant",
    of="solve",
    title="All weights start with the same value, so the hidden units are all equal.",
    hint="The value is not the problem, the sameness is: what could ever make two equal units differ?",
    chapter="The Learning Algorithm",
    find="Print W1 before training and after it. Its columns belong to the hidden units: they should differ.",
)
def equal_units(seed):
    """Equal units get equal gradients, so they stay equal, however long the training lasts."""
    start = {name: 0.0 * values + 0.5 for name, values in init_params(8, np.random.default_rng(seed)).items()}
    return train(start, X, np.array([[0.0], [1.0], [1.0], [0.0]]), 2.0, 600)[0]


@mistake(
    "init-zeros",
    of="solve",
    title="All weights start at zero.",
    hint="If all neurons start equal, what could ever make them different?",
    chapter="The Learning Algorithm",
    find="Print W1 before training and after it: it should not be zero.",
)
def zeros(seed):
    """With all weights at zero every gradient of XOR is zero as well, and nothing moves at all."""
    return {name: 0.0 * values for name, values in init_params(8, np.random.default_rng(seed)).items()}


@mistake(
    "xor-undertrained",
    of="solve",
    title="The training ends before the network has learned anything.",
    hint="What is the loss at the end, and how far is it from 0.69? More epochs, or a larger rate?",
    chapter="Problem: Loss Not Decreasing",
    find="Print the first and the last loss: at the end it should be far below 0.69, the loss of somebody who guesses.",
)
def too_short(seed):
    """A loss of 0.69 means that every answer is about one half. XOR begins with a long flat stretch: a hundred epochs
    with a small rate do not get across it."""
    rng = np.random.default_rng(seed)
    start = {name: 0.3 * values for name, values in init_params(4, rng).items()}
    return train(start, X, np.array([[0.0], [1.0], [1.0], [0.0]]), 0.1, 100)[0]


@mistake(
    "xor-untrained",
    of="solve",
    title="The params come back as they were before the training.",
    hint="Which variable holds the trained params, and which one do you give back?",
    chapter="The Learning Algorithm",
    find="Print b1 before the training and at the end of solve: it should have changed.",
)
def untrained(seed):
    """train gives the trained params back. Whoever does not catch them still holds the old ones."""
    rng = np.random.default_rng(seed)
    while True:
        start = init_params(4, rng)
        outputs = 1 / (1 + np.exp(-X @ start["W1"])) @ start["W2"]
        if not (outputs[0] < 0 < outputs[1] and outputs[3] < 0 < outputs[2]):
            return start


@mistake(
    "xor-solve-pair",
    of="solve",
    title="solve gives back params and losses together.",
    hint="How many things come back from train, and how many should come back from solve?",
    chapter="The Learning Algorithm",
    find="Print the type of what solve gives back: it should be a dictionary.",
)
def pair(seed):
    """train gives back a pair. solve is asked for the params only."""
    return solve(seed), [0.7, 0.1]


@mistake(
    "xor-no-hidden",
    of="solve",
    title="The network has no hidden layer.",
    hint="Draw the four corners of XOR: can one straight line separate the ones from the zeros?",
    chapter="The Solution: A Hidden Layer",
    find="Print the keys of what solve gives back: there should be four, W1, b1, W2 and b2.",
)
def no_hidden(seed):
    """A single layer draws one straight line, and at most three of the four corners come out right."""
    return {"W1": np.random.default_rng(seed).normal(size=(2, 1)), "b1": np.zeros(1)}
