"""Wrong matrix products of the backward pass, and arrays that are overwritten."""

import numpy as np
from scratch import backward

from grader.authoring import mistake


def _product(a, b):
    return a.T @ b


def _through(d, W):
    return d @ W.T


def _backward(params, cache, y, first=_product, second=_product, through=_through, error=None):
    """Gradients with other products: ``first(X, dZ1)``, ``second(A1, dZ2)`` and ``through(dZ2, W2)``."""
    dZ2 = (cache["y_hat"] - y) / len(y) if error is None else error
    W2 = second(cache["A1"], dZ2)
    dZ1 = through(dZ2, params["W2"]) * (cache["Z1"] > 0)
    return {"W1": first(cache["X"], dZ1), "b1": dZ1.sum(axis=0), "W2": W2, "b2": dZ2.sum(axis=0)}


@mistake(
    "bp-dW2-from-Z1",
    of="backward",
    also="train",
    title="The gradient of W2 is built from Z1 instead of A1.",
    hint="What did the last layer actually receive in the forward pass: the numbers before or after the activation?",
    chapter="Backpropagation Through Layers",
    find="Give one hidden neuron a bias of -100, so that it always answers 0. Its row in the gradient "
    "of W2 should be zero; a large number there was not taken from its answer.",
)
def w2_from_pre_activation(params, cache, y):
    """The gradient of a weight is the error behind it times the number that came in through it. What came into the last
    layer is A1; Z1 never left the hidden layer."""
    return _backward(params, {**cache, "A1": cache["Z1"]}, y)


@mistake(
    "bp-dW-transposed",
    of="backward",
    also="train",
    title="The gradient of a weight matrix comes out transposed.",
    hint="A gradient has the shape of its parameter: compare both.",
    chapter="Backpropagation Through Layers",
    find="Print the shapes of both weight gradients for 2 inputs and 3 hidden neurons: they should be (2, 3) "
    "and (3, 1), those of the weights themselves.",
)
def both_transposed(params, cache, y):
    """Errors transposed times inputs is the layout for examples in columns. Here the inputs are transposed and come
    first; with a square matrix the wrong order gives no error at all."""
    return _backward(params, cache, y, first=lambda a, d: d.T @ a, second=lambda a, d: d.T @ a)


@mistake("bp-dW-transposed", of="backward", also="train")
def first_transposed(params, cache, y):
    """That of W1."""
    return _backward(params, cache, y, first=lambda a, d: d.T @ a)


@mistake("bp-dW-transposed", of="backward", also="train")
def second_transposed(params, cache, y):
    """That of W2."""
    return _backward(params, cache, y, second=lambda a, d: d.T @ a)


@mistake(
    "bp-X-not-T",
    of="backward",
    also="train",
    title="Inputs and errors are multiplied without transposing the inputs.",
    hint="The gradient of W has no axis for examples: which axis must disappear in the product?",
    chapter="Backpropagation Through Layers",
    find="Use 5 examples, 2 inputs and 3 hidden neurons, and write down the shapes on both sides of each @. The "
    "inner two numbers must agree and the outer two must be the shape of the weights.",
)
def both_not_transposed(params, cache, y):
    """The contributions of all examples add up, so the axis of the examples has to be the inner one of the product.
    Without transposing, features meet examples; when both numbers are equal there is no error, only wrong gradients."""
    return _backward(params, cache, y, first=lambda a, d: a @ d, second=lambda a, d: a @ d)


@mistake("bp-X-not-T", of="backward", also="train")
def first_not_transposed(params, cache, y):
    """For W1."""
    return _backward(params, cache, y, first=lambda a, d: a @ d)


@mistake("bp-X-not-T", of="backward", also="train")
def second_not_transposed(params, cache, y):
    """For W2."""
    return _backward(params, cache, y, second=lambda a, d: a @ d)


@mistake("bp-X-not-T", of="backward", also="train")
def both_not_transposed_dot(params, cache, y):
    """For both, with np.dot."""
    return _backward(params, cache, y, first=np.dot, second=np.dot)


@mistake("bp-X-not-T", of="backward", also="train")
def first_not_transposed_dot(params, cache, y):
    """For W1, with np.dot."""
    return _backward(params, cache, y, first=np.dot)


@mistake("bp-X-not-T", of="backward", also="train")
def second_not_transposed_dot(params, cache, y):
    """For W2, with np.dot."""
    return _backward(params, cache, y, second=np.dot)


@mistake(
    "bp-W2-not-T",
    of="backward",
    also="train",
    title="On the way back, W2 is used as in the forward pass instead of transposed.",
    hint="Going backwards the matrix is used the other way round: from the outputs to the hidden neurons.",
    chapter="Backpropagation Through Layers",
    find="Use 5 examples and 3 hidden neurons, and print the shape of the signal that arrives at the hidden layer. "
    "It should be (5, 3), like A1.",
)
def w2_not_transposed(params, cache, y):
    """In the forward pass W2 leads from h hidden neurons to one output. The error travels from one output to h hidden
    neurons, so it needs W2 with rows and columns exchanged."""
    return _backward(params, cache, y, through=lambda d, W: d @ W)


@mistake("bp-W2-not-T", of="backward", also="train")
def w2_not_transposed_dot(params, cache, y):
    """With np.dot."""
    return _backward(params, cache, y, through=np.dot)


@mistake("bp-W2-not-T", of="backward", also="train")
def w2_first(params, cache, y):
    """W2 first and the error transposed: the layout for examples in columns."""
    return _backward(params, cache, y, through=lambda d, W: W @ d.T)


@mistake("bp-W2-not-T", of="backward", also="train")
def w2_entry_by_entry(params, cache, y):
    """Multiplied entry by entry."""
    return _backward(params, cache, y, through=lambda d, W: d * W)


@mistake(
    "bp-y-1d",
    of="backward",
    also="train",
    title="Every label is subtracted from every prediction: a table comes out instead of a column.",
    hint="Check the shape of prediction minus label: is it still one column?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the shape of the error at the output for 4 examples. It should be (4, 1); (4, 4) means that each "
    "label met each prediction.",
)
def labels_flattened(params, cache, y):
    """(m, 1) minus (m,) is no error in NumPy: it gives an m by m table. The products after it then clash, or give
    gradients of the wrong shape. Both have to be columns."""
    return _backward(params, cache, y, error=(cache["y_hat"] - y.ravel()) / len(y))


@mistake("bp-y-1d", of="backward", also="train")
def predictions_flattened(params, cache, y):
    """The predictions are flat, the labels a column."""
    return _backward(params, cache, y, error=(cache["y_hat"].ravel() - y) / len(y))


@mistake(
    "bp-input-overwritten",
    of="backward",
    also="train",
    title="The gradient of W1 is built from a later layer's values instead of X.",
    hint="Keep every layer's input until the backward pass: what came into the first layer?",
    chapter="Backpropagation Through Layers",
    find="Set one column of X to zeros and run forward and backward. That column's row in the gradient of W1 should "
    "be zeros; if it is not, the gradient was not built from X.",
)
def w1_from_hidden(params, cache, y):
    """The gradient of a weight is the error behind it times the number that came in through it. What came into the
    first layer is X. A variable that was reused for every layer no longer holds it."""
    return _backward(params, {**cache, "X": cache["A1"]}, y)


@mistake("bp-input-overwritten", of="backward", also="train")
def w1_from_output(params, cache, y):
    """From the output."""
    return _backward(params, {**cache, "X": cache["y_hat"]}, y)


@mistake(
    "bp-inplace-cache",
    of="backward",
    also="train",
    title="Your backward pass overwrites the arrays in the cache.",
    hint="Called twice with the same cache, does it answer the same? Which line writes into an array it was given?",
    chapter="The Backward Pass (Backpropagation)",
    find="Run forward once and backward twice with the same cache, and compare the gradients. No number should have "
    "changed.",
)
def eats_the_output(params, cache, y):
    """A new name for an array is no new array. Subtracting in place, or assigning to entries, changes what is stored in
    the cache, and whoever uses it next computes with the leftovers."""
    grads = backward(params, cache, y)
    cache["y_hat"] -= y
    return grads


@mistake("bp-inplace-cache", of="backward", also="train")
def eats_the_averaged_output(params, cache, y):
    """And divides in place."""
    grads = backward(params, cache, y)
    cache["y_hat"] -= y
    cache["y_hat"] /= len(y)
    return grads
