"""Wrong steps of plain gradient descent and of momentum."""

from optimizers import momentum_step, sgd_step

from grader.authoring import mistake


def _moved(params, directions, lr):
    return {name: w - lr * directions[name] for name, w in params.items()}


@mistake(
    "opt-ascent",
    of="sgd_step",
    title="The step goes uphill: the gradient is added.",
    hint="Does the loss become smaller if you walk along the gradient, or against it?",
    chapter="The Training Loop",
    find="Take one step from w = 1 with gradient 0.5 and rate 0.1: w should become 0.95.",
)
def sgd_up(params, grads, lr):
    """The gradient points uphill, to a larger loss. Its negative leads down."""
    return sgd_step(params, grads, -lr)


@mistake(
    "opt-ascent",
    of="momentum_step",
)
def momentum_up(params, grads, velocity, lr, beta=0.9):
    """The same sign, with a velocity."""
    return momentum_step(params, grads, velocity, -lr, beta)


@mistake(
    "opt-no-lr",
    of="sgd_step",
    title="The learning rate is not used.",
    hint="Call the function with two different rates: do the steps differ?",
    chapter="The Training Loop",
    find="Take one step with lr = 0.1 and one with lr = 0.2. The second should be twice as long.",
)
def sgd_no_lr(params, grads, lr):
    """Without the learning rate every step is as long as the gradient itself, usually far too long."""
    return sgd_step(params, grads, 1.0)


@mistake(
    "opt-no-lr",
    of="momentum_step",
)
def momentum_no_lr(params, grads, velocity, lr, beta=0.9):
    """The same, with a velocity."""
    return momentum_step(params, grads, velocity, 1.0, beta)


@mistake(
    "opt-only-step",
    of="sgd_step",
    title="The step comes back, not the new weights.",
    hint="Where do you add the step to the place where you were?",
    chapter="The Training Loop",
    find="With a gradient of zero the weights should come back as they were.",
)
def sgd_only_step(params, grads, lr):
    """What should come back are the new weights. The step alone forgets where it started."""
    return {k: -lr * g for k, g in grads.items()}


@mistake(
    "opt-unchanged",
    of="sgd_step",
    title="The weights do not move.",
    hint="Which line changes the numbers that you return?",
    chapter="The Training Loop",
    find="Take one step from w = 1 with gradient 0.5 and rate 0.1: w should become 0.95.",
)
def sgd_unchanged(params, grads, lr):
    """The params come back exactly as they were given, so nothing is learned."""
    return params


@mistake(
    "opt-unchanged",
    of="momentum_step",
)
def momentum_unchanged(params, grads, velocity, lr, beta=0.9):
    """The same, with a velocity."""
    return params, velocity


@mistake(
    "opt-changes-params",
    of="sgd_step",
    title="The params that were given are changed.",
    hint="Whose array does -= write into?",
    chapter="The Training Loop",
    find="Print the params before and after the call: the ones you gave should be as before.",
)
def sgd_inplace(params, grads, lr):
    """With -= a NumPy array is changed where it lies, and whoever else holds it sees the change. The caller's
    weights of before are lost."""
    for k in params:
        params[k] -= lr * grads[k]
    return params


@mistake(
    "opt-changes-params",
    of="momentum_step",
)
def momentum_inplace(params, grads, velocity, lr, beta=0.9):
    """The same, with a velocity."""
    v = {k: beta * velocity.get(k, 0.0) + g for k, g in grads.items()}
    for k in params:
        params[k] -= lr * v[k]
    return params, v


@mistake(
    "mom-reset",
    of="momentum_step",
    title="The velocity of the step before is forgotten.",
    hint="A ball that stops after every step has no momentum.",
    chapter="The Training Loop",
    find="Take two steps with gradient 1, rate 1: from 0 to -1, then to -2.9. A second step of 1 has forgotten "
    "the first.",
)
def reset(params, grads, velocity, lr, beta=0.9):
    """Each call begins with velocity zero, so every step is a plain gradient step. What the step before returned
    has to enter the next one."""
    return _moved(params, grads, lr), dict(grads)


@mistake(
    "mom-reset",
    of="momentum_step",
)
def empty(params, grads, velocity, lr, beta=0.9):
    """The velocity is never returned."""
    return _moved(params, grads, lr), {}


@mistake(
    "mom-ema",
    of="momentum_step",
    title="The new gradient is multiplied by 1 - beta.",
    hint="Two textbook forms exist: which of them scales the new gradient, and which does this task ask for?",
    chapter="The Training Loop",
    find="Take the first step with gradient 2: the velocity should become 2, not 0.2.",
)
def ema(params, grads, velocity, lr, beta=0.9):
    """There are two textbook forms. Here v = beta * v + g; with (1 - beta) * g all steps are ten times shorter."""
    v = {k: beta * velocity.get(k, 0.0) + (1 - beta) * g for k, g in grads.items()}
    return _moved(params, v, lr), v


@mistake(
    "mom-order",
    of="momentum_step",
    title="The weights move before the velocity is renewed.",
    hint="Update the speed first or the position first?",
    chapter="The Training Loop",
    find="Take the first step with gradient 1 and rate 1: w should move by 1, not by 0.",
)
def order(params, grads, velocity, lr, beta=0.9):
    """The weights move with the old velocity and the new one is computed afterwards, so the first step does nothing."""
    v = {k: beta * velocity.get(k, 0.0) + g for k, g in grads.items()}
    old = {k: velocity.get(k, 0.0) for k in grads}
    return _moved(params, old, lr), v


@mistake(
    "mom-plus",
    of="momentum_step",
    title="The old velocity has the wrong sign.",
    hint="Compare term by term with the formula: what happens to the old velocity?",
    chapter="The Training Loop",
    find="Take two steps with gradient 1: the velocity should be 1, then 1.9.",
)
def minus(params, grads, velocity, lr, beta=0.9):
    """The old velocity is subtracted from the gradient, so it brakes where it should push."""
    v = {k: g - beta * velocity.get(k, 0.0) for k, g in grads.items()}
    return _moved(params, v, lr), v


@mistake(
    "mom-double-gradient",
    of="momentum_step",
    title="The gradient is counted twice.",
    hint="How often does the new gradient enter the step?",
    chapter="The Training Loop",
    find="Take the first step with gradient 1 and rate 1: w should move by 1, not by 2.",
)
def double(params, grads, velocity, lr, beta=0.9):
    """The gradient is inside the velocity already. Adding it once more counts it twice."""
    v = {k: beta * velocity.get(k, 0.0) + g for k, g in grads.items()}
    return _moved(params, {k: v[k] + grads[k] for k in v}, lr), v


@mistake(
    "opt-nesterov",
    of="momentum_step",
    title="This is Nesterov's momentum, another variant.",
    hint="Look up which variant of momentum the task asks for.",
    chapter="The Training Loop",
    find="Take the first step with gradient 1 and rate 1: w should move by 1, not by 1.9.",
)
def nesterov(params, grads, velocity, lr, beta=0.9):
    """Nesterov's variant looks one step ahead: it moves by g + beta * v. The task asks for the ordinary one, which
    moves by v."""
    v = {k: beta * velocity.get(k, 0.0) + g for k, g in grads.items()}
    return _moved(params, {k: grads[k] + beta * v[k] for k in v}, lr), v


@mistake(
    "mom-beta-on-sum",
    of="momentum_step",
    title="The new gradient is multiplied by beta, together with the old velocity.",
    hint="Compare term by term with the formula: what is multiplied by the friction?",
    chapter="The Training Loop",
    find="Take the first step with gradient 1: the velocity should be 1, not 0.9.",
)
def on_sum(params, grads, velocity, lr, beta=0.9):
    """Only the old velocity is multiplied by beta. Brackets around the sum shrink the new gradient as well."""
    v = {k: beta * (velocity.get(k, 0.0) + g) for k, g in grads.items()}
    return _moved(params, v, lr), v


@mistake(
    "mom-beta-on-gradient",
    of="momentum_step",
    title="Beta multiplies the gradient, not the old velocity.",
    hint="Compare term by term with the formula: what is multiplied by the friction?",
    chapter="The Training Loop",
    find="Take two steps with gradient 1: the velocity should be 1, then 1.9.",
)
def on_gradient(params, grads, velocity, lr, beta=0.9):
    """Beta belongs to the old velocity. On the gradient it lets the old velocity live for ever."""
    v = {k: velocity.get(k, 0.0) + beta * g for k, g in grads.items()}
    return _moved(params, v, lr), v


@mistake(
    "mom-no-friction",
    of="momentum_step",
    title="The old velocity is not multiplied by beta.",
    hint="What makes the ball slower when the ground becomes flat?",
    chapter="The Training Loop",
    find="Take two steps with gradient 1: the velocity should be 1, then 1.9, not 2.",
)
def no_friction(params, grads, velocity, lr, beta=0.9):
    """Without beta all gradients of the past are added up and never fade."""
    v = {k: velocity.get(k, 0.0) + g for k, g in grads.items()}
    return _moved(params, v, lr), v


@mistake(
    "opt-fixed-beta",
    of="momentum_step",
    title="The argument beta (or beta1, beta2) is ignored: the usual value stands in the code.",
    hint="Call the function with another beta: does anything change?",
    chapter="The Training Loop",
    find="Take two steps with beta=0.5 and gradient 1: the velocity should be 1, then 1.5.",
)
def fixed(params, grads, velocity, lr, beta=0.9):
    """With a number in the formula the argument has no effect."""
    return momentum_step(params, grads, velocity, lr)
