"""What comes in is changed, forgotten, or meant for one parameter only."""

from optimizers import adam_step, momentum_step, sgd_step

from grader.authoring import mistake


def _written_into(params, new):
    """The caller's own arrays, with the new numbers in them."""
    for k in params:
        params[k][...] = new[k]
    return params


def _some(params, new, names):
    """The new weights of these parameters, and the old ones of the others."""
    return {k: new[k] if k in names else params[k] for k in params}


def _weights(params):
    return [k for k in params if k.startswith("W")]


@mistake(
    "opt-changes-params",
    of="sgd_step",
    title="The params that were given are changed.",
    hint="Some ways of subtracting make a new array, others write into the old one. Whose array is the old one?",
    chapter="The Training Loop",
    find="Print the params before and after the call: the ones you gave should be as before. Look for -= and the like.",
)
def sgd_in_place(params, grads, lr):
    """With -= a NumPy array is changed where it lies, and whoever else holds it sees the change. dict(params) does not
    help: it is a new dictionary of the same arrays."""
    return _written_into(params, sgd_step(params, grads, lr))


@mistake("opt-changes-params", of="momentum_step")
def momentum_in_place(params, grads, velocity, lr, beta=0.9):
    """The same, with a velocity."""
    new, velocity = momentum_step(params, grads, velocity, lr, beta)
    return _written_into(params, new), velocity


@mistake("opt-changes-params", of="adam_step")
def adam_in_place(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The same, in Adam."""
    new, state = adam_step(params, grads, state, lr, beta1, beta2, eps)
    return _written_into(params, new), state


@mistake(
    "opt-changes-grads",
    of="sgd_step",
    title="The gradients that were given are changed.",
    hint="The step comes out right. What has become of the gradients when the function is done?",
    chapter="The Training Loop",
    find="Print the gradients before and after the call: they should be as before. Look for *=, += or **= on them.",
)
def sgd_scales_gradients(params, grads, lr):
    """Writing into the gradients saves a line, but they belong to the caller, who may still want to use them."""
    new = sgd_step(params, grads, lr)
    _written_into(grads, {k: lr * g for k, g in grads.items()})
    return new


@mistake("opt-changes-grads", of="momentum_step")
def momentum_adds_to_gradients(params, grads, velocity, lr, beta=0.9):
    """The velocity is made in the place of the gradient."""
    new, velocity = momentum_step(params, grads, velocity, lr, beta)
    _written_into(grads, {k: 2.0 * v + 1.0 for k, v in velocity.items()})
    return new, velocity


@mistake("opt-changes-grads", of="adam_step")
def adam_squares_gradients(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The squares are made in the place of the gradient."""
    new, state = adam_step(params, grads, state, lr, beta1, beta2, eps)
    _written_into(grads, {k: g**2 for k, g in grads.items()})
    return new, state


@mistake(
    "opt-some-parameters",
    of="sgd_step",
    title="Only some of the parameters take the step.",
    hint="With one parameter it works. What happens to the second one, and is a return perhaps inside the loop?",
    chapter="The Training Loop",
    find="Call it with two parameters and a gradient for each, and print both before and after. Both should have "
    "moved.",
)
def sgd_first(params, grads, lr):
    """Weights and biases are parameters alike, whatever their names are, and each takes its step. A return inside the
    loop ends the function after the first of them."""
    return _some(params, sgd_step(params, grads, lr), list(params)[:1])


@mistake("opt-some-parameters", of="sgd_step")
def sgd_returns_first(params, grads, lr):
    """The others do not even come back."""
    name = next(iter(params))
    return {name: params[name] - lr * grads[name]}


@mistake("opt-some-parameters", of="sgd_step")
def sgd_returns_last(params, grads, lr):
    """The dictionary is made anew for every parameter."""
    name = list(params)[-1]
    return {name: params[name] - lr * grads[name]}


@mistake("opt-some-parameters", of="sgd_step")
def sgd_weights(params, grads, lr):
    """No step for biases."""
    return _some(params, sgd_step(params, grads, lr), _weights(params))


@mistake("opt-some-parameters", of="momentum_step")
def momentum_first(params, grads, velocity, lr, beta=0.9):
    """The first one, with a velocity."""
    new, velocity = momentum_step(params, grads, velocity, lr, beta)
    return _some(params, new, list(params)[:1]), velocity


@mistake("opt-some-parameters", of="momentum_step")
def momentum_weights(params, grads, velocity, lr, beta=0.9):
    """No step for biases."""
    new, velocity = momentum_step(params, grads, velocity, lr, beta)
    return _some(params, new, _weights(params)), velocity


@mistake("opt-some-parameters", of="adam_step")
def adam_first(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The first one, in Adam."""
    new, state = adam_step(params, grads, state, lr, beta1, beta2, eps)
    return _some(params, new, list(params)[:1]), state


@mistake("opt-some-parameters", of="adam_step")
def adam_weights(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """No step for biases."""
    new, state = adam_step(params, grads, state, lr, beta1, beta2, eps)
    return _some(params, new, _weights(params)), state


@mistake(
    "opt-fixed-beta",
    of="momentum_step",
    title="The argument beta (or beta1, beta2) is ignored: the usual value stands in the code.",
    hint="Call the function with another beta: does anything change?",
    chapter="The Training Loop",
    find="Take two steps with beta=0.5 and gradient 1: the velocity should be 1, then 1.5. Look for 0.9 in your lines.",
)
def fixed_beta(params, grads, velocity, lr, beta=0.9):
    """With a number in the formula the argument has no effect."""
    return momentum_step(params, grads, velocity, lr)


@mistake("opt-fixed-beta", of="adam_step")
def fixed_betas(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Both of Adam's."""
    return adam_step(params, grads, state, lr, eps=eps)


@mistake("opt-fixed-beta", of="adam_step")
def fixed_beta1(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """That of the average gradient."""
    return adam_step(params, grads, state, lr, beta2=beta2, eps=eps)


@mistake("opt-fixed-beta", of="adam_step")
def fixed_beta2(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """That of the average square."""
    return adam_step(params, grads, state, lr, beta1, eps=eps)


@mistake(
    "adam-fixed-eps",
    of="adam_step",
    title="The argument eps is ignored: the usual value stands in the code.",
    hint="Call the function with a large eps: do the steps become shorter?",
    chapter="The Training Loop",
    find="Take the first step with gradient 1, rate 0.1 and eps=1: w should move by 0.05. Look for 1e-8 in your lines.",
)
def fixed_eps(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """With a number in the formula the argument has no effect. 1e-8 is only what eps is if nobody says otherwise."""
    return adam_step(params, grads, state, lr, beta1, beta2)
