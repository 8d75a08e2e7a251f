"""Wrong linear layers."""

import numpy as np

from grader.authoring import mistake


@mistake(
    "fwd-no-bias",
    of="linear",
    title="The bias is never added.",
    hint="Send the input zero through one layer: what should come out?",
    chapter="Layer-by-Layer Computation",
    find="Set all weights to 0 and the last bias to 2. The last layer should give 2, and the whole network 0.881; "
    "if you see 0, or 0.5 from the network, the bias was never added.",
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
    find="Set all weights to 0 and the last bias to 2. The last layer should give 2, and the whole network 0.881; "
    "with the wrong sign you see -2 and 0.119.",
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
    find="Set all biases to 0 and try two different inputs: the answers should differ. Multiplied by 0, every layer "
    "gives 0, and the network says 0.5 to everything.",
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
    find="Work out one small layer by hand: the input (1, 2), W = [[1, 0], [2, 1]] and no bias give 5 and 2. If you "
    "see 1 and 4, rows and columns of W have changed places.",
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
    find="Give a layer 2 inputs and 3 neurons; send 1 example, then 5. The answers should have the shapes (1, 3) "
    "and (5, 3); the wrong way round, both stop with an error about shapes.",
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
    hint="A neuron adds up all its inputs, each times its weight: where does your layer add anything up?",
    chapter="Layer-by-Layer Computation",
    find="Send (1, 2) through one neuron with the weights 1 and 2 and no bias: one number should come out, 1 + 4 = "
    "5. If a table of four numbers comes out, nothing was added up.",
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
    find="Set all weights of one layer to 0, its biases to 1, 2, 3, and send three examples: each row should read "
    "1, 2, 3. If the first row reads 1, 1, 1, the bias runs the wrong way.",
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
    find="Send 5 examples and print the shape of the answer: its first number should be 5. If it is 1, or the "
    "number of neurons, examples got lost on the way.",
)
def linear_first_sample(a, W, b):
    """The rows of the input are the examples of the batch. Row 0 is only the first of them; the others never get a
    prediction."""
    return a[:1] @ W + b


@mistake("fwd-first-sample", of="linear")
def linear_first_sample_flat(a, W, b):
    """The same, and the axis of the examples is gone as well."""
    return a[0] @ W + b
