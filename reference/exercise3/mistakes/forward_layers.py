"""Wrong forward passes of the two-layer network: biases, products, cache."""

import numpy as np
from backprop import forward

from grader.authoring import mistake


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _linear(a, W, b):
    return a @ W + b


def _forward(params, X, activation, first=_linear, second=_linear):
    """A forward pass with other linear layers: ``first(X, W1, b1)`` and ``second(A1, W2, b2)``."""
    Z1 = first(X, params["W1"], params["b1"])
    A1 = np.maximum(Z1, 0.0) if activation == "relu" else _sigmoid(Z1)
    Z2 = second(A1, params["W2"], params["b2"])
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": _sigmoid(Z2)}


@mistake(
    "fwd-no-b1",
    of="forward",
    title="The bias of the hidden layer is never added.",
    hint="Send the input zero through your network by hand: what does the hidden layer receive?",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 0) through the worked example's network and print Z1. You should see just the bias, (-2.5, "
    "-7.5); zeros mean that it is missing.",
)
def no_b1(params, X, activation="sigmoid"):
    """Without its bias every hidden neuron switches at the origin, so the network cannot place its bends where the data
    needs them."""
    return _forward(params, X, activation, first=lambda a, W, b: a @ W)


@mistake(
    "fwd-no-b2",
    of="forward",
    title="The bias of the output layer is never added.",
    hint="If every hidden neuron is silent, what should the network answer? Which number decides that?",
    chapter="Layer-by-Layer Computation",
    find="Set b2 to another number, such as -5, and send the same row twice, before and after: Z2 should "
    "move by just that much.",
)
def no_b2(params, X, activation="sigmoid"):
    """When all hidden neurons are silent, only the last bias is left to decide. Without it the answer is then 0.5."""
    return _forward(params, X, activation, second=lambda a, W, b: a @ W)


@mistake(
    "fwd-no-bias",
    of="forward",
    title="The bias is never added.",
    hint="Send the input zero through one layer: what should come out?",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 0) through the worked example's network and print Z1, then set W2 to zeros and print Z2. You "
    "should see b1 and b2 themselves, not zeros.",
)
def no_bias(params, X, activation="sigmoid"):
    """A layer computes weighted sums and then shifts them by its bias. Without the shift every boundary the network
    draws has to pass through the origin."""
    return _forward(params, X, activation, first=lambda a, W, b: a @ W, second=lambda a, W, b: a @ W)


@mistake(
    "fwd-b-subtracted",
    of="forward",
    title="The bias is subtracted instead of added.",
    hint="Look at the sign of the shift in the layer's formula.",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 0) through the worked example's network and print Z1. You should see (-2.5, -7.5); the same "
    "with plus signs was subtracted.",
)
def b_subtracted(params, X, activation="sigmoid"):
    """Z = A W + b. With a minus the shift goes the wrong way."""
    return _forward(params, X, activation, first=lambda a, W, b: a @ W - b, second=lambda a, W, b: a @ W - b)


@mistake(
    "fwd-b-multiplied",
    of="forward",
    title="The weighted sums are multiplied by the bias.",
    hint="The bias moves the line; it does not make it steeper.",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 0) through the worked example's network and print Z1. You should see (-2.5, -7.5); zero times "
    "anything would be zero.",
)
def b_multiplied(params, X, activation="sigmoid"):
    """Multiplied, a bias of zero would silence its neuron altogether. Added, it only shifts the point where the neuron
    switches on."""
    return _forward(params, X, activation, first=lambda a, W, b: a @ W * b, second=lambda a, W, b: a @ W * b)


@mistake(
    "fwd-b-after-act",
    of="forward",
    title="The bias is added after the activation instead of before it.",
    hint="In which order do shift and bend happen? The bias decides at which point the neuron switches on.",
    chapter="Layer-by-Layer Computation",
    find="Give b1 the value 5 and print A1 with the sigmoid. All of it should stay below 1; numbers above 5 got "
    "their shift too late.",
)
def b_after_activation(params, X, activation="sigmoid"):
    """The pre-activation Z already contains the bias: first the weighted sum, then the shift, then the bend. Added
    afterwards, the bias moves the output up and down but no longer moves the bend."""
    Z1 = X @ params["W1"]
    A1 = (np.maximum(Z1, 0.0) if activation == "relu" else _sigmoid(Z1)) + params["b1"]
    Z2 = A1 @ params["W2"]
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": _sigmoid(Z2) + params["b2"]}


@mistake("fwd-b-after-act", of="forward")
def b_after_hidden_activation(params, X, activation="sigmoid"):
    """In the hidden layer only."""
    Z1 = X @ params["W1"]
    A1 = (np.maximum(Z1, 0.0) if activation == "relu" else _sigmoid(Z1)) + params["b1"]
    Z2 = A1 @ params["W2"] + params["b2"]
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": _sigmoid(Z2)}


@mistake(
    "fwd-W-transposed",
    of="forward",
    title="The weights are used the wrong way round (transposed).",
    hint="Write the shapes of the product on paper: (m, n_in) times (n_in, h). Do the inner sizes meet?",
    chapter="Layer-by-Layer Computation",
    find="Set a W1 of two rows and two columns to (1, 2) and (3, 4), b1 to zeros, and send (1, 0). Z1 should be "
    "the first row, (1, 2); (1, 3) is a column.",
)
def transposed(params, X, activation="sigmoid"):
    """In this course the rows of W belong to the inputs and the columns to the neurons. Transposed, the shapes clash;
    with a square matrix nothing clashes and the numbers are silently wrong."""
    return _forward(params, X, activation, first=lambda a, W, b: a @ W.T + b)


@mistake("fwd-W-transposed", of="forward")
def transposed_dot(params, X, activation="sigmoid"):
    """The same with np.dot."""
    return _forward(params, X, activation, first=lambda a, W, b: np.dot(a, W.T) + b)


@mistake("fwd-W-transposed", of="forward")
def second_transposed(params, X, activation="sigmoid"):
    """In the second layer."""
    return _forward(params, X, activation, second=lambda a, W, b: a @ W.T + b)


@mistake("fwd-W-transposed", of="forward")
def both_transposed(params, X, activation="sigmoid"):
    """In both layers."""
    return _forward(params, X, activation, first=lambda a, W, b: a @ W.T + b, second=lambda a, W, b: a @ W.T + b)


@mistake(
    "fwd-order",
    of="forward",
    title="The weights stand on the wrong side of the product.",
    hint="The rows of the inputs are the examples. Which index of your product runs over the examples?",
    chapter="Layer-by-Layer Computation",
    find="Use 5 examples, 2 inputs and 3 hidden neurons, and print the shape of Z1. It should be (5, 3), one row "
    "for each example.",
)
def order(params, X, activation="sigmoid"):
    """With examples in rows, the inputs come first and the weights second. The other order is right for examples in
    columns; here it mixes different examples with each other, or the shapes clash."""
    return _forward(params, X, activation, first=lambda a, W, b: W @ a + b)


@mistake("fwd-order", of="forward")
def order_dot(params, X, activation="sigmoid"):
    """The same with np.dot."""
    return _forward(params, X, activation, first=lambda a, W, b: np.dot(W, a) + b)


@mistake("fwd-order", of="forward")
def order_both(params, X, activation="sigmoid"):
    """In both layers."""
    return _forward(params, X, activation, first=lambda a, W, b: W @ a + b, second=lambda a, W, b: W @ a + b)


@mistake(
    "fwd-elementwise",
    of="forward",
    title="Inputs and weights are multiplied entry by entry.",
    hint="A weighted sum needs the matrix product: each neuron adds up all its inputs.",
    chapter="Layer-by-Layer Computation",
    find="Set W1 to the rows (1, 2) and (3, 4), b1 to zeros, and send (1, 1). Z1 should be one row, (4, 6). "
    "If it looks like W1 itself, nothing was summed.",
)
def elementwise(params, X, activation="sigmoid"):
    """The operator * multiplies entries that stand in the same place and adds nothing up. A neuron has to multiply each
    input by its weight and sum the products."""
    return _forward(params, X, activation, first=lambda a, W, b: a * W + b)


@mistake("fwd-elementwise", of="forward")
def elementwise_both(params, X, activation="sigmoid"):
    """In both layers."""
    return _forward(params, X, activation, first=lambda a, W, b: a * W + b, second=lambda a, W, b: a * W + b)


@mistake(
    "fwd-bias-column",
    of="forward",
    title="The bias is added along the wrong axis.",
    hint="There is one bias for each neuron. Which axis of the result counts neurons: rows or columns?",
    chapter="Layer-by-Layer Computation",
    find="Send two zero rows through a layer of two neurons with the biases 1 and 2. Both rows of Z1 should be (1, "
    "2); (1, 1) and (2, 2) follow the rows instead of the neurons.",
)
def bias_column(params, X, activation="sigmoid"):
    """As a column, the biases line up with the examples instead of the neurons. With as many examples as neurons the
    numbers are silently wrong, otherwise the shapes clash."""
    return _forward(params, X, activation, first=lambda a, W, b: a @ W + b[:, None])


@mistake(
    "fwd-layer-reused",
    of="forward",
    title="The second layer uses the weights of the first one.",
    hint="Each layer has its own weights and biases: which names does your second product use?",
    chapter="Layer-by-Layer Computation",
    find="Double W2 in the worked example's network and send (0, 1) again: Z2 should go from 3.483 to 11.966.",
)
def layer_reused(params, X, activation="sigmoid"):
    """A line that was copied for the second layer still asks for the first layer's parameters. With different sizes the
    shapes clash; with equal sizes the output gets too many columns."""
    return _forward(params, X, activation, second=lambda a, W, b: a @ params["W1"] + params["b1"])


@mistake(
    "fwd-skip-hidden",
    of="forward",
    title="The output layer gets the network's input instead of the hidden layer's output.",
    hint="What does the second layer see: the data, or what the first layer made of it?",
    chapter="Layer-by-Layer Computation",
    find="Double W1 and print A2 before and after. It should move; if it does not, the hidden layer's work was "
    "thrown away.",
)
def skip_hidden(params, X, activation="sigmoid"):
    """A layer works on the activations of the layer before it. When it starts from X again, the hidden layer has no
    influence on the result."""
    return _forward(params, X, activation, second=lambda a, W, b: X @ W + b)


@mistake(
    "fwd-first-sample",
    of="forward",
    title="Only the first example is computed.",
    hint="Your answer covers one example only: how many rows should it have?",
    chapter="Layer-by-Layer Computation",
    find="Send 5 examples through and print the shape of A2. It should be (5, 1), and different rows should get "
    "different answers.",
)
def first_sample(params, X, activation="sigmoid"):
    """The rows of the input are all examples of the batch. Taking row 0 forgets the others."""
    return {**_forward(params, X[:1], activation), "X": X}


@mistake("fwd-first-sample", of="forward")
def first_sample_everywhere(params, X, activation="sigmoid"):
    """The cache keeps only its input too."""
    return forward(params, X[:1], activation)
