"""Wrong averages and signs."""

from scratch import backward

from grader.authoring import mistake


def _scaled(grads, weights=1.0, biases=1.0, first=1.0, second=1.0):
    """Gradients multiplied by kind and by layer."""
    factors = {"W": weights, "b": biases, "1": first, "2": second}
    return {name: values * factors[name[0]] * factors[name[1]] for name, values in grads.items()}


@mistake(
    "bp-no-mean",
    of="backward",
    also="train",
    title="The gradients are summed over the batch, not averaged.",
    hint="Compare with a measured gradient: is yours too large by exactly the number of examples?",
    chapter="Backward Pass: Computing Gradients",
    find="Run the same batch once as it is and once with every row written twice. The gradients should stay the "
    "same; if they double, nothing was averaged.",
)
def no_mean(params, cache, y):
    """The loss is a mean over m examples, so every gradient contains a division by m. Without it the steps grow with
    the batch: twice the data would mean twice the learning rate."""
    return _scaled(backward(params, cache, y), weights=len(y), biases=len(y))


@mistake(
    "bp-mean-not-biases",
    of="backward",
    also="train",
    title="The gradients of the biases are not averaged; those of the weights are.",
    hint="Weights and biases belong to the same loss, so they should be averaged alike.",
    chapter="Backward Pass: Computing Gradients",
    find="Write every row of the batch twice and run again. No gradient should move; if only db1 and db2 double, "
    "the biases miss the average.",
)
def mean_not_biases(params, cache, y):
    """When the division by m stands in the lines for dW only, the biases take steps that are m times too large. A
    division at the error signal itself reaches everything at once."""
    return _scaled(backward(params, cache, y), biases=len(y))


@mistake(
    "bp-mean-not-weights",
    of="backward",
    also="train",
    title="The gradients of the weights are not averaged; those of the biases are.",
    hint="Weights and biases belong to the same loss: which of your lines divides by the number of examples?",
    chapter="Backward Pass: Computing Gradients",
    find="Write every row of the batch twice and run again. No gradient should move; if only dW1 and dW2 double, "
    "the weights miss the average.",
)
def mean_not_weights(params, cache, y):
    """The matrix product of inputs and errors already sums over the batch, but it does not divide. A mean in the bias
    lines does nothing for the weights."""
    return _scaled(backward(params, cache, y), weights=len(y))


@mistake(
    "bp-mean-one-layer",
    of="backward",
    also="train",
    title="One layer's gradients are averaged, the other layer's are not.",
    hint="Treat every layer the same way: in how many lines do you divide by the number of examples?",
    chapter="Backward Pass: Computing Gradients",
    find="Write every row of the batch twice and run again. No gradient should move; if those of one layer double "
    "and the other layer's stay, only one layer is averaged.",
)
def mean_second_layer_only(params, cache, y):
    """Both layers belong to the same loss. When only one of them is divided by m, the other learns m times as fast."""
    return _scaled(backward(params, cache, y), first=len(y))


@mistake("bp-mean-one-layer", of="backward", also="train")
def mean_first_layer_only(params, cache, y):
    """The other layer."""
    return _scaled(backward(params, cache, y), second=len(y))


@mistake(
    "bp-mean-twice",
    of="backward",
    also="train",
    title="Gradients are divided by the number of examples twice.",
    hint="The average is taken once along the chain: does your error signal contain it already?",
    chapter="Backward Pass: Computing Gradients",
    find="Write every row of the batch twice and run again. The gradients should stay the same; any that become "
    "half as large were divided once too often.",
)
def mean_twice(params, cache, y):
    """When the error at the output is divided by m, everything computed from it is divided too. A second division in
    the lines for dW and db makes the steps m times too small."""
    return _scaled(backward(params, cache, y), weights=1 / len(y), biases=1 / len(y))


@mistake("bp-mean-twice", of="backward", also="train")
def weights_mean_twice(params, cache, y):
    """For the weights only."""
    return _scaled(backward(params, cache, y), weights=1 / len(y))


@mistake("bp-mean-twice", of="backward", also="train")
def biases_mean_twice(params, cache, y):
    """For the biases only."""
    return _scaled(backward(params, cache, y), biases=1 / len(y))


@mistake(
    "bp-m-features",
    of="backward",
    also="train",
    title="The gradients are divided by the number of features instead of the number of examples.",
    hint="Which dimension of X counts the examples: rows or columns?",
    chapter="Backward Pass: Computing Gradients",
    find="Take a batch of 2 rows and 2 columns, then write every row twice. The gradients should stay the same; if "
    "they double, you divide by something that is not the number of rows.",
)
def m_is_features(params, cache, y):
    """The average runs over the examples, and those are the rows of X. The number of columns is the same for every
    batch, so the size of the batch would show in the gradients."""
    m, n_in = cache["X"].shape
    return _scaled(backward(params, cache, y), weights=m / n_in, biases=m / n_in)


@mistake(
    "bp-m-size",
    of="backward",
    also="train",
    title="The gradients are divided by the number of entries of X instead of the number of examples.",
    hint="Count examples, not entries: a row with three features is still one example.",
    chapter="Backward Pass: Computing Gradients",
    find="Compare with the numerical gradient for data with one column, then with three. If yours fits for one "
    "column and is three times too small for three, columns are counted too.",
)
def m_is_size(params, cache, y):
    """The size of an array is rows times columns. The loss is a mean over the rows only."""
    n_in = cache["X"].shape[1]
    return _scaled(backward(params, cache, y), weights=1 / n_in, biases=1 / n_in)


@mistake(
    "bp-factor-2",
    of="backward",
    also="train",
    title="There is a factor of 2 in all gradients.",
    hint="That factor comes from squaring: is your loss squared?",
    chapter="Backward Pass: Computing Gradients",
    find="Divide your gradients by the numerical ones, entry by entry. Every quotient should be 1; a 2 in every "
    "place is a factor that does not belong there.",
)
def factor_2(params, cache, y):
    """The derivative of a square brings a 2 with it. Binary cross-entropy has no square, so there is no 2."""
    return _scaled(backward(params, cache, y), weights=2, biases=2)


@mistake(
    "bp-sign",
    of="backward",
    also="train",
    title="Gradients have the wrong sign.",
    hint="The gradient points to where the loss grows: are you walking uphill?",
    chapter="Backward Pass: Computing Gradients",
    find="Take one small step against your gradient and print the loss before and after. It should fall; if it "
    "rises, compare the signs with the numerical gradient, layer by layer.",
)
def sign(params, cache, y):
    """The error is prediction minus label. Label minus prediction is the direction to walk in, not the gradient; an
    update that subtracts it makes the loss grow."""
    return _scaled(backward(params, cache, y), weights=-1, biases=-1)


@mistake("bp-sign", of="backward", also="train")
def sign_first_layer(params, cache, y):
    """In the first layer only."""
    return _scaled(backward(params, cache, y), first=-1)


@mistake("bp-sign", of="backward", also="train")
def sign_second_layer(params, cache, y):
    """In the second layer only."""
    return _scaled(backward(params, cache, y), second=-1)
