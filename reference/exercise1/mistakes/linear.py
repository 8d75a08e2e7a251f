"""Wrong linear layers."""

import numpy as np

from grader.authoring import mistake


@mistake(
    "fwd-no-bias",
    of="linear",
    title="The bias is never added.",
    hint="Send the input zero through one layer: what should come out?",
    chapter="Layer-by-Layer Computation",
)
def linear_no_bias(a, W, b):
    """A layer computes weighted sums and then shifts them by its bias. Without the shift, the zero input always gives
    zero, and every boundary the network draws has to pass through the origin."""
    return a @ W


@mistake(
    "fwd-b-subtracted",
    of="linear",
    title="The bias is subtracted instead of added.",
    hint="Look at the sign of the shift in the layer's formula.",
    chapter="Layer-by-Layer Computation",
)
def linear_b_subtracted(a, W, b):
    """z = a W + b. With a minus the shift goes the wrong way. A network could learn its biases with the other sign, but
    parameters made by somebody else give wrong predictions."""
    return a @ W - b


@mistake(
    "fwd-b-multiplied",
    of="linear",
    title="The weighted sums are multiplied by the bias.",
    hint="The bias moves the line; it does not make it steeper.",
    chapter="Layer-by-Layer Computation",
)
def linear_b_multiplied(a, W, b):
    """Multiplied, a bias of zero would silence its neuron altogether. Added, it only shifts the point where the neuron
    switches on."""
    return a @ W * b


@mistake(
    "fwd-W-transposed",
    of="linear",
    title="The weights are used the wrong way round (transposed).",
    hint="Write the shapes of the product on paper: (m, n_in) times (n_in, n_out). Do the inner sizes meet?",
    chapter="Layer-by-Layer Computation",
)
def linear_transposed(a, W, b):
    """In this course the rows of W belong to the inputs and the columns to the neurons, so the matrix is used as it is.
    Transposed, the shapes clash; with a square matrix nothing clashes and the numbers are silently wrong."""
    return a @ W.T + b


@mistake("fwd-W-transposed", of="linear")
def linear_transposed_dot(a, W, b):
    """The same with np.dot."""
    return np.dot(a, W.T) + b


@mistake(
    "fwd-order",
    of="linear",
    title="The weights stand on the wrong side of the product.",
    hint="The rows of the inputs are the examples. Which index of your product runs over the examples?",
    chapter="Layer-by-Layer Computation",
)
def linear_order(a, W, b):
    """With examples in rows, the inputs come first and the weights second. The other order is right for examples in
    columns; here it mixes different examples with each other, or the shapes clash."""
    return W @ a + b


@mistake("fwd-order", of="linear")
def linear_order_dot(a, W, b):
    """The same with np.dot."""
    return np.dot(W, a) + b


@mistake("fwd-order", of="linear")
def linear_column_layout(a, W, b):
    """The formula for examples in columns."""
    return W.T @ a + b


@mistake(
    "fwd-elementwise",
    of="linear",
    title="Inputs and weights are multiplied entry by entry.",
    hint="A weighted sum needs the matrix product: each neuron adds up all its inputs.",
    chapter="Layer-by-Layer Computation",
)
def linear_elementwise(a, W, b):
    """The operator * multiplies entries that stand in the same place and adds nothing up. A neuron has to multiply each
    input by its weight and sum the products."""
    return a * W + b


@mistake(
    "fwd-bias-column",
    of="linear",
    title="The bias is added along the wrong axis.",
    hint="There is one bias for each neuron. Which axis of the result counts neurons: rows or columns?",
    chapter="Layer-by-Layer Computation",
)
def linear_bias_column(a, W, b):
    """As a column, the biases line up with the examples instead of the neurons. With as many examples as neurons the
    numbers are silently wrong, otherwise the shapes clash."""
    return a @ W + b[:, None]


@mistake(
    "fwd-first-sample",
    of="linear",
    title="Only the first example is computed.",
    hint="Your answer covers one example only: how many rows should it have?",
    chapter="Layer-by-Layer Computation",
)
def linear_first_sample(a, W, b):
    """The rows of the input are all examples of the batch. Taking row 0 forgets the others."""
    return a[:1] @ W + b


@mistake("fwd-first-sample", of="linear")
def linear_first_sample_flat(a, W, b):
    """The same, and the axis of the examples is gone as well."""
    return a[0] @ W + b
