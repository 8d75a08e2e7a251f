"""Wrong matrix products of the backward pass, and arrays that are overwritten."""

import numpy as np
from backprop import backward, relu_derivative, sigmoid_derivative

from grader.authoring import mistake


def _product(a, b):
    return a.T @ b


def _through(d, W):
    return d @ W.T


def _backward(params, cache, y, activation, first=_product, second=_product, through=_through, error=None):
    """Gradients with other products: ``first(X, dZ1)``, ``second(A1, dZ2)`` and ``through(dZ2, W2)``."""
    slope = relu_derivative if activation == "relu" else sigmoid_derivative
    dZ2 = (cache["A2"] - y) / len(y) if error is None else error
    W2 = second(cache["A1"], dZ2)
    dZ1 = through(dZ2, params["W2"]) * slope(cache["Z1"])
    return {"W1": first(cache["X"], dZ1), "b1": dZ1.sum(axis=0), "W2": W2, "b2": dZ2.sum(axis=0)}


@mistake(
    "bp-dW2-from-Z1",
    of="backward",
    title="The gradient of W2 is built from Z1 instead of A1.",
    hint="What did the last layer actually receive in the forward pass: the numbers before or after the activation?",
    chapter="Backpropagation Through Layers",
    find="Use ReLU and give one hidden neuron a bias of -100, so that it always answers 0. Its row in the gradient "
    "of W2 should be zero; a large number there was not taken from its answer.",
)
def w2_from_pre_activation(params, cache, y, activation="sigmoid"):
    """The gradient of a weight is the error behind it times the number that came in through it. What came into the last
    layer is A1; Z1 never left the hidden layer."""
    return _backward(params, {**cache, "A1": cache["Z1"]}, y, activation)


@mistake(
    "bp-dW-transposed",
    of="backward",
    title="The gradient of a weight matrix comes out transposed.",
    hint="A gradient has the shape of its parameter: compare both.",
    chapter="Backpropagation Through Layers",
    find="Print the shapes of both weight gradients for 2 inputs and 3 hidden neurons: they should be (2, 3) "
    "and (3, 1), those of the weights themselves.",
)
def both_transposed(params, cache, y, activation="sigmoid"):
    """Errors transposed times inputs is the layout for examples in columns. Here the inputs are transposed and come
    first; with a square matrix the wrong order gives no error at all."""
    return _backward(params, cache, y, activation, first=lambda a, d: d.T @ a, second=lambda a, d: d.T @ a)


@mistake("bp-dW-transposed", of="backward")
def first_transposed(params, cache, y, activation="sigmoid"):
    """That of W1."""
    return _backward(params, cache, y, activation, first=lambda a, d: d.T @ a)


@mistake("bp-dW-transposed", of="backward")
def second_transposed(params, cache, y, activation="sigmoid"):
    """That of W2."""
    return _backward(params, cache, y, activation, second=lambda a, d: d.T @ a)


@mistake(
    "bp-X-not-T",
    of="backward",
    title="Inputs and errors are multiplied without transposing the inputs.",
    hint="The gradient of W has no axis for examples: which axis must disappear in the product?",
    chapter="Backpropagation Through Layers",
    find="Use 5 examples, 2 inputs and 3 hidden neurons, and write down the shapes on both sides of each @. The "
    "inner two numbers must agree and the outer two must be the shape of the weights.",
)
def both_not_transposed(params, cache, y, activation="sigmoid"):
    """The contributions of all examples add up, so the axis of the examples has to be the inner one of the product.
    Without transposing, features meet examples; when both numbers are equal there is no error, only wrong gradients."""
    return _backward(params, cache, y, activation, first=lambda a, d: a @ d, second=lambda a, d: a @ d)


@mistake("bp-X-not-T", of="backward")
def first_not_transposed(params, cache, y, activation="sigmoid"):
    """For W1."""
    return _backward(params, cache, y, activation, first=lambda a, d: a @ d)


@mistake("bp-X-not-T", of="backward")
def second_not_transposed(params, cache, y, activation="sigmoid"):
    """For W2."""
    return _backward(params, cache, y, activation, second=lambda a, d: a @ d)


@mistake("bp-X-not-T", of="backward")
def both_not_transposed_dot(params, cache, y, activation="sigmoid"):
    """For both, with np.dot."""
    return _backward(params, cache, y, activation, first=np.dot, second=np.dot)


@mistake("bp-X-not-T", of="backward")
def first_not_transposed_dot(params, cache, y, activation="sigmoid"):
    """For W1, with np.dot."""
    return _backward(params, cache, y, activation, first=np.dot)


@mistake("bp-X-not-T", of="backward")
def second_not_transposed_dot(params, cache, y, activation="sigmoid"):
    """For W2, with np.dot."""
    return _backward(params, cache, y, activation, second=np.dot)


@mistake(
    "bp-W2-not-T",
    of="backward",
    title="On the way back, W2 is used as in the forward pass instead of transposed.",
    hint="Going backwards the matrix is used the other way round: from the outputs to the hidden neurons.",
    chapter="Backpropagation Through Layers",
    find="Use 5 examples and 3 hidden neurons, and print the shape of the signal that arrives at the hidden layer. "
    "It should be (5, 3), like A1.",
)
def w2_not_transposed(params, cache, y, activation="sigmoid"):
    """In the forward pass W2 leads from h hidden neurons to one output. The error travels from one output to h hidden
    neurons, so it needs W2 with rows and columns exchanged."""
    return _backward(params, cache, y, activation, through=lambda d, W: d @ W)


@mistake("bp-W2-not-T", of="backward")
def w2_not_transposed_dot(params, cache, y, activation="sigmoid"):
    """With np.dot."""
    return _backward(params, cache, y, activation, through=np.dot)


@mistake("bp-W2-not-T", of="backward")
def w2_first(params, cache, y, activation="sigmoid"):
    """W2 first and the error transposed: the layout for examples in columns."""
    return _backward(params, cache, y, activation, through=lambda d, W: W @ d.T)


@mistake("bp-W2-not-T", of="backward")
def w2_entry_by_entry(params, cache, y, activation="sigmoid"):
    """Multiplied entry by entry."""
    return _backward(params, cache, y, activation, through=lambda d, W: d * W)


@mistake(
    "bp-y-1d",
    of="backward",
    title="Every label is subtracted from every prediction: a table comes out instead of a column.",
    hint="Check the shape of prediction minus label: is it still one column?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the shape of the error at the output for 4 examples. It should be (4, 1); (4, 4) means that each "
    "label met each prediction.",
)
def labels_flattened(params, cache, y, activation="sigmoid"):
    """(m, 1) minus (m,) is no error in NumPy: it gives an m by m table. The products after it then clash, or give
    gradients of the wrong shape. Both have to be columns."""
    return _backward(params, cache, y, activation, error=(cache["A2"] - y.ravel()) / len(y))


@mistake("bp-y-1d", of="backward")
def predictions_flattened(params, cache, y, activation="sigmoid"):
    """The predictions are flat, the labels a column."""
    return _backward(params, cache, y, activation, error=(cache["A2"].ravel() - y) / len(y))


@mistake(
    "bp-input-overwritten",
    of="backward",
    title="The gradient of W1 is built from a later layer's values instead of X.",
    hint="Keep every layer's input until the backward pass: what came into the first layer?",
    chapter="Backpropagation Through Layers",
    find="Double X in the cache, leave the other entries alone, and run backward again. The gradient of W1 should "
    "double; if it does not, it was not built from X.",
)
def w1_from_hidden(params, cache, y, activation="sigmoid"):
    """The gradient of a weight is the error behind it times the number that came in through it. What came into the
    first layer is X. A variable that was reused for every layer no longer holds it."""
    return _backward(params, {**cache, "X": cache["A1"]}, y, activation)


@mistake("bp-input-overwritten", of="backward")
def w1_from_output(params, cache, y, activation="sigmoid"):
    """From the output."""
    return _backward(params, {**cache, "X": cache["A2"]}, y, activation)


@mistake(
    "bp-inplace-cache",
    of="backward",
    title="Your backward pass overwrites the arrays in the cache.",
    hint="Called twice with the same cache, does it answer the same? Which line writes into an array it was given?",
    chapter="The Backward Pass (Backpropagation)",
    find="Copy every array of the cache, run backward once with ReLU and once with the sigmoid, and compare "
    "with the copies. No number should have changed.",
)
def eats_the_output(params, cache, y, activation="sigmoid"):
    """A new name for an array is no new array. Subtracting in place, or assigning to entries, changes what is stored in
    the cache, and whoever uses it next computes with the leftovers."""
    grads = backward(params, cache, y, activation)
    cache["A2"] -= y
    return grads


@mistake("bp-inplace-cache", of="backward")
def eats_the_averaged_output(params, cache, y, activation="sigmoid"):
    """And divides in place."""
    grads = backward(params, cache, y, activation)
    cache["A2"] -= y
    cache["A2"] /= len(y)
    return grads


@mistake("bp-inplace-cache", of="backward")
def eats_the_hidden_layer(params, cache, y, activation="sigmoid"):
    """Writes ReLU's slope into Z1."""
    grads = backward(params, cache, y, activation)
    if activation == "relu":
        z = cache["Z1"]
        z[z <= 0] = 0
        z[z > 0] = 1
    return grads
