"""Wrong decisions and wrong counts."""

from forward import forward, linear, relu

from grader.authoring import mistake


@mistake(
    "xor-pred-threshold",
    of="predict",
    title="predict does not compare the probability with 0.5.",
    hint="How does a confidence become a decision? Compare your answers with the probabilities they came from.",
    chapter="The Forward Pass",
    find="Ask predict for the four inputs of the README's XOR network: it should say 0, 1, 1, 0. Decimals mean that "
    "nothing was decided; four zeros mean that the 0.5 was never used.",
)
def predict_probabilities(params, X):
    """A class is 0 or 1. The probability first has to be compared with one half; the place of the largest entry does
    not help either, because with a single column that place is always 0."""
    return forward(params, X)


@mistake("xor-pred-threshold", of="predict")
def predict_argmax(params, X):
    """The largest of one column is always column 0."""
    return forward(params, X).argmax(axis=1)


@mistake("xor-pred-threshold", of="predict")
def predict_truncated(params, X):
    """Cutting the decimals off gives 0 for everything below 1."""
    return forward(params, X).astype(int)


@mistake(
    "acc-threshold-logits",
    of="predict",
    title="predict compares the raw score with 0.5 instead of the probability.",
    hint="Where is the 50 % point for a raw score, before the sigmoid?",
    chapter="The Forward Pass",
    find="Set all weights to 0 and the last bias to 0.2, so that forward answers 0.55. predict should then say 1; "
    "with this mistake it says 0.",
)
def predict_from_logits(params, X):
    """The sigmoid of 0 is 0.5, so the border for the raw score is 0. With 0.5 as the border for the score, everything
    below a probability of 0.622 counts as class 0."""
    last = len(params) // 2
    a = X
    for number in range(1, last):
        a = relu(linear(a, params[f"W{number}"], params[f"b{number}"]))
    return (linear(a, params[f"W{last}"], params[f"b{last}"]) > 0.5).astype(int)


@mistake(
    "count-weights-only",
    of="count_parameters",
    title="The biases are not counted.",
    hint="Both kinds of numbers learn: how many does each neuron have besides its weights?",
    chapter="Parameters to Learn",
    find="Count the network 2-3-1 with a pencil: a number on every line and one in every neuron behind the inputs, "
    "13 together. If your function says 9, the biases are missing.",
)
def count_weights_only(layer_sizes):
    """Every neuron has one weight for each of its inputs and one bias. In the chapter's network the biases are 25 of
    the 193 numbers."""
    return sum(n_in * n_out for n_in, n_out in zip(layer_sizes, layer_sizes[1:]))


@mistake(
    "count-biases-only",
    of="count_parameters",
    title="The weights are not counted.",
    hint="Look at the column 'Weights' in the chapter's table: how many lines lead from one layer to the next?",
    chapter="Parameters to Learn",
    find="Draw the network 2-3-1 and count its lines: 9. If your function says 4 or 6, it has counted neurons and "
    "no lines; all in all there are 13 numbers.",
)
def count_biases_only(layer_sizes):
    """Between two layers every neuron is connected to every neuron, and each connection is a weight. The biases are the
    smaller part by far."""
    return sum(layer_sizes[1:])


@mistake("count-biases-only", of="count_parameters")
def count_neurons(layer_sizes):
    """The inputs are counted as well."""
    return sum(layer_sizes)


@mistake(
    "count-tensors",
    of="count_parameters",
    title="The matrices and bias vectors are counted, not the numbers in them.",
    hint="Count the numbers, not the boxes they are kept in.",
    chapter="Parameters to Learn",
    find="Make one layer wider, 2-3-1 to 2-30-1, and count again: the answer should jump from 13 to 121. If it "
    "stays at 4, you count boxes.",
)
def count_tensors(layer_sizes):
    """Each layer has one weight matrix and one bias vector, but a matrix from 16 to 8 neurons holds 128 numbers, and
    each of them is learned."""
    return 2 * (len(layer_sizes) - 1)
