"""Right points of a spiral with wrong labels."""

import numpy as np
from data import make_spiral

from grader.authoring import mistake


@mistake(
    "spiral-one-label",
    of="make_spiral",
    title="All points have the same label.",
    hint="Every arm is one class. How many different labels does y hold?",
    chapter="Step 1: Create the Dataset",
    find="Print np.unique(y). It should show 0 and 1.",
)
def only_zeros(n_per_class, noise, rng):
    """With one label there is nothing to tell apart: a network that always says this label is right everywhere."""
    return make_spiral(n_per_class, noise, rng)[0], np.zeros(2 * n_per_class)


@mistake("spiral-one-label", of="make_spiral")
def only_ones(n_per_class, noise, rng):
    """The other one."""
    return make_spiral(n_per_class, noise, rng)[0], np.ones(2 * n_per_class)


@mistake(
    "lab-12",
    of="make_spiral",
    title="The labels are 1 and 2 instead of 0 and 1.",
    hint="Which two numbers does the formula of binary cross-entropy expect?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print np.unique(y). It should show 0 and 1.",
)
def labels_1_and_2(n_per_class, noise, rng):
    """In y log(p) + (1 - y) log(1 - p), one of the two terms has to vanish. With y = 2 the factor 1 - y is -1: the loss
    rewards what it should punish, and the network learns nonsense without any error message."""
    X, y = make_spiral(n_per_class, noise, rng)
    return X, y + 1.0


@mistake(
    "lab-pm1",
    of="make_spiral",
    title="The labels are -1 and 1 instead of 0 and 1.",
    hint="Which two numbers does the formula of binary cross-entropy expect?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print np.unique(y). It should show 0 and 1.",
)
def labels_minus_and_plus(n_per_class, noise, rng):
    """Labels -1 and 1 belong to other losses (and to the perceptron). Binary cross-entropy takes the label for a
    probability, which cannot be -1."""
    X, y = make_spiral(n_per_class, noise, rng)
    return X, 2.0 * y - 1.0


@mistake(
    "lab-onehot",
    of="make_spiral",
    title="The labels have one column for each class.",
    hint="How many numbers does y hold for one point, and how many should it hold?",
    chapter="Practical Checklist",
    find="Print y.shape. For 50 points on each arm it should be (100,).",
)
def one_hot(n_per_class, noise, rng):
    """One column for each class goes with softmax and cross-entropy. With two classes and one output, a single number
    says it all: the probability of class 1."""
    X, y = make_spiral(n_per_class, noise, rng)
    return X, np.stack([1.0 - y, y], axis=1)


@mistake(
    "lab-shape",
    of="make_spiral",
    title="The labels stand in a column instead of a row.",
    hint="Print the shapes of what you return next to those in the task: how many axes should y have?",
    chapter="Practical Checklist",
    find="Print y.shape. For 50 points on each arm it should be (100,), with nothing after the comma.",
)
def column(n_per_class, noise, rng):
    """Shapes (n,) and (n, 1) hold the same numbers, but they do not mix: NumPy spreads the two into a table of n times
    n. So it has to be agreed which of them is used."""
    X, y = make_spiral(n_per_class, noise, rng)
    return X, y.reshape(-1, 1)


@mistake("lab-shape", of="make_spiral")
def row(n_per_class, noise, rng):
    """A table of one row."""
    X, y = make_spiral(n_per_class, noise, rng)
    return X, y.reshape(1, -1)


@mistake(
    "shuf-independent",
    of="make_spiral",
    title="X and y end up in different orders.",
    hint="Both are mixed, each in an order of its own. How would every row keep its own label?",
    chapter="Practical Checklist",
    find="Mix X = [[1], [2], [3], [4]] and y = [1, 2, 3, 4]. Whatever the order, each row should still stand beside "
    "its own number.",
)
def spiral_independent(n_per_class, noise, rng):
    """Two shuffles draw two orders. After them the inputs stand beside the labels of others, and there is nothing left
    to learn: the accuracy stays at 50%. One order has to be drawn and used for both."""
    X, y = make_spiral(n_per_class, noise, rng)
    return rng.permutation(X), rng.permutation(y)


@mistake(
    "shuf-one-only",
    of="make_spiral",
    title="Only one of X and y is mixed.",
    hint="You have mixed one of the two. What must happen to the other, so that every row keeps its own label?",
    chapter="Practical Checklist",
    find="Mix X = [[1], [2], [3], [4]] and y = [1, 2, 3, 4]. Whatever the order, each row should still stand beside "
    "its own number.",
)
def spiral_only_y(n_per_class, noise, rng):
    """When X takes a new order and y keeps its old one, or the other way round, the inputs stand beside the labels of
    others. The same order has to be used for both."""
    X, y = make_spiral(n_per_class, noise, rng)
    return X, rng.permutation(y)


@mistake("shuf-one-only", of="make_spiral")
def spiral_only_inputs(n_per_class, noise, rng):
    X, y = make_spiral(n_per_class, noise, rng)
    return rng.permutation(X), y
