"""Wrong updates."""

from xor import _forward, _gradients, _loss

from grader.authoring import mistake


def _descend(params, X, y, lr, epochs, step):
    """Training with another step: ``step(params, grads)`` gives the new params."""
    losses = []
    for _ in range(epochs):
        losses.append(_loss(_forward(params, X)[1], y))
        params = step(params, _gradients(params, X, y))
    return params, losses


def _moved(params, grads, lr, names=("W1", "b1", "W2", "b2")):
    return {name: values - lr * grads[name] * (name in names) for name, values in params.items()}


@mistake(
    "gd-lost-rebind",
    of="train",
    title="The parameters come back as they were given: the new values never leave the loop.",
    hint="Which variable holds the new weights, and which one do you give back?",
    chapter="The Learning Algorithm",
    find="Print W1 before the training and after it: it should have changed.",
)
def lost(params, X, y, lr, epochs):
    """W1 = W1 - lr * dW1 makes a new array and gives it the name W1. The dictionary still holds the old one."""
    kept, (_, losses) = params, _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, lr))
    return kept, losses


@mistake("gd-lost-rebind", of="train")
def never_moved(params, X, y, lr, epochs):
    """And every epoch begins with the old ones."""
    return _descend(params, X, y, lr, epochs, lambda p, g: p)


@mistake(
    "gd-lr-ignored",
    of="train",
    title="The learning rate is not used.",
    hint="How long is your step if the rate is halved?",
    chapter="The Learning Algorithm",
    find="Train one epoch with lr = 0.1 and one with lr = 0.2: the second step should be twice as long.",
)
def full_rate(params, X, y, lr, epochs):
    """Without the learning rate every step is as long as the gradient itself."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, 1.0))


@mistake(
    "gd-lr-fixed",
    of="train",
    title="A learning rate stands in the code, and the one that is given is not used.",
    hint="Call train with two different rates: does anything change?",
    chapter="The Learning Algorithm",
    find="Train one epoch with lr = 0.1 and one with lr = 0.2: the second step should be twice as long.",
)
def rate_of_a_tenth(params, X, y, lr, epochs):
    """The caller chooses the rate. A number inside the function that happens to work for one network is too much or
    too little for the next."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, 0.1))


@mistake("gd-lr-fixed", of="train")
def rate_of_a_half(params, X, y, lr, epochs):
    """One half."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, 0.5))


@mistake("gd-lr-fixed", of="train")
def rate_of_a_hundredth(params, X, y, lr, epochs):
    """One hundredth."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, 0.01))


@mistake(
    "gd-lr-twice",
    of="train",
    title="The learning rate is multiplied in twice.",
    hint="The rate is used once: is it in your gradients already when the update comes?",
    chapter="The Learning Algorithm",
    find="Train one epoch with lr = 0.1 and one with lr = 0.2: the second step should be twice as long, not "
    "four times.",
)
def rate_twice(params, X, y, lr, epochs):
    """With a rate below 1 every step becomes too short, and with a rate above 1 too long."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, lr * lr))


@mistake(
    "gd-no-bias-update",
    of="train",
    title="The biases stay as they are.",
    hint="Who else is a parameter, besides the weights?",
    chapter="The Learning Algorithm",
    find="Print b1 and b2 before the training and after it: both should have changed.",
)
def weights_only(params, X, y, lr, epochs):
    """Biases learn like weights: they have gradients, and a step belongs to them in every epoch."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, lr, ("W1", "W2")))


@mistake("gd-no-bias-update", of="train")
def one_bias_only(params, X, y, lr, epochs):
    """That of the hidden layer."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, lr, ("W1", "W2", "b2")))


@mistake("gd-no-bias-update", of="train")
def other_bias_only(params, X, y, lr, epochs):
    """That of the output."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, lr, ("W1", "W2", "b1")))


@mistake(
    "gd-one-layer",
    of="train",
    title="Only one of the two layers learns.",
    hint="Count the parameters that moved: there should be four arrays.",
    chapter="The Learning Algorithm",
    find="Print W1 and W2 before the training and after it: both should have changed.",
)
def second_only(params, X, y, lr, epochs):
    """With a hidden layer that stays random the output can only make the best of what it gets. Both layers have
    gradients, and both have to step."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, lr, ("W2", "b2")))


@mistake("gd-one-layer", of="train")
def first_only(params, X, y, lr, epochs):
    """Only the first."""
    return _descend(params, X, y, lr, epochs, lambda p, g: _moved(p, g, lr, ("W1", "b1")))


@mistake(
    "gd-overwrite",
    of="train",
    title="The parameters are replaced by the step instead of moved by it.",
    hint="A step starts from where you are: where does your update mention the old value?",
    chapter="The Learning Algorithm",
    find="Train one epoch with lr = 0: the parameters should stay what they are.",
)
def only_step(params, X, y, lr, epochs):
    """-lr * dW is the step alone. It has to be added to the place where the step begins."""
    return _descend(params, X, y, lr, epochs, lambda p, g: {name: -lr * g[name] for name in p})


@mistake(
    "gd-decay",
    of="train",
    title="The parameters shrink in every step, as with weight decay.",
    hint="Train one epoch on a gradient of zero: may anything move?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Train one epoch with lr = 0: the parameters should stay what they are, to the last digit.",
)
def shrunk_by_a_hundredth(params, X, y, lr, epochs):
    """Weight decay is a remedy against overfitting. Here plain gradient descent is asked for, and XOR needs large
    weights."""
    return _descend(params, X, y, lr, epochs, lambda p, g: {name: w * 0.99 - lr * g[name] for name, w in p.items()})


@mistake(
    "bp-update-first",
    of="train",
    title="W2 is updated before it is used to compute the gradient of W1.",
    hint="Compute all gradients with the weights that you used in the forward pass, and only then step.",
    chapter="Backpropagation Through Layers",
    find="Take one step with lr = 1 and compare with the README's numbers: if W2 and b2 agree and W1 and b1 do not, "
    "look at the order of your lines.",
)
def in_sequence(params, X, y, lr, epochs):
    """The error travels back through the W2 of the forward pass. Once W2 has moved, what arrives at the hidden layer
    belongs to another network."""

    def step(p, g):
        A1, y_hat = _forward(p, X)
        W2 = p["W2"] - lr * g["W2"]
        dZ1 = (y_hat - y) / len(y) @ W2.T * A1 * (1 - A1)
        return _moved(p, g | {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0)}, lr)

    return _descend(params, X, y, lr, epochs, step)


@mistake(
    "gd-int-params",
    of="train",
    title="The parameters are turned into whole numbers.",
    hint="Whole numbers cannot take small steps: where do your decimals get lost?",
    chapter="The Learning Algorithm",
    find="Print the params after one step with a small rate: they should be decimals.",
)
def whole_numbers(params, X, y, lr, epochs):
    """Steps are much smaller than 1. Rounded or cut to whole numbers, nothing is left of them."""
    return _descend(params, X, y, lr, epochs, lambda p, g: {n: w.astype(int) for n, w in _moved(p, g, lr).items()})
