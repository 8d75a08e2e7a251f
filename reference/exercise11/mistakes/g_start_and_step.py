"""Wrong parameters to start from, and wrong steps."""

import numpy as np
from scratch import init_params, sgd_step

from grader.authoring import mistake

_SHARED = np.random.default_rng(7)


@mistake(
    "init-zeros",
    of="init_params",
    title="All weights start at zero.",
    hint="If all neurons start equal, what could ever make them different?",
    chapter="The Learning Algorithm",
    find="Print W1 after init_params(2, 3, rng). Its three columns should be different.",
)
def zeros(n_in, n_hidden, rng):
    """With zero weights every hidden neuron computes the same and gets the same gradient, or none at all. Only chance
    can make the neurons different."""
    return {name: np.zeros_like(value) for name, value in init_params(n_in, n_hidden, rng).items()}


@mistake(
    "init-constant",
    of="init_params",
    title="All weights start with the same value.",
    hint="If all neurons start equal, what could ever make them different?",
    chapter="The Learning Algorithm",
    find="Print W1 after init_params(2, 3, rng). Its three columns should be different.",
)
def constant(n_in, n_hidden, rng):
    """The value does not matter: neurons with equal weights get equal gradients, so they stay equal for ever, and the
    whole layer is worth one neuron."""
    start = {name: np.full_like(value, 0.1) for name, value in init_params(n_in, n_hidden, rng).items()}
    return {**start, "b1": np.zeros(n_hidden), "b2": np.zeros(1)}


@mistake("init-constant", of="init_params")
def ones_everywhere(n_in, n_hidden, rng):
    """Biases as well."""
    return {name: np.ones_like(value) for name, value in init_params(n_in, n_hidden, rng).items()}


@mistake("init-constant", of="init_params")
def one_number_drawn(n_in, n_hidden, rng):
    """Random, but one number for all."""
    start = init_params(n_in, n_hidden, rng)
    return {**start, "W1": np.full((n_in, n_hidden), rng.normal()), "W2": np.full((n_hidden, 1), rng.normal())}


@mistake(
    "init-ignores-rng",
    of="init_params",
    title="The random numbers do not come from rng.",
    hint="Where does your chance come from? The caller has handed you a generator.",
    chapter="The Learning Algorithm",
    find="Call init_params(2, 3, np.random.default_rng(0)) twice, then with default_rng(1). The first two should be "
    "equal, the third should not.",
)
def own_generator(n_in, n_hidden, rng):
    """A generator of its own always starts at the same place: every network starts with the same weights, whatever the
    seed is, and trying another seed changes nothing."""
    return init_params(n_in, n_hidden, np.random.default_rng(0))


@mistake("init-ignores-rng", of="init_params")
def global_chance(n_in, n_hidden, rng):
    """From a generator that all calls share."""
    return init_params(n_in, n_hidden, _SHARED)


@mistake(
    "init-shape-swapped",
    of="init_params",
    title="The weights have rows and columns exchanged.",
    hint="Write the shape of each product on paper: X is (m, n_in), and Z1 should be (m, n_hidden).",
    chapter="Layer-by-Layer Computation",
    find="Print the shapes for init_params(2, 3, rng). W1 should be (2, 3) and W2 (3, 1).",
)
def swapped(n_in, n_hidden, rng):
    """In X @ W the rows of W belong to the inputs and the columns to the neurons. PyTorch keeps its weights the other
    way round."""
    start = init_params(n_in, n_hidden, rng)
    return {**start, "W1": start["W1"].T, "W2": start["W2"].T}


@mistake("init-shape-swapped", of="init_params")
def first_swapped(n_in, n_hidden, rng):
    """W1 only."""
    start = init_params(n_in, n_hidden, rng)
    return {**start, "W1": start["W1"].T}


@mistake(
    "gd-ascent",
    of="sgd_step",
    also="train",
    title="The step goes uphill: the gradient is added.",
    hint="The gradient points to where the loss grows. Which sign takes you the other way?",
    chapter="Weight Update",
    find="Take one step from w = 1 with gradient 0.5 and rate 0.1: w should become 0.95.",
)
def uphill(params, grads, lr):
    """The gradient points uphill, to a larger loss. Its negative leads down."""
    return sgd_step(params, grads, -lr)


@mistake(
    "gd-lost-rebind",
    of="sgd_step",
    also="train",
    title="The parameters do not move: the new values are lost.",
    hint="You compute new numbers. Which line puts them into what you return?",
    chapter="Weight Update",
    find="Take one step from w = 1 with gradient 0.5 and rate 0.1, and print what comes back. It should not be 1.",
)
def unchanged(params, grads, lr):
    """A new value that is only given a name inside the function is forgotten when the function ends. It has to go into
    what is returned, and the caller has to keep that."""
    return {name: value.copy() for name, value in params.items()}


@mistake("gd-lost-rebind", of="sgd_step")
def the_same(params, grads, lr):
    """The same dictionary comes back."""
    return params


@mistake(
    "gd-lr-ignored",
    of="sgd_step",
    also="train",
    title="The learning rate is not used.",
    hint="Call the function with two different rates: do the steps differ?",
    chapter="Weight Update",
    find="Take one step with lr = 0.1 and one with lr = 0.2, both from the same w. The second should be twice as long.",
)
def no_rate(params, grads, lr):
    """Without the learning rate every step is as long as the gradient itself, usually far too long."""
    return sgd_step(params, grads, 1.0)


@mistake(
    "gd-lr-twice",
    of="sgd_step",
    also="train",
    title="The learning rate is multiplied in twice.",
    hint="The rate is used once. In how many places do you multiply with it?",
    chapter="Weight Update",
    find="Take one step from w = 1 with gradient 1 and rate 0.1: w should become 0.9; 0.99 has the rate twice.",
)
def rate_twice(params, grads, lr):
    """The rate is smaller than 1, so used twice it makes the steps much too short: learning seems to stand still."""
    return sgd_step(params, grads, lr * lr)


@mistake(
    "gd-no-bias-update",
    of="sgd_step",
    also="train",
    title="Only the weights make their step; the biases stay as they were.",
    hint="Who else is a parameter?",
    chapter="Weight Update",
    find="Take one step and compare every array before and after. All four should have changed.",
)
def weights_only(params, grads, lr):
    """Biases learn like weights: each has a gradient, and each makes its step."""
    new = sgd_step(params, grads, lr)
    return {name: params[name].copy() if name.startswith("b") else value for name, value in new.items()}


@mistake(
    "gd-one-layer",
    of="sgd_step",
    also="train",
    title="Only one layer makes its step.",
    hint="Count the parameters that moved.",
    chapter="Weight Update",
    find="Take one step and compare every array before and after. All four should have changed.",
)
def second_layer_only(params, grads, lr):
    """Every layer contributes to the error and has gradients of its own. A layer without steps stays as random as it
    was at the start."""
    new = sgd_step(params, grads, lr)
    return {name: params[name].copy() if name.endswith("1") else value for name, value in new.items()}


@mistake("gd-one-layer", of="sgd_step", also="train")
def first_layer_only(params, grads, lr):
    """The first."""
    new = sgd_step(params, grads, lr)
    return {name: params[name].copy() if name.endswith("2") else value for name, value in new.items()}


@mistake(
    "gd-overwrite",
    of="sgd_step",
    also="train",
    title="The step comes back, not the new parameters.",
    hint="You know how far to go. Where does the place you start from enter?",
    chapter="Weight Update",
    find="Call the function with gradient 0: the parameters should come back as they were, not as 0.",
)
def only_the_step(params, grads, lr):
    """A step starts from where you are. The step alone forgets that place."""
    return {name: -lr * grads[name] for name in params}


@mistake("gd-overwrite", of="sgd_step", also="train")
def only_the_product(params, grads, lr):
    """Without the minus."""
    return {name: lr * grads[name] for name in params}


@mistake(
    "gd-mutates-input",
    of="sgd_step",
    title="The parameters that were given are changed.",
    hint="Some ways of subtracting make a new array, others write into the old one. Whose array is the old one?",
    chapter="Weight Update",
    find="Print the parameters before and after the call: the ones you gave should be as before. Look for -= .",
)
def in_place(params, grads, lr):
    """With -= a NumPy array is changed where it lies, and whoever else holds it sees the change. dict(params) does not
    help: it is a new dictionary of the same arrays."""
    for name in params:
        params[name] -= lr * grads[name]
    return params


@mistake("gd-mutates-input", of="sgd_step")
def new_dictionary_in_place(params, grads, lr):
    """A new dictionary, the old arrays."""
    new = dict(params)
    for name in new:
        new[name] -= lr * grads[name]
    return new


@mistake("gd-mutates-input", of="sgd_step")
def dictionary_in_place(params, grads, lr):
    """New arrays, put into the old dictionary."""
    for name in params:
        params[name] = params[name] - lr * grads[name]
    return params
