"""Wrong forward passes: biases and products."""

import numpy as np

from grader.authoring import mistake


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _linear(a, W, b):
    return a @ W + b


def _forward(params, X, first=_linear, second=_linear):
    """A forward pass with other linear layers: ``first(X, W1, b1)`` and ``second(A1, W2, b2)``."""
    Z1 = first(X, params["W1"], params["b1"])
    A1 = np.maximum(Z1, 0.0)
    y_hat = _sigmoid(second(A1, params["W2"], params["b2"]))
    return y_hat, {"X": X, "Z1": Z1, "A1": A1, "y_hat": y_hat}


@mistake(
    "fwd-no-b1",
    of="forward",
    title="The bias of the hidden layer is never added.",
    hint="Send the input zero through your network by hand: what does the hidden layer receive?",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 0) through the handout's network and print Z1. You should see just the bias, (0, 1); zeros mean "
    "that it is missing.",
)
def no_b1(params, X):
    """Without its bias every hidden neuron switches at the origin, so the network cannot place its bends where the data
    needs them."""
    return _forward(params, X, first=lambda a, W, b: a @ W)


@mistake(
    "fwd-no-b2",
    of="forward",
    title="The bias of the output layer is never added.",
    hint="If every hidden neuron is silent, what should the network answer? Which number decides that?",
    chapter="Layer-by-Layer Computation",
    find="Set b2 to another number, such as -5, and send the same row before and after: Z2 should move by just that "
    "much.",
)
def no_b2(params, X):
    """When all hidden neurons are silent, only the last bias is left to decide. Without it the answer is then 0.5."""
    return _forward(params, X, second=lambda a, W, b: a @ W)


@mistake(
    "fwd-no-bias",
    of="forward",
    title="The bias is never added.",
    hint="Send the input zero through one layer: what should come out?",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 0) through the handout's network. Z1 should be (0, 1) and Z2 -3; zeros mean that both biases are "
    "missing.",
)
def no_bias(params, X):
    """A layer computes weighted sums and then shifts them by its bias. Without the shift every boundary the network
    draws has to pass through the origin."""
    return _forward(params, X, first=lambda a, W, b: a @ W, second=lambda a, W, b: a @ W)


@mistake(
    "fwd-b-subtracted",
    of="forward",
    title="The bias is subtracted instead of added.",
    hint="Look at the sign of the shift in the layer's formula.",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 0) through the handout's network and print Z1. You should see (0, 1); -1 was subtracted.",
)
def b_subtracted(params, X):
    """Z = A W + b. With a minus the shift goes the wrong way."""
    return _forward(params, X, first=lambda a, W, b: a @ W - b, second=lambda a, W, b: a @ W - b)


@mistake(
    "fwd-b-multiplied",
    of="forward",
    title="The weighted sums are multiplied by the bias.",
    hint="The bias moves the line; it does not make it steeper.",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 0) through the handout's network and print Z1. You should see (0, 1); zero times anything would be "
    "zero.",
)
def b_multiplied(params, X):
    """Multiplied, a bias of zero would silence its neuron altogether. Added, it only shifts the point where the neuron
    switches on."""
    return _forward(params, X, first=lambda a, W, b: a @ W * b, second=lambda a, W, b: a @ W * b)


@mistake(
    "fwd-b-after-act",
    of="forward",
    title="The bias is added after the activation instead of before it.",
    hint="In which order do shift and bend happen? The bias decides at which point the neuron switches on.",
    chapter="Layer-by-Layer Computation",
    find="Give b1 the value -100 and print A1. All of it should be 0; negative numbers got their shift too late.",
)
def b_after_activation(params, X):
    """The pre-activation Z already contains the bias: first the weighted sum, then the shift, then the bend. Added
    afterwards, the bias moves the output up and down but no longer moves the bend."""
    Z1 = X @ params["W1"]
    A1 = np.maximum(Z1, 0.0) + params["b1"]
    y_hat = _sigmoid(A1 @ params["W2"]) + params["b2"]
    return y_hat, {"X": X, "Z1": Z1, "A1": A1, "y_hat": y_hat}


@mistake("fwd-b-after-act", of="forward")
def b_after_hidden_activation(params, X):
    """In the hidden layer only."""
    Z1 = X @ params["W1"]
    A1 = np.maximum(Z1, 0.0) + params["b1"]
    y_hat = _sigmoid(A1 @ params["W2"] + params["b2"])
    return y_hat, {"X": X, "Z1": Z1, "A1": A1, "y_hat": y_hat}


@mistake(
    "fwd-W-transposed",
    of="forward",
    title="The weights are used the wrong way round (transposed).",
    hint="Write the shapes of the product on paper: (m, n_in) times (n_in, h). Do the inner sizes meet?",
    chapter="Layer-by-Layer Computation",
    find="Use 5 examples, 2 inputs and 3 hidden neurons, and print the shape of Z1. It should be (5, 3).",
)
def transposed(params, X):
    """The rows of W belong to the inputs and the columns to the neurons. Transposed, the shapes clash; with a square
    matrix nothing clashes and the numbers are silently wrong."""
    return _forward(params, X, first=lambda a, W, b: a @ W.T + b)


@mistake("fwd-W-transposed", of="forward")
def transposed_dot(params, X):
    """The same with np.dot."""
    return _forward(params, X, first=lambda a, W, b: np.dot(a, W.T) + b)


@mistake(
    "fwd-order",
    of="forward",
    title="The weights stand on the wrong side of the product.",
    hint="The rows of the inputs are the examples. Which index of your product runs over the examples?",
    chapter="Layer-by-Layer Computation",
    find="Use 5 examples, 2 inputs and 3 hidden neurons, and write down the shapes on both sides of each product. The "
    "inner two numbers must agree.",
)
def order(params, X):
    """With examples in rows, the inputs come first and the weights second. The other order is right for examples in
    columns; here it mixes different examples with each other, or the shapes clash."""
    return _forward(params, X, first=lambda a, W, b: W @ a + b)


@mistake("fwd-order", of="forward")
def order_dot(params, X):
    """The same with np.dot."""
    return _forward(params, X, first=lambda a, W, b: np.dot(W, a) + b)


@mistake(
    "fwd-skip-hidden",
    of="forward",
    title="The output layer gets the network's input instead of the hidden layer's output.",
    hint="What does the second layer see: the data, or what the first layer made of it?",
    chapter="Layer-by-Layer Computation",
    find="Double W1 and print y_hat before and after. It should move; if it does not, the hidden layer's work was "
    "thrown away.",
)
def skip_hidden(params, X):
    """A layer works on the activations of the layer before it. When it starts from X again, the hidden layer has no
    influence on the result."""
    return _forward(params, X, second=lambda a, W, b: X @ W + b)


@mistake(
    "fwd-first-sample",
    of="forward",
    title="Only the first example is computed.",
    hint="Your answer covers one example only: how many rows should it have?",
    chapter="Layer-by-Layer Computation",
    find="Send 5 examples through and print the shape of y_hat. It should be (5, 1).",
)
def first_sample(params, X):
    """The rows of the input are all examples of the batch. Taking row 0 forgets the others."""
    return _forward(params, X[:1])
