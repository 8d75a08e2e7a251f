"""Wrong errors at the output."""

import numpy as np
from mistakes._shared import _descend
from xor import _forward, _gradients, _loss

from grader.authoring import mistake


def _from_error(params, X, y, lr, epochs, error):
    """Everything follows from another error: ``error(y_hat, y)``, not averaged yet."""

    def gradients(params, X, y):
        y_hat = _forward(params, X)[1]
        return _gradients(params, X, y_hat - error(y_hat, y))

    return _descend(params, X, y, lr, epochs, gradients)


@mistake(
    "xor-mse",
    of="train",
    title="The output's error is multiplied by the sigmoid's slope, as for the squared error.",
    hint="With this loss and this output the slope cancels: look at the chapter's simplification.",
    chapter="Backward Pass: Computing Gradients",
    find="Set all weights and biases to 0 and take one row with label 1 and lr = 1. After one step b2 should be 0.5; "
    "with the slope in it, it is 0.125 or 0.25.",
)
def half_squares(params, X, y, lr, epochs):
    """For the cross-entropy, prediction minus label is the slope at Z2 already: the sigmoid's own slope has cancelled
    against the logarithm's. Multiplied in again, a confident mistake hardly teaches anything."""
    return _from_error(params, X, y, lr, epochs, lambda a, t: (a - t) * a * (1 - a))


@mistake("xor-mse", of="train")
def squares(params, X, y, lr, epochs):
    """With the 2 of the square."""
    return _from_error(params, X, y, lr, epochs, lambda a, t: 2 * (a - t) * a * (1 - a))


@mistake("xor-mse", of="train")
def summed_squares(params, X, y, lr, epochs):
    """Without an average."""
    return _from_error(params, X, y, lr, epochs, lambda a, t: (a - t) * a * (1 - a) * len(t))


@mistake(
    "bp-dA-not-dZ",
    of="train",
    title="The slope at the output y_hat is used where the slope at Z2 is needed.",
    hint="You stopped one link of the chain early: what lies between y_hat and Z2?",
    chapter="The Chain Rule in Action",
    find="Set all weights and biases to 0 and take one row with label 1 and lr = 1. After one step b2 should be 0.5; 2 "
    "means that you stopped one step too early on the way back.",
)
def stopped_early(params, X, y, lr, epochs):
    """The derivative of the loss for y_hat is -(y / y_hat) + (1 - y) / (1 - y_hat). To get to Z2 it has to be
    multiplied by the slope of the sigmoid; what remains is y_hat - y."""
    return _from_error(params, X, y, lr, epochs, lambda a, t: -(t / a) + (1 - t) / (1 - a))


@mistake(
    "bp-loss-as-delta",
    of="train",
    title="Every row has the same error.",
    hint="The error differs from row to row: at which step does your program turn it into one number?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the error at the output for the four corners: two should be positive and two negative.",
)
def loss_as_error(params, X, y, lr, epochs):
    """The loss is one number for the batch. The backward pass starts from its slope, which has one entry for each row:
    prediction minus label."""
    return _from_error(params, X, y, lr, epochs, lambda a, t: np.full_like(a, _loss(a, t)))


@mistake("bp-loss-as-delta", of="train")
def mean_error(params, X, y, lr, epochs):
    """The mean error of the batch for every row."""
    return _from_error(params, X, y, lr, epochs, lambda a, t: np.full_like(a, np.mean(a - t)))


@mistake(
    "bp-thresholded-error",
    of="train",
    title="The prediction is rounded to a class before the label is subtracted.",
    hint="Small errors should still teach a little: what is left of 0.6 minus 1 after rounding?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the error at the output for the four corners: before training none of them should be a whole number.",
)
def thresholded(params, X, y, lr, epochs):
    """Rounded, a row that is barely right gives no gradient at all, and one that is barely wrong gives the largest
    there is."""
    return _from_error(params, X, y, lr, epochs, lambda a, t: (a > 0.5) - t)


@mistake(
    "xor-targets",
    of="train",
    title="The labels are turned round: ones are taught as zeros and zeros as ones.",
    hint="Re-read the truth table: which corners answer 1?",
    chapter="Why XOR Matters",
    find="Train, and print the four outputs beside the four labels: they should come near each other.",
)
def flipped(params, X, y, lr, epochs):
    """The network learns just what it is shown. With y and 1 - y exchanged somewhere, it learns the opposite of XOR."""
    return _descend(params, X, 1 - y, lr, epochs, _gradients)


@mistake(
    "bp-y-1d",
    of="train",
    title="The labels are flattened, and prediction minus label becomes a square table.",
    hint="Print the shape of prediction minus label: is it the shape of the prediction?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the shape of the error at the output for the four corners: it should be (4, 1).",
)
def flat_labels(params, X, y, lr, epochs):
    """NumPy subtracts a row of m labels from a column of m predictions without complaint: every prediction meets every
    label. Both have to have the same shape."""
    losses = []
    for _ in range(epochs):
        A1, y_hat = _forward(params, X)
        losses.append(_loss(y_hat, y))
        dZ2 = (y_hat - y.ravel()) / len(y)
        dZ1 = dZ2 @ params["W2"].T * A1 * (1 - A1)
        grads = {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": A1.T @ dZ2, "b2": dZ2.sum(axis=0)}
        params = {name: params[name] - lr * grads[name] for name in grads}
    return params, losses
