"""Wrong products and sums in the gradients."""

import numpy as np
from xor import _forward, _loss

from grader.authoring import mistake


def _descend(params, X, y, lr, epochs, gradients):
    """Gradient descent with ``gradients(X, A1, W2, dZ2, dZ1)``, which gives those that are wrong."""
    losses = []
    for _ in range(epochs):
        A1, y_hat = _forward(params, X)
        losses.append(_loss(y_hat, y))
        dZ2 = (y_hat - y) / len(y)
        dZ1 = dZ2 @ params["W2"].T * A1 * (1 - A1)
        grads = {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": A1.T @ dZ2, "b2": dZ2.sum(axis=0)}
        grads |= gradients(X, A1, params["W2"], dZ2, dZ1)
        params = {name: params[name] - lr * grads[name] for name in grads}
    return params, losses


@mistake(
    "bp-dW2-from-Z1",
    of="train",
    title="The gradient of W2 is computed from Z1 instead of A1.",
    hint="What did the last layer really receive, before its weights were applied?",
    chapter="Backpropagation Through Layers",
    find="Set W1 and b1 to 0, so that Z1 is 0 and A1 is one half. The gradient of W2 should not be 0 then, "
    "with one row.",
)
def from_z1(params, X, y, lr, epochs):
    """The gradient of a weight is what came in at it, times the error behind it. Into W2 comes A1; Z1 is what it was
    before the sigmoid."""

    def wrong(X, A1, W2, dZ2, dZ1):
        return {"W2": np.log(A1 / (1 - A1)).T @ dZ2}

    return _descend(params, X, y, lr, epochs, wrong)


@mistake(
    "bp-db-scalar",
    of="train",
    title="The gradients of all biases of a layer are added into one number.",
    hint="One number for each unit, please: along which axis do you sum?",
    chapter="Backpropagation Through Layers",
    find="Print the shape of db1 for three hidden units: it should be (3,).",
)
def scalar_sum(params, X, y, lr, epochs):
    """A sum without an axis adds everything there is. The biases of a layer then all make the same step, and nobody
    notices, because one number can be subtracted from any array."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"b1": dZ1.sum(), "b2": dZ2.sum()})


@mistake(
    "bp-db-mean-scalar",
    of="train",
    title="The mean over a whole table is used as the gradient of every bias.",
    hint="One number for each unit, please: along which axis do you take the mean?",
    chapter="Backpropagation Through Layers",
    find="Print the shape of db1 for three hidden units: it should be (3,).",
)
def scalar_mean(params, X, y, lr, epochs):
    """A mean without an axis runs over rows and units together, and it divides by both."""

    def wrong(X, A1, W2, dZ2, dZ1):
        return {"b1": dZ1.mean() * len(X), "b2": dZ2.sum()}

    return _descend(params, X, y, lr, epochs, wrong)


@mistake("bp-db-mean-scalar", of="train")
def scalar_mean_again(params, X, y, lr, epochs):
    """Of errors that are averaged already."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"b1": dZ1.mean(), "b2": dZ2.mean()})


@mistake(
    "gd-bias-grows",
    of="train",
    title="The gradients of the biases are not summed over the rows, so the biases grow into tables.",
    hint="Did your bias change its shape? Every row contributes to the same one.",
    chapter="Backpropagation Through Layers",
    find="Print the shape of b1 before and after one step: it should be (h,) both times.",
)
def not_summed(params, X, y, lr, epochs):
    """A bias acts in every row, so its gradient is the sum over the rows. Subtracting a table from a row of biases
    raises no error: the result is a table, with biases of its own for each example."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"b1": dZ1, "b2": dZ2})


@mistake("gd-bias-grows", of="train")
def not_summed_first(params, X, y, lr, epochs):
    """In the hidden layer only."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"b1": dZ1})


@mistake("gd-bias-grows", of="train")
def not_summed_last(params, X, y, lr, epochs):
    """In the output layer only."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"b2": dZ2})


@mistake(
    "bp-db-axis",
    of="train",
    title="The gradient of a bias is summed along the wrong axis.",
    hint="Sum over the examples and keep the units: which axis is which?",
    chapter="Backpropagation Through Layers",
    find="Print the shape of db1 for four rows and three hidden units: it should be (3,).",
)
def wrong_axis(params, X, y, lr, epochs):
    """Rows are examples here, so the sum over the examples runs down the columns, along axis 0. Along axis 1 the units
    are added up, and every example keeps a number of its own."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"b1": dZ1.sum(axis=1)})


@mistake("bp-db-axis", of="train")
def wrong_axis_column(params, X, y, lr, epochs):
    """As a column."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"b1": dZ1.sum(axis=1, keepdims=True)})


@mistake("bp-db-axis", of="train")
def wrong_axis_both(params, X, y, lr, epochs):
    """In both layers, as columns."""

    def wrong(X, A1, W2, dZ2, dZ1):
        return {"b1": dZ1.sum(axis=1, keepdims=True), "b2": dZ2.sum(axis=1, keepdims=True)}

    return _descend(params, X, y, lr, epochs, wrong)


@mistake(
    "bp-db1-from-dZ2",
    of="train",
    title="The gradient of b1 is computed from the error of the output.",
    hint="Compare the shapes of the two bias gradients, and the lines they come from.",
    chapter="Backpropagation Through Layers",
    find="Print db1 and db2 for three hidden units: the first should hold three different numbers.",
)
def copied_bias(params, X, y, lr, epochs):
    """A copied line that still speaks of the other layer. One number fits any number of biases, so nothing warns
    you."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"b1": dZ2.sum(axis=0)})


@mistake(
    "bp-dW-transposed",
    of="train",
    title="The gradient of W1 is transposed.",
    hint="A gradient has the shape of its parameter: print both.",
    chapter="Backpropagation Through Layers",
    find="Take two inputs and three hidden units: the gradient of W1 should have the shape (2, 3).",
)
def turned(params, X, y, lr, epochs):
    """The two factors of the product are exchanged. With as many hidden units as inputs the shape is right by
    accident, and the numbers stand in the wrong places."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"W1": dZ1.T @ X})


@mistake(
    "bp-X-not-T",
    of="train",
    title="X is not transposed in the gradient of W1.",
    hint="Which axis has to disappear in this product: the one of the rows, or the one of the inputs?",
    chapter="Backpropagation Through Layers",
    find="Take four rows, two inputs and three hidden units, and write the shape of every factor on paper.",
)
def not_turned(params, X, y, lr, epochs):
    """The product has to add up the rows, so the rows must be the inner axis of both factors. When there are as many
    rows as inputs, the wrong product fits, too."""
    return _descend(params, X, y, lr, epochs, lambda X, A1, W2, dZ2, dZ1: {"W1": X @ dZ1})


@mistake(
    "bp-W2-not-T",
    of="train",
    title="W2 is not transposed on the way back.",
    hint="Going backwards the matrix is used the other way round: which shape should dA1 have?",
    chapter="Backpropagation Through Layers",
    find="Print the shape of dA1 for four rows and three hidden units: it should be (4, 3).",
)
def forward_again(params, X, y, lr, epochs):
    """Forward, W2 turns h numbers into one; backward, one number has to become h. The error of one column does not fit
    in front of W2 as it is."""

    def wrong(X, A1, W2, dZ2, dZ1):
        back = (dZ2 @ W2) * A1 * (1 - A1)
        return {"W1": X.T @ back, "b1": back.sum(axis=0)}

    return _descend(params, X, y, lr, epochs, wrong)


@mistake(
    "bp-one-sample",
    of="train",
    title="The gradients of the weights come from a single row.",
    hint="Add up, do not overwrite: what is left of the first row when the loop is over?",
    chapter="Backpropagation Through Layers",
    find="Change the label of the first row, then of the last: both should change the gradient.",
)
def last_row(params, X, y, lr, epochs):
    """A loop over the rows has to add each contribution to the ones before. With = instead of += only the last row
    is left."""

    def wrong(X, A1, W2, dZ2, dZ1):
        return {"W1": X[-1:].T @ dZ1[-1:], "b1": dZ1[-1], "W2": A1[-1:].T @ dZ2[-1:], "b2": dZ2[-1]}

    return _descend(params, X, y, lr, epochs, wrong)
