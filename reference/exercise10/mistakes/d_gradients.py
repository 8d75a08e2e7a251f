"""What is added to the gradients, or handed back, is something else."""

import numpy as np
import regularization

from grader.authoring import mistake


def _is_weight(name):
    return name.startswith("W")


@mistake(
    "wd-only-penalty",
    of="l2_gradients",
    title="The gradient of the loss is lost; only that of the penalty is handed back.",
    hint="Two slopes are to be added: where does the one from the data enter your result?",
    chapter="Debugging Your Neural Network",
    find="Call the function with lam = 0. It should give back the gradients that came in; if zeros come out, they "
    "were left behind.",
)
def penalty_alone(params, grads, lam):
    """The slope of a sum is the sum of the slopes. With the penalty's alone, the network would shrink to nothing and
    never look at its data."""
    return {name: lam * values if _is_weight(name) else np.zeros_like(values) for name, values in params.items()}


@mistake("wd-only-penalty", of="l2_gradients")
def penalty_alone_for_weights(params, grads, lam):
    return {name: lam * values if _is_weight(name) else grads[name].copy() for name, values in params.items()}


@mistake(
    "wd-penalty-added",
    of="l2_gradients",
    title="The penalty itself is added to the gradients, instead of its slope.",
    hint="The penalty is one number for the whole network. How large is its slope at each single weight?",
    chapter="Debugging Your Neural Network",
    find="Take two weights, 1 and 3, in a loss that does not depend on them. The gradients should be in the ratio 1 "
    "to 3; if they are equal, you added the same number to both.",
)
def penalty_as_gradient(params, grads, lam):
    """A loss and a gradient are different things: one says how high you stand, the other how steep it is. What belongs
    into the gradient is the penalty differentiated for that weight."""
    penalty = regularization.l2_penalty(params, lam)
    return {name: values + penalty * _is_weight(name) for name, values in grads.items()}


@mistake("wd-penalty-added", of="l2_gradients")
def penalty_as_every_gradient(params, grads, lam):
    penalty = regularization.l2_penalty(params, lam)
    return {name: values + penalty for name, values in grads.items()}


@mistake("wd-penalty-added", of="l2_gradients")
def own_penalty_as_gradient(params, grads, lam):
    return {name: grads[name] + lam / 2 * np.sum(values**2) * _is_weight(name) for name, values in params.items()}


@mistake(
    "wd-gradient-squared",
    of="l2_gradients",
    title="The square of the weight stands in the gradient.",
    hint="Differentiating a square lowers its power by one. Which power of the weight is left?",
    chapter="Debugging Your Neural Network",
    find="Take one weight of -2, lam = 1 and a loss that does not depend on it. Its gradient should be -2; if it is "
    "4 or 2, it was not differentiated.",
)
def gradient_squared(params, grads, lam):
    """The penalty has the square, its slope has not. A squared weight is never negative, so negative weights would be
    pushed further away from zero."""
    return {name: grads[name] + lam * values**2 * _is_weight(name) for name, values in params.items()}


@mistake("wd-gradient-squared", of="l2_gradients")
def gradient_squared_half(params, grads, lam):
    return {name: grads[name] + lam / 2 * values**2 * _is_weight(name) for name, values in params.items()}


@mistake(
    "wd-gradient-scaled",
    of="l2_gradients",
    title="Gradient and decay are multiplied where they should be added.",
    hint="The slope of loss plus penalty is a sum. Which sign stands between your two parts?",
    chapter="Debugging Your Neural Network",
    find="Set the gradients that come in to 0. What comes out should be lam times the weights; if it is 0 as well, "
    "you multiplied.",
)
def gradient_multiplied(params, grads, lam):
    """Decay does not depend on how steep the loss is: it pulls where the loss is flat, too. A product loses that."""
    return {name: grads[name] * (lam * values if _is_weight(name) else 1.0) for name, values in params.items()}


@mistake("wd-gradient-scaled", of="l2_gradients")
def gradient_grown(params, grads, lam):
    return {name: grads[name] * (1 + lam * _is_weight(name)) for name in params}


@mistake(
    "wd-step-not-gradient",
    of="l2_gradients",
    title="Updated weights are handed back, not gradients.",
    hint="Read the name of the function again: who will make the step, and with which learning rate?",
    chapter="Debugging Your Neural Network",
    find="Set the gradients that come in to 0 and lam to 0. What comes out should be 0; if it is the weights, a step "
    "was made already.",
)
def step_made(params, grads, lam):
    """Gradients and steps are two things. This function only says how steep loss plus penalty are; the update comes
    later, and it knows the learning rate."""
    return {name: values - grads[name] - lam * values * _is_weight(name) for name, values in params.items()}


@mistake("wd-step-not-gradient", of="l2_gradients")
def weights_shrunk(params, grads, lam):
    return {name: values * (1 - lam * _is_weight(name)) for name, values in params.items()}


@mistake(
    "wd-biases-dropped",
    of="l2_gradients",
    title="The gradients of the biases are missing from the result.",
    hint="The biases pay nothing, but they still learn. What does the caller find under their names?",
    chapter="Debugging Your Neural Network",
    find="Compare the keys of what you return with those of params. They should be the same.",
)
def biases_left_out(params, grads, lam):
    """Skipping the biases in the loop skips their place in the result as well. Without decay their gradient is that of
    the loss, and it has to be handed on."""
    return {name: grads[name] + lam * values for name, values in params.items() if _is_weight(name)}


@mistake("wd-biases-dropped", of="l2_gradients")
def biases_zeroed(params, grads, lam):
    return {name: (grads[name] + lam * values) * _is_weight(name) for name, values in params.items()}


@mistake(
    "gd-mutates-input",
    of="l2_gradients",
    title="The arrays or the dictionary that came in are changed.",
    hint="Which of your lines write into an array or a dictionary of the caller? A copied dictionary still holds the "
    "same arrays.",
    chapter="Debugging Your Neural Network",
    find="Print the gradients that you hand in, before and after the call. They should be the same numbers; if the "
    "weights' entries grew, you wrote into the caller's arrays.",
)
def arrays_changed(params, grads, lam):
    """Adding with += writes into the array that is there, and that array belongs to the caller. dict(grads) does not
    help: it is a new dictionary of the same arrays. Called twice, the penalty would be counted twice."""
    for name, values in params.items():
        if _is_weight(name):
            grads[name] += lam * values
    return grads


@mistake("gd-mutates-input", of="l2_gradients")
def entries_changed(params, grads, lam):
    for name, values in params.items():
        if _is_weight(name):
            grads[name] = grads[name] + lam * values
    return grads


@mistake("gd-mutates-input", of="l2_penalty")
def squares_in_place(params, lam):
    total = 0.0
    for name, values in params.items():
        if _is_weight(name):
            values **= 2
            total += lam / 2 * values.sum()
    return total
