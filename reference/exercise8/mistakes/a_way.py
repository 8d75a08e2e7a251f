"""A step that goes the wrong way, or not as far as it should. All three rules can get this wrong."""

from optimizers import adam_step, make_optimizer, momentum_step, sgd_step

from grader.authoring import mistake


def _moves(params, new):
    """The way from the old weights to the new ones."""
    return {k: new[k] - params[k] for k in params}


@mistake(
    "opt-ascent",
    of="sgd_step",
    title="The step goes uphill: the gradient is added.",
    hint="The gradient points to where the loss grows. Which sign takes you the other way?",
    chapter="The Training Loop",
    find="Take the first step from w = 1 with gradient 0.5 and rate 0.1: w should become smaller than 1.",
)
def sgd_up(params, grads, lr):
    """The gradient points uphill, to a larger loss. Its negative leads down."""
    return sgd_step(params, grads, -lr)


@mistake("opt-ascent", of="momentum_step")
def momentum_up(params, grads, velocity, lr, beta=0.9):
    """The same sign, with a velocity."""
    return momentum_step(params, grads, velocity, -lr, beta)


@mistake("opt-ascent", of="make_optimizer")
def maximize(name, parameters, lr):
    """In PyTorch it takes an option."""
    optimizer = make_optimizer(name, parameters, lr)
    for group in optimizer.param_groups:
        group["maximize"] = True
    return optimizer


@mistake(
    "adam-sign",
    of="adam_step",
    title="Adam walks uphill: the step is added.",
    hint="The gradient points to where the loss grows. Which sign takes you the other way?",
    chapter="The Training Loop",
    find="Take the first step with gradient 2 and rate 0.1 from w = 1: w should become 0.9.",
)
def adam_up(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The gradient points uphill, and so does the average of the gradients. The step is subtracted."""
    return adam_step(params, grads, state, -lr, beta1, beta2, eps)


@mistake(
    "opt-no-lr",
    of="sgd_step",
    title="The learning rate is not used.",
    hint="Call the function with two different rates: do the steps differ?",
    chapter="The Training Loop",
    find="Take one step with lr = 0.1 and one with lr = 0.2, both from the same w. The second should be twice as long.",
)
def sgd_no_lr(params, grads, lr):
    """Without the learning rate every step is as long as the gradient itself, usually far too long."""
    return sgd_step(params, grads, 1.0)


@mistake("opt-no-lr", of="momentum_step")
def momentum_no_lr(params, grads, velocity, lr, beta=0.9):
    """The same, with a velocity."""
    return momentum_step(params, grads, velocity, 1.0, beta)


@mistake("opt-no-lr", of="adam_step")
def adam_no_lr(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The same, in Adam."""
    return adam_step(params, grads, state, 1.0, beta1, beta2, eps)


@mistake(
    "opt-lr-twice",
    of="momentum_step",
    title="The learning rate is multiplied in twice.",
    hint="Follow the learning rate through your lines. In how many products does it stand on the way to the new "
    "weight?",
    chapter="The Training Loop",
    find="Take the first step with gradient 1 and lr = 0.1: the weight should move by 0.1, not by 0.01.",
)
def momentum_lr_twice(params, grads, velocity, lr, beta=0.9):
    """The rate may stand inside the velocity or in front of it. In both places it makes small steps tiny."""
    return momentum_step(params, grads, velocity, lr * lr, beta)


@mistake("opt-lr-twice", of="sgd_step")
def sgd_lr_twice(params, grads, lr):
    """The same in a plain step."""
    return sgd_step(params, grads, lr * lr)


@mistake("opt-lr-twice", of="adam_step")
def adam_lr_twice(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The same, in Adam."""
    return adam_step(params, grads, state, lr * lr, beta1, beta2, eps)


@mistake(
    "opt-only-step",
    of="sgd_step",
    title="The step comes back, not the new weights.",
    hint="You know how far to go. Where does the place you start from enter?",
    chapter="The Training Loop",
    find="Call the function with gradient 0: the weights should come back as they were, not as 0.",
)
def sgd_only_step(params, grads, lr):
    """What should come back are the new weights. The step alone forgets where it started."""
    return _moves(params, sgd_step(params, grads, lr))


@mistake("opt-only-step", of="sgd_step")
def sgd_only_product(params, grads, lr):
    """Rate times gradient, without the minus."""
    return _moves(params, sgd_step(params, grads, -lr))


@mistake("opt-only-step", of="momentum_step")
def momentum_only_step(params, grads, velocity, lr, beta=0.9):
    """The same, with a velocity."""
    new, velocity = momentum_step(params, grads, velocity, lr, beta)
    return _moves(params, new), velocity


@mistake("opt-only-step", of="adam_step")
def adam_only_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The same, in Adam."""
    new, state = adam_step(params, grads, state, lr, beta1, beta2, eps)
    return _moves(params, new), state


@mistake(
    "opt-unchanged",
    of="sgd_step",
    title="The weights do not move.",
    hint="You compute new numbers. Which line puts them into what you return?",
    chapter="The Training Loop",
    find="Take one step from w = 1 with gradient 0.5 and rate 0.1, and print what comes back. It should not be 1.",
)
def sgd_unchanged(params, grads, lr):
    """The params come back exactly as they were given, so nothing is learned."""
    return params


@mistake("opt-unchanged", of="momentum_step")
def momentum_unchanged(params, grads, velocity, lr, beta=0.9):
    """The same, with a velocity."""
    return params, velocity


@mistake("opt-unchanged", of="adam_step")
def adam_unchanged(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The same, in Adam."""
    return params, state
