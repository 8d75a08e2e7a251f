"""Wrong gradients of the biases, and examples that are forgotten."""

import numpy as np
from scratch import backward

from grader.authoring import mistake


def _signals(params, cache, y):
    """dZ1 (m, h) and dZ2 (m, 1)."""
    dZ2 = (cache["y_hat"] - y) / len(y)
    return dZ2 @ params["W2"].T * (cache["Z1"] > 0), dZ2


def _with_biases(params, cache, y, bias):
    """Right gradients, but ``bias(dZ)`` for the biases."""
    dZ1, dZ2 = _signals(params, cache, y)
    return {**backward(params, cache, y), "b1": bias(dZ1), "b2": bias(dZ2)}


def _of_rows(params, cache, y, rows):
    """Gradients of some examples only, as a mean over them."""
    return backward(params, {name: values[rows] for name, values in cache.items()}, y[rows])


@mistake(
    "bp-db-scalar",
    of="backward",
    also="train",
    title="The gradient of a bias vector is a single number: everything is summed.",
    hint="One number for each neuron, please: along which axis do you have to sum?",
    chapter="Backpropagation Through Layers",
    find="Print the shapes of b1 and of its gradient side by side for three hidden neurons. They should hold three "
    "numbers each; a single number has lost track of the neurons.",
)
def summed_over_everything(params, cache, y):
    """A sum without an axis adds up the errors of all neurons. NumPy then adds the same number to every bias without
    complaint, and the network even learns, but more slowly and to a worse result."""
    return _with_biases(params, cache, y, np.sum)


@mistake("bp-db-scalar", of="backward", also="train")
def summed_keeping_axes(params, cache, y):
    """The same as an array (1, 1)."""
    return _with_biases(params, cache, y, lambda dZ: np.sum(dZ, keepdims=True))


@mistake(
    "bp-db-mean-scalar",
    of="backward",
    also="train",
    title="The gradient of a bias vector is a single number: the mean of everything.",
    hint="One number for each neuron, please: over what do you have to average, and over what not?",
    chapter="Backpropagation Through Layers",
    find="Print the gradient of b1 for a layer of three hidden neurons. There should be three numbers, as many as "
    "b1 has; a single one is shared by all neurons.",
)
def mean_over_everything(params, cache, y):
    """A mean without an axis averages over examples and neurons alike. Each bias belongs to one neuron and needs the
    mean of that neuron's errors."""
    return _with_biases(params, cache, y, lambda dZ: np.mean(dZ) * len(dZ))


@mistake("bp-db-mean-scalar", of="backward", also="train")
def mean_over_everything_again(params, cache, y):
    """Of errors that are divided by m already."""
    return _with_biases(params, cache, y, np.mean)


@mistake(
    "bp-db-axis",
    of="backward",
    also="train",
    title="The errors are summed over the neurons instead of over the examples.",
    hint="Sum over the examples and keep the neurons: how many numbers should come out?",
    chapter="Backpropagation Through Layers",
    find="Use 5 examples and 3 hidden neurons and count the numbers in the gradient of b1. Three is right; five "
    "means one for each example.",
)
def summed_over_neurons(params, cache, y):
    """In dZ the rows are examples and the columns are neurons. Summed along the other axis there is one number for each
    example, but a bias belongs to a neuron."""
    return _with_biases(params, cache, y, lambda dZ: dZ.sum(axis=1))


@mistake("bp-db-axis", of="backward", also="train")
def summed_over_neurons_keeping_axes(params, cache, y):
    """As a column."""
    return _with_biases(params, cache, y, lambda dZ: dZ.sum(axis=1, keepdims=True))


@mistake("bp-db-axis", of="backward", also="train")
def hidden_summed_over_neurons(params, cache, y):
    """In the hidden layer only."""
    dZ1, _ = _signals(params, cache, y)
    return {**backward(params, cache, y), "b1": dZ1.sum(axis=1)}


@mistake(
    "bp-db-not-summed",
    of="backward",
    also="train",
    title="The gradient of the biases still has one row for each example.",
    hint="Every example contributes to the same bias: what has to happen to their contributions?",
    chapter="Backpropagation Through Layers",
    find="Use 5 examples and 3 hidden neurons and print the shape of the gradient of b1. It should hold 3 numbers; "
    "(5, 3) still has one row for each example.",
)
def not_summed(params, cache, y):
    """In the forward pass one bias is added to every row, so in the backward pass the errors of all rows add up. An
    update with an (m, h) array would silently turn the bias itself into an (m, h) array."""
    return _with_biases(params, cache, y, lambda dZ: dZ)


@mistake(
    "bp-db1-from-dZ2",
    of="backward",
    also="train",
    title="The hidden biases get the gradient of the output bias.",
    hint="Compare the shapes of the two bias gradients: which error signal belongs to which layer?",
    chapter="Backpropagation Through Layers",
    find="Print the gradients of b1 and b2 for three hidden neurons. b1's should be three different numbers; if "
    "they are all that of b2, they are not its own.",
)
def b1_from_output(params, cache, y):
    """A line that was copied from the output layer still names its error signal. There is one output, so its bias
    gradient is a single number; the hidden layer needs one for each neuron."""
    grads = backward(params, cache, y)
    return {**grads, "b1": grads["b2"]}


@mistake("bp-db1-from-dZ2", of="backward", also="train")
def b1_filled_from_output(params, cache, y):
    """Spread over all hidden biases."""
    grads = backward(params, cache, y)
    return {**grads, "b1": np.full_like(grads["b1"], grads["b2"][0])}


@mistake("bp-db1-from-dZ2", of="backward", also="train")
def b1_number_from_output(params, cache, y):
    """As a plain number."""
    grads = backward(params, cache, y)
    return {**grads, "b1": float(grads["b2"][0])}


@mistake(
    "bp-db-missing",
    of="backward",
    also="train",
    title="The gradient of a bias is always zero.",
    hint="Biases learn too: what happens to the loss when a bias moves a little?",
    chapter="Backpropagation Through Layers",
    find="Print the gradients of b1 and b2 for one example that the network gets wrong. Neither should be exactly "
    "0; the numerical gradient shows what they should be.",
)
def no_bias_gradients(params, cache, y):
    """The loss depends on the biases as on every other parameter. With a zero gradient they stay for ever what they
    were at the start."""
    return _with_biases(params, cache, y, lambda dZ: np.zeros(dZ.shape[1]))


@mistake("bp-db-missing", of="backward", also="train")
def no_hidden_bias_gradient(params, cache, y):
    """The hidden ones."""
    grads = backward(params, cache, y)
    return {**grads, "b1": np.zeros_like(grads["b1"])}


@mistake("bp-db-missing", of="backward", also="train")
def no_output_bias_gradient(params, cache, y):
    """That of the output."""
    grads = backward(params, cache, y)
    return {**grads, "b2": np.zeros_like(grads["b2"])}


@mistake(
    "bp-one-sample",
    of="backward",
    also="train",
    title="Only one example of the batch counts.",
    hint="Add up, do not overwrite: what is left of the other examples when the loop ends?",
    chapter="Backward Pass: Computing Gradients",
    find="Change one row of X in the middle of the batch and run forward and backward again. The gradients should "
    "move; if only the first or the last row moves them, the others are lost.",
)
def last_example_of_m(params, cache, y):
    """In a loop over the examples, a plain assignment keeps the last contribution only. The gradient of a batch is the
    mean of the gradients of all its examples."""
    grads = _of_rows(params, cache, y, slice(-1, None))
    return {name: values / len(y) for name, values in grads.items()}


@mistake("bp-one-sample", of="backward", also="train")
def last_example(params, cache, y):
    """The last one, not divided."""
    return _of_rows(params, cache, y, slice(-1, None))


@mistake("bp-one-sample", of="backward", also="train")
def first_example(params, cache, y):
    """The first one."""
    return _of_rows(params, cache, y, slice(0, 1))


@mistake("bp-one-sample", of="backward", also="train")
def first_example_of_m(params, cache, y):
    """The first one, divided by the number of examples."""
    grads = _of_rows(params, cache, y, slice(0, 1))
    return {name: values / len(y) for name, values in grads.items()}
