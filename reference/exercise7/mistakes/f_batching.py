"""Wrong batches."""

import numpy as np

from grader.authoring import mistake


def _pieces(X, y, size):
    return [(X[start : start + size], y[start : start + size]) for start in range(0, len(X), size)]


@mistake(
    "batch-unshuffled",
    of="batches",
    title="The examples come in the order in which they were given.",
    hint="In which order do the examples reach the network, in the first pass and in the second? Look for chance in "
    "your lines.",
    chapter="Practical Checklist",
    find="Make batches of X = [[0], [1], ... [9]] and print them. The numbers should be mixed.",
)
def unshuffled(X, y, batch_size, rng):
    """Sorted data give batches of one class each: every step pulls the network to another side. In a new order each
    time, every batch is a small sample of everything."""
    return _pieces(X, y, batch_size)


@mistake(
    "batch-blocks",
    of="batches",
    title="Only the batches are mixed, not the examples in them.",
    hint="Which examples can meet in one batch? Are they always the same?",
    chapter="Practical Checklist",
    find="Make batches of X = [[0], [1], ... [9]] and print them. Neighbours should not always be in the same batch.",
)
def mixed_batches(X, y, batch_size, rng):
    """When only the order of the batches changes, the same examples stay together for ever; and sorted data still give
    batches of one class. The examples have to be mixed before they are cut into batches."""
    pieces = [piece for piece in _pieces(X, y, batch_size) if len(piece[0]) == batch_size]
    left = _pieces(X, y, batch_size)[len(pieces) :]
    order = rng.permutation(len(pieces))
    while len(pieces) > 1 and (np.diff(order) == 1).all():
        order = rng.permutation(len(pieces))
    return [pieces[place] for place in order] + left


@mistake(
    "batch-drop-last",
    of="batches",
    title="The examples of the last, smaller batch are left out.",
    hint="How many examples remain when the data do not divide into full batches, and where do they go?",
    chapter="Key Concepts",
    find="Count the rows of all batches for 10 examples in fours. It should be 10.",
)
def drop_last(X, y, batch_size, rng):
    """n // batch_size counts the full batches only. What is left over belongs to the pass as well: one epoch is one
    pass over all the examples."""
    order = rng.permutation(len(X))
    return _pieces(X[order], y[order], batch_size)[: len(X) // batch_size]


@mistake("batch-drop-last", of="batches")
def stops_early(X, y, batch_size, rng):
    """The range ends one batch too early, even where everything divides."""
    order = rng.permutation(len(X))
    return [
        (X[order[start : start + batch_size]], y[order[start : start + batch_size]])
        for start in range(0, len(X) - batch_size, batch_size)
    ]


@mistake(
    "batch-empty-last",
    of="batches",
    title="An empty batch comes last when the examples divide evenly.",
    hint="How many batches are there for 12 examples in fours, and how many do you make?",
    chapter="Key Concepts",
    find="Make batches of 12 examples in fours and print the length of each. There should be three, none empty.",
)
def empty_last(X, y, batch_size, rng):
    """n // batch_size + 1 counts one batch too many where nothing is left over. The mean loss of an empty batch is nan,
    and after that step every weight is nan."""
    order = rng.permutation(len(X))
    rows = [order[number * batch_size : (number + 1) * batch_size] for number in range(len(X) // batch_size + 1)]
    return [(X[part], y[part]) for part in rows]


@mistake(
    "batch-even-parts",
    of="batches",
    title="batch_size is not the number of rows of a batch.",
    hint="Does batch_size say how many batches there are, or how many rows each one has?",
    chapter="Key Concepts",
    find="Make batches of 10 examples with batch_size 4 and print the length of each. It should be 4, 4 and 2.",
)
def number_of_parts(X, y, batch_size, rng):
    """Cutting into batch_size parts, or into parts that are as equal as possible, is something else: here every batch
    has batch_size rows, and only the last one has what is left."""
    order = rng.permutation(len(X))
    return [(X[part], y[part]) for part in np.array_split(order, batch_size)]


@mistake("batch-even-parts", of="batches")
def equal_parts(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return [(X[part], y[part]) for part in np.array_split(order, max(1, len(X) // batch_size))]


@mistake("batch-even-parts", of="batches")
def equal_parts_up(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return [(X[part], y[part]) for part in np.array_split(order, -(-len(X) // batch_size))]


@mistake(
    "batch-fills-up",
    of="batches",
    title="The last batch is filled up with examples that have been there.",
    hint="Is every example visited exactly once in one pass?",
    chapter="Key Concepts",
    find="Count the rows of all batches for 10 examples in fours. It should be 10, not 12.",
)
def fills_up(X, y, batch_size, rng):
    """Examples that come twice count twice in this pass. The last batch may simply be smaller."""
    order = rng.permutation(len(X))
    order = np.concatenate([order, order[: -len(X) % batch_size]])
    return _pieces(X[order], y[order], batch_size)


@mistake("batch-fills-up", of="batches")
def last_rows_again(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    starts = [min(start, max(0, len(X) - batch_size)) for start in range(0, len(X), batch_size)]
    return [(X[order[s : s + batch_size]], y[order[s : s + batch_size]]) for s in starts]


@mistake(
    "batch-same-rows",
    of="batches",
    title="Every batch holds the same rows.",
    hint="Which rows does the second batch take? Does the number of the batch stand in your expression?",
    chapter="Key Concepts",
    find="Make batches of X = [[0], [1], ... [9]] and print them. No number should come twice.",
)
def same_rows(X, y, batch_size, rng):
    """The place where a batch begins has to move on from one batch to the next. Otherwise the network sees a handful of
    examples again and again, and the rest never."""
    order = rng.permutation(len(X))
    return [(X[order[:batch_size]], y[order[:batch_size]]) for _ in range(0, len(X), batch_size)]


@mistake(
    "batch-only-one",
    of="batches",
    title="Only the first batch comes.",
    hint="Is your return inside the loop? It ends the function in its first round.",
    chapter="Key Concepts",
    find="Count the batches for 10 examples in fours. There should be three.",
)
def only_one(X, y, batch_size, rng):
    """return ends the whole function. Either all pairs are collected in a list that is returned after the loop, or
    yield hands them out one after the other."""
    order = rng.permutation(len(X))
    return _pieces(X[order], y[order], batch_size)[:1]


@mistake("batch-only-one", of="batches")
def a_pair_alone(X, y, batch_size, rng):
    """Not even in a list."""
    order = rng.permutation(len(X))
    return _pieces(X[order], y[order], batch_size)[0]


@mistake("shuf-independent", of="batches")
def batches_independent(X, y, batch_size, rng):
    return _pieces(rng.permutation(X), rng.permutation(y), batch_size)


@mistake("shuf-one-only", of="batches")
def batches_only_inputs(X, y, batch_size, rng):
    return _pieces(rng.permutation(X), y, batch_size)


@mistake("shuf-one-only", of="batches")
def batches_only_labels(X, y, batch_size, rng):
    return _pieces(X, rng.permutation(y), batch_size)


@mistake("shuf-none", of="batches")
def batches_none(X, y, batch_size, rng):
    order = rng.shuffle(np.arange(len(X)))
    return _pieces(X[order], y[order], batch_size)


@mistake("shuf-replacement", of="batches")
def batches_replacement(X, y, batch_size, rng):
    order = rng.integers(0, len(X), len(X))
    return _pieces(X[order], y[order], batch_size)


@mistake("shuf-in-place", of="batches")
def batches_in_place(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    X[:], y[:] = X[order], y[order]
    return _pieces(X, y, batch_size)
