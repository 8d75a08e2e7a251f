"""Wrong splits."""

import numpy as np

from grader.authoring import mistake


def _sizes(X, val_fraction):
    n_val = round(len(X) * val_fraction)
    return len(X) - n_val, n_val


def _cut(X, y, n_train):
    return X[:n_train], y[:n_train], X[n_train:], y[n_train:]


@mistake(
    "split-overlap",
    of="train_val_split",
    title="The same example can be in both sets.",
    hint="Can the same example be in the training set and in the validation set?",
    chapter="Practical Checklist",
    find="Split X = [[0], [1], ... [9]] and look for a number that is in X_train and in X_val. There should be none.",
)
def two_orders(X, y, val_fraction, rng):
    """The validation set stands for data that the network has never seen. An example that it was trained on is known by
    heart, and the validation loss looks better than it is. Two draws overlap; one order, cut in two, does not."""
    n_train, n_val = _sizes(X, val_fraction)
    train, val = rng.permutation(len(X))[:n_train], rng.permutation(len(X))[:n_val]
    return X[train], y[train], X[val], y[val]


@mistake("split-overlap", of="train_val_split")
def both_from_the_start(X, y, val_fraction, rng):
    n_train, n_val = _sizes(X, val_fraction)
    order = rng.permutation(len(X))
    train, val = order[:n_train], order[:n_val]
    return X[train], y[train], X[val], y[val]


@mistake("split-overlap", of="train_val_split")
def all_for_training(X, y, val_fraction, rng):
    val = rng.choice(len(X), _sizes(X, val_fraction)[1], replace=False)
    return X.copy(), y.copy(), X[val], y[val]


@mistake("split-overlap", of="train_val_split")
def all_mixed_for_training(X, y, val_fraction, rng):
    order = rng.permutation(len(X))
    val = order[: _sizes(X, val_fraction)[1]]
    return X[order], y[order], X[val], y[val]


@mistake(
    "split-swapped",
    of="train_val_split",
    title="The two sets have each other's size.",
    hint="Which of the two sets does the fraction measure?",
    chapter="Practical Checklist",
    find="Split 10 examples with val_fraction 0.2 and print the lengths. X_train should have 8 rows and X_val 2.",
)
def swapped(X, y, val_fraction, rng):
    """val_fraction is the part that becomes the validation set. It is the smaller one as a rule: most of the examples
    are needed for learning."""
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    return _cut(X, y, _sizes(X, val_fraction)[1])


@mistake(
    "split-unshuffled",
    of="train_val_split",
    title="The examples are divided without being mixed first.",
    hint="If the first half of y is 0 and the second half is 1, which labels does your validation set have?",
    chapter="Practical Checklist",
    find="Split X = [[0], [1], ... [9]] a few times with the same rng. Another order should come out each time.",
)
def unshuffled(X, y, val_fraction, rng):
    """Data often come sorted by class. Cut without mixing, the validation set has one class only, perhaps one that the
    network never saw in training."""
    return _cut(X, y, _sizes(X, val_fraction)[0])


@mistake("split-unshuffled", of="train_val_split")
def unshuffled_front(X, y, val_fraction, rng):
    n_val = _sizes(X, val_fraction)[1]
    return X[n_val:], y[n_val:], X[:n_val], y[:n_val]


@mistake("split-unshuffled", of="train_val_split")
def every_nth(X, y, val_fraction, rng):
    val = np.arange(0, len(X), round(1 / val_fraction))[: _sizes(X, val_fraction)[1]]
    train = np.setdiff1d(np.arange(len(X)), val)
    return X[train], y[train], X[val], y[val]


@mistake(
    "split-order",
    of="train_val_split",
    title="The four arrays come back in another order.",
    hint="In which order does the task name the four arrays? The caller unpacks them in that order.",
    chapter="Practical Checklist",
    find="Print the shapes of the four arrays that come back. Inputs, labels, inputs, labels is the order.",
)
def inputs_first(X, y, val_fraction, rng):
    """The caller writes X_train, y_train, X_val, y_val = ... and trusts the order. In another one, inputs are taken for
    labels. (Some libraries return both inputs first.)"""
    order = rng.permutation(len(X))
    X_train, y_train, X_val, y_val = _cut(X[order], y[order], _sizes(X, val_fraction)[0])
    return X_train, X_val, y_train, y_val


@mistake("split-order", of="train_val_split")
def labels_first(X, y, val_fraction, rng):
    order = rng.permutation(len(X))
    X_train, y_train, X_val, y_val = _cut(X[order], y[order], _sizes(X, val_fraction)[0])
    return y_train, X_train, y_val, X_val


@mistake(
    "split-y-shape",
    of="train_val_split",
    title="The labels come back with another number of axes than they had.",
    hint="Print y.shape before and y_train.shape afterwards. How many axes does each have?",
    chapter="Practical Checklist",
    find="Split labels of shape (10, 1) and print y_train.shape. It should have two axes too.",
)
def flat_labels(X, y, val_fraction, rng):
    """Labels (n, 1) fit a prediction (n, 1), labels (n,) do not: NumPy spreads the two into a table of n times n, and
    the loss is computed over pairs that do not belong together."""
    order = rng.permutation(len(X))
    return _cut(X[order], y.ravel()[order], _sizes(X, val_fraction)[0])


@mistake("split-y-shape", of="train_val_split")
def column_labels(X, y, val_fraction, rng):
    order = rng.permutation(len(X))
    return _cut(X[order], y.reshape(-1, 1)[order], _sizes(X, val_fraction)[0])


@mistake("shuf-independent", of="train_val_split")
def split_independent(X, y, val_fraction, rng):
    return _cut(rng.permutation(X), rng.permutation(y), _sizes(X, val_fraction)[0])


@mistake("shuf-one-only", of="train_val_split")
def split_only_inputs(X, y, val_fraction, rng):
    return _cut(rng.permutation(X), y, _sizes(X, val_fraction)[0])


@mistake("shuf-one-only", of="train_val_split")
def split_only_labels(X, y, val_fraction, rng):
    return _cut(X, rng.permutation(y), _sizes(X, val_fraction)[0])


@mistake(
    "shuf-none",
    of="train_val_split",
    title="The result of a shuffle that returns nothing is used as an order.",
    hint="What does that function return? Some functions change their argument and return None.",
    chapter="Practical Checklist",
    find="Print what rng.shuffle(order) returns, and what order is afterwards.",
)
def split_none(X, y, val_fraction, rng):
    """rng.shuffle mixes its argument and returns None. X[None] is no error in NumPy: it puts one more axis in front,
    and nothing has been mixed. rng.permutation returns the new order."""
    order = rng.shuffle(np.arange(len(X)))
    return _cut(X[order], y[order], _sizes(X, val_fraction)[0])


@mistake("shuf-none", of="train_val_split")
def split_none_parts(X, y, val_fraction, rng):
    """With both sets taken from it."""
    order = rng.shuffle(np.arange(len(X)))
    return X[order], y[order], X[order], y[order]


@mistake(
    "shuf-replacement",
    of="train_val_split",
    title="Rows are drawn with replacement: some come twice, others never.",
    hint="Is every example used exactly once? A drawn number can be drawn again.",
    chapter="Practical Checklist",
    find="Sort the order that you draw for 10 examples. It should be 0, 1, 2, ... 9.",
)
def split_replacement(X, y, val_fraction, rng):
    """rng.integers (and rng.choice, unless it is told otherwise) puts every number back after drawing it. Over a third
    of the examples are never drawn then. An order is a permutation: every number exactly once."""
    order = rng.integers(0, len(X), len(X))
    return _cut(X[order], y[order], _sizes(X, val_fraction)[0])


@mistake("shuf-replacement", of="train_val_split")
def split_choice(X, y, val_fraction, rng):
    """The validation rows are drawn with replacement, the others are for training."""
    val = rng.choice(len(X), _sizes(X, val_fraction)[1])
    train = np.setdiff1d(np.arange(len(X)), val)[: _sizes(X, val_fraction)[0]]
    return X[train], y[train], X[val], y[val]


@mistake(
    "shuf-in-place",
    of="train_val_split",
    title="The arrays that were handed in are put into another order.",
    hint="Whoever called your function still holds these arrays. Which of your lines write into them?",
    chapter="Practical Checklist",
    find="Print X before and after the call. It should be the same.",
)
def split_in_place(X, y, val_fraction, rng):
    """rng.shuffle(X) and X[:] = ... write into the array itself, so everybody who holds it finds another order than
    before. X[order] makes a new array."""
    order = rng.permutation(len(X))
    X[:], y[:] = X[order], y[order]
    return _cut(X, y, _sizes(X, val_fraction)[0])
