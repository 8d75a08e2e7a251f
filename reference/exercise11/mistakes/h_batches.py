"""Training: which examples go into which batch."""

import numpy as np
from scratch import backward, forward, init_params, sgd_step

from grader.authoring import mistake


def _train(X, y, n_hidden, lr, epochs, batches, seed, factor=lambda rows: 1.0):
    """The loop; ``batches(rng, m)`` gives pairs of row numbers, for X and for y. ``factor``: of a batch's gradients."""
    rng = np.random.default_rng(seed)
    params = init_params(X.shape[1], n_hidden, rng)
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for rows, labels in batches(rng, len(X)):
            y_hat, cache = forward(params, X[rows])
            p = np.clip(y_hat, 1e-12, 1 - 1e-12)
            total -= np.sum(y[labels] * np.log(p) + (1 - y[labels]) * np.log(1 - p))
            count += len(rows)
            params = sgd_step(params, backward(params, cache, y[labels]), lr * factor(rows))
        losses.append(float(total / count) if count else 0.0)
    return params, {"loss": losses}


def _cut(rows, size):
    return [(rows[start : start + size],) * 2 for start in range(0, len(rows), size)]


@mistake(
    "batch-unshuffled",
    of="train",
    title="The examples are not mixed: every epoch has the same batches.",
    hint="Is the order of the examples another one in every epoch?",
    chapter="Practical Checklist",
    find="Print the row numbers of every batch of two epochs. They should be mixed, and differ.",
)
def unshuffled(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Sorted data give batches of one class each: every step pulls the network to another side. In a new order each
    time, every batch is a small sample of everything."""
    return _train(X, y, n_hidden, lr, epochs, lambda rng, m: _cut(np.arange(m), batch_size), seed)


@mistake("batch-unshuffled", of="train")
def order_not_used(X, y, n_hidden, lr, epochs, batch_size, seed):
    """An order is drawn, and not used."""

    def batches(rng, m):
        rng.permutation(m)
        return _cut(np.arange(m), batch_size)

    return _train(X, y, n_hidden, lr, epochs, batches, seed)


@mistake(
    "batch-drop-last",
    of="train",
    title="The examples of the last, smaller batch are left out.",
    hint="How many examples remain when the data do not divide into full batches, and where do they go?",
    chapter="Key Concepts",
    find="Count the rows of all batches of an epoch for 10 examples in fours. It should be 10.",
)
def drop_last(X, y, n_hidden, lr, epochs, batch_size, seed):
    """m // batch_size counts the full batches only. What is left over belongs to the epoch as well: one epoch is one
    pass over all the examples."""

    def batches(rng, m):
        return _cut(rng.permutation(m), batch_size)[: m // batch_size]

    return _train(X, y, n_hidden, lr, epochs, batches, seed)


@mistake("batch-drop-last", of="train")
def stops_early(X, y, n_hidden, lr, epochs, batch_size, seed):
    """The range ends one batch too early, even where everything divides."""

    def batches(rng, m):
        order = rng.permutation(m)
        return [(order[start : start + batch_size],) * 2 for start in range(0, m - batch_size, batch_size)]

    return _train(X, y, n_hidden, lr, epochs, batches, seed)


@mistake(
    "batch-first-only",
    of="train",
    title="An epoch ends after its first batch.",
    hint="How many steps does one epoch have with 12 examples in fours, and how many do you make?",
    chapter="Key Concepts",
    find="Count the steps of an epoch with 10 examples and batches of 4. There should be 3.",
)
def first_only(X, y, n_hidden, lr, epochs, batch_size, seed):
    """One batch drawn in every epoch is one step in every epoch. An epoch is a pass over all examples, one batch after
    the other."""

    def batches(rng, m):
        return _cut(rng.permutation(m), batch_size)[:1]

    return _train(X, y, n_hidden, lr, epochs, batches, seed)


@mistake(
    "batch-size-ignored",
    of="train",
    title="batch_size is not used: an epoch is one step with all examples.",
    hint="How many steps does one epoch have with 12 examples in fours, and how many do you make?",
    chapter="Key Concepts",
    find="Count the steps of an epoch with 10 examples and batches of 4. There should be 3.",
)
def full_batch(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Gradient descent over all examples makes one step an epoch. Mini-batches make many, each a little less exact, and
    get much farther in the same time."""
    return _train(X, y, n_hidden, lr, epochs, lambda rng, m: _cut(rng.permutation(m), m), seed)


@mistake(
    "xor-per-sample",
    of="train",
    title="Every example makes a step of its own; batch_size is not used.",
    hint="How many steps does one epoch have with 12 examples in fours, and how many do you make?",
    chapter="Key Concepts",
    find="Count the steps of an epoch with 10 examples and batches of 4. There should be 3.",
)
def per_sample(X, y, n_hidden, lr, epochs, batch_size, seed):
    """A batch's gradient is the mean over its examples, and the batch makes one step. A step for each example is the
    special case of batches of one."""
    return _train(X, y, n_hidden, lr, epochs, lambda rng, m: _cut(rng.permutation(m), 1), seed)


@mistake(
    "batch-even-parts",
    of="train",
    title="batch_size is taken as the number of batches.",
    hint="Does batch_size say how many batches there are, or how many rows each one has?",
    chapter="Key Concepts",
    find="Print the number of rows of every batch for 10 examples and batch_size 4: 4, 4 and 2.",
)
def even_parts(X, y, n_hidden, lr, epochs, batch_size, seed):
    """np.array_split asks for a number of parts. batch_size is the number of examples in one part."""

    def batches(rng, m):
        return [(part, part) for part in np.array_split(rng.permutation(m), batch_size)]

    return _train(X, y, n_hidden, lr, epochs, batches, seed)


@mistake(
    "shuf-independent",
    of="train",
    title="X and y are mixed in different orders: examples lose their labels.",
    hint="Do examples still have their own labels?",
    chapter="Practical Checklist",
    find="Let every label be a copy of a feature, and compare both after mixing. They should still agree in every row.",
)
def mixed_apart(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Two calls of a shuffle give two different orders. Draw one order of row numbers and use it for both."""

    def batches(rng, m):
        both = zip(_cut(rng.permutation(m), batch_size), _cut(rng.permutation(m), batch_size), strict=True)
        return [(rows, labels) for (rows, _), (_, labels) in both]

    return _train(X, y, n_hidden, lr, epochs, batches, seed)


@mistake(
    "shuf-one-only",
    of="train",
    title="Only one of X and y is mixed: examples lose their labels.",
    hint="Do examples still have their own labels?",
    chapter="Practical Checklist",
    find="Let every label be a copy of a feature, and compare both after mixing. They should still agree in every row.",
)
def mixed_inputs(X, y, n_hidden, lr, epochs, batch_size, seed):
    """An example is a row of X together with its label. Whatever moves the one has to move the other."""

    def batches(rng, m):
        both = zip(_cut(rng.permutation(m), batch_size), _cut(np.arange(m), batch_size), strict=True)
        return [(rows, labels) for (rows, _), (_, labels) in both]

    return _train(X, y, n_hidden, lr, epochs, batches, seed)


@mistake(
    "shuf-replacement",
    of="train",
    title="The batches are drawn anew each time: some examples come twice, others not at all.",
    hint="Is every example visited once per epoch?",
    chapter="Key Concepts",
    find="Print the row numbers of all batches of one epoch, sorted. Each should stand there once.",
)
def with_replacement(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Numbers drawn at random repeat. A random order of all row numbers, cut into pieces, visits every example exactly
    once."""

    def batches(rng, m):
        return _cut(rng.integers(0, m, m), batch_size)

    return _train(X, y, n_hidden, lr, epochs, batches, seed)


@mistake("shuf-replacement", of="train")
def drawn_for_every_step(X, y, n_hidden, lr, epochs, batch_size, seed):
    """A fresh batch for every step, without repeats inside it."""

    def batches(rng, m):
        drawn = [rng.choice(m, min(batch_size, m), replace=False) for _ in range(0, m, batch_size)]
        return [(rows, rows) for rows in drawn]

    return _train(X, y, n_hidden, lr, epochs, batches, seed)


@mistake(
    "batch-mean-nominal",
    of="train",
    title="In the last, smaller batch the sum is divided by batch_size.",
    hint="How many examples does the last batch have? What does its mean have to be divided by?",
    chapter="Key Concepts",
    find="Take 10 examples in fours. The last batch has 2, and its gradient should be the mean of 2, not half of it.",
)
def nominal_mean(X, y, n_hidden, lr, epochs, batch_size, seed):
    """The mean over a batch divides by the number of its examples. The last batch often has fewer than batch_size."""

    def batches(rng, m):
        return _cut(rng.permutation(m), batch_size)

    return _train(X, y, n_hidden, lr, epochs, batches, seed, lambda rows: len(rows) / batch_size)
