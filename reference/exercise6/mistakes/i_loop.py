"""Wrong loops: which rows, how often, from where."""

import numpy as np
from xor import _forward, _gradients, _loss, train

from grader.authoring import mistake


def _moved(params, grads, lr):
    return {name: values - lr * grads[name] for name, values in params.items()}


@mistake(
    "xor-forward-once",
    of="train",
    title="The gradients are computed once, before the loop, and used in every epoch.",
    hint="The slope changes after every step: what has to be inside the loop?",
    chapter="The Learning Algorithm",
    find="Print the gradient of b2 in every epoch: it should change from one to the next.",
)
def once(params, X, y, lr, epochs):
    """After a step the network stands somewhere else, and the slope there is another. Forward and backward pass belong
    to every epoch."""
    grads, losses = _gradients(params, X, y), []
    for _ in range(epochs):
        losses.append(_loss(_forward(params, X)[1], y))
        params = _moved(params, grads, lr)
    return params, losses


@mistake(
    "xor-reinit",
    of="train",
    title="Every epoch begins with the same weights, so only the last step remains.",
    hint="What survives from one epoch to the next, and what is made anew?",
    chapter="The Learning Algorithm",
    find="Print the loss of every epoch: it should change. If it stays the same, each epoch begins where the "
    "first did.",
)
def again(params, X, y, lr, epochs):
    """What stands inside the loop happens in every epoch. The start belongs before it."""
    one, losses = train(params, X, y, lr, 1)
    return one, losses * epochs


@mistake(
    "xor-return-in-loop",
    of="train",
    title="The training ends after its first epoch.",
    hint="At which depth of indentation does your return stand?",
    chapter="The Learning Algorithm",
    find="Ask for ten epochs and count the losses that come back: there should be ten.",
)
def returned_early(params, X, y, lr, epochs):
    """A return inside the loop ends the whole function in the first epoch."""
    return train(params, X, y, lr, 1)


@mistake(
    "xor-accumulate",
    of="train",
    title="The gradients of all epochs are added up.",
    hint="Old gradients are still in the bucket: what has to happen to them before the next epoch?",
    chapter="The Most Common Bug",
    find="Print the gradient of b2 in every epoch of a long training: it should become small, not large.",
)
def added_up(params, X, y, lr, epochs):
    """Each epoch needs the gradient at the place where the weights are now. Added to the old ones, it drags the whole
    past along."""
    total, losses = {name: np.zeros_like(values) for name, values in params.items()}, []
    for _ in range(epochs):
        losses.append(_loss(_forward(params, X)[1], y))
        total = {name: total[name] + values for name, values in _gradients(params, X, y).items()}
        params = _moved(params, total, lr)
    return params, losses


@mistake(
    "xor-per-sample",
    of="train",
    title="There is an update after every row instead of one for each epoch.",
    hint="One update per pass or one per row: what does full batch mean?",
    chapter="Key Concepts",
    find="Count the updates of one epoch with four rows: there should be one.",
)
def row_by_row(params, X, y, lr, epochs):
    """Both ways of training exist and both learn XOR. Here the full batch is asked for: the gradients of all rows are
    averaged, and then there is one step."""
    losses = []
    for _ in range(epochs):
        losses.append(_loss(_forward(params, X)[1], y))
        for row in range(len(X)):
            params = _moved(params, _gradients(params, X[row : row + 1], y[row : row + 1]), lr)
    return params, losses


@mistake("xor-per-sample", of="train")
def row_by_row_averaged(params, X, y, lr, epochs):
    """Divided by the number of rows as well."""
    losses = []
    for _ in range(epochs):
        losses.append(_loss(_forward(params, X)[1], y))
        for row in range(len(X)):
            params = _moved(params, _gradients(params, X[row : row + 1], y[row : row + 1]), lr / len(X))
    return params, losses


@mistake(
    "xor-one-sample",
    of="train",
    title="Only one row is used in each epoch.",
    hint="All rows belong to every epoch: which of them does your gradient see?",
    chapter="Key Concepts",
    find="Change the label of one row after the other and train one epoch: each time W2 should come out differently.",
)
def first_row(params, X, y, lr, epochs):
    """A single row pulls the network towards its own answer only. The mean over all rows is the direction that is good
    for all of them together."""
    return train(params, X[:1], y[:1], lr, epochs)


@mistake("xor-one-sample", of="train")
def next_row(params, X, y, lr, epochs):
    """Another one in each epoch."""
    losses = []
    for epoch in range(epochs):
        row = epoch % len(X)
        losses.append(_loss(_forward(params, X)[1], y))
        params = _moved(params, _gradients(params, X[row : row + 1], y[row : row + 1]), lr)
    return params, losses


@mistake("xor-one-sample", of="train")
def last_row(params, X, y, lr, epochs):
    """The last one."""
    return train(params, X[-1:], y[-1:], lr, epochs)


@mistake(
    "xor-four-rows",
    of="train",
    title="The number of rows is fixed in the code, so other data are averaged wrongly.",
    hint="XOR has four rows, but train may get any number: where does a 4 stand in your code?",
    chapter="Backward Pass: Computing Gradients",
    find="Take one step with the four corners, and one with every corner written twice: the weights should come out "
    "the same.",
)
def by_four(params, X, y, lr, epochs):
    """A fixed 4 is right for the corners of XOR and for nothing else. The number of rows can be read from X."""
    return train(params, X, y, lr * len(y) / 4, epochs)


@mistake("xor-four-rows", of="train")
def first_four(params, X, y, lr, epochs):
    """Only the first four rows are used."""
    return train(params, X[:4], y[:4], lr, epochs)


@mistake(
    "xor-epochs-off",
    of="train",
    title="There is one epoch too few or too many.",
    hint="Count the updates: how many are there for epochs = 3?",
    chapter="Key Concepts",
    find="Train one epoch with a rate that is not 0: W1 should have moved, and the list should hold one loss.",
)
def one_less(params, X, y, lr, epochs):
    """range(epochs) counts from 0 to epochs - 1: these are as many as asked for."""
    return train(params, X, y, lr, epochs - 1)


@mistake("xor-epochs-off", of="train")
def one_more(params, X, y, lr, epochs):
    """One too many."""
    return train(params, X, y, lr, epochs + 1)


@mistake("xor-epochs-off", of="train")
def one_less_but_its_loss(params, X, y, lr, epochs):
    """With a loss before the first step."""
    return train(params, X, y, lr, epochs - 1)[0], train(params, X, y, lr, epochs)[1]


@mistake("xor-epochs-off", of="train")
def one_more_without_its_loss(params, X, y, lr, epochs):
    """With a loss for each epoch but one."""
    return train(params, X, y, lr, epochs + 1)[0], train(params, X, y, lr, epochs)[1]


@mistake(
    "xor-changes-data",
    of="train",
    title="train changes the examples that it was given.",
    hint="Whose array does += or an assignment to X[...] write into?",
    chapter="The Learning Algorithm",
    find="Print X and y before the training and after it: they should be the same.",
)
def ordered_anew(params, X, y, lr, epochs):
    """An array that is changed in place is changed for everybody who holds it. Shuffle or scale a copy."""
    X[:], y[:] = X[::-1].copy(), y[::-1].copy()
    return train(params, X, y, lr, epochs)


@mistake("xor-changes-data", of="train")
def centred(params, X, y, lr, epochs):
    """The inputs are changed, and put back to where they were not."""
    answer = train(params, X, y, lr, epochs)
    X -= X.mean(axis=0)
    return answer


@mistake("xor-changes-data", of="train")
def labels_used(params, X, y, lr, epochs):
    """The labels."""
    answer = train(params, X, y, lr, epochs)
    y -= _forward(answer[0], X)[1]
    return answer
