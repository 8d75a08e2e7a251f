"""Wrong velocities. ``_momentum`` runs any rule for the velocity, and for the way taken with it."""

from optimizers import momentum_step

from grader.authoring import mistake


def _momentum(params, grads, velocity, lr, renew, way=lambda v, old, g: v, start=lambda g: 0.0 * g):
    """``renew(old velocity, gradient)`` is the new velocity; weights go ``lr * way(new, old velocity, gradient)``."""
    new, now = {}, {}
    for k, g in grads.items():
        old = velocity.get(k, start(g))
        now[k] = renew(old, g)
        new[k] = params[k] - lr * way(now[k], old, g)
    return new, now


@mistake(
    "mom-reset",
    of="momentum_step",
    title="The velocity of the step before is forgotten.",
    hint="A ball that stops after every step has no momentum. Where does your function look for the old velocity, and "
    "does it hand on the new one?",
    chapter="The Training Loop",
    find="Take two steps with gradient 1, rate 1: from 0 to -1, then to -2.9. A second step of 1 has forgotten "
    "the first.",
)
def starts_again(params, grads, velocity, lr, beta=0.9):
    """Each call begins with velocity zero, so every step is a plain gradient step. What the step before returned
    has to enter the next one."""
    return _momentum(params, grads, {}, lr, lambda old, g: g)


@mistake("mom-reset", of="momentum_step")
def hands_nothing_on(params, grads, velocity, lr, beta=0.9):
    """The velocity is never returned."""
    return momentum_step(params, grads, {}, lr, beta)[0], {}


@mistake("mom-reset", of="momentum_step")
def hands_the_old_one_on(params, grads, velocity, lr, beta=0.9):
    """What came in is returned."""
    return momentum_step(params, grads, velocity, lr, beta)[0], velocity


@mistake(
    "mom-start",
    of="momentum_step",
    title="The velocity does not start at zero.",
    hint="Before the first step the ball is at rest. With which velocity does yours begin?",
    chapter="The Training Loop",
    find="Take the first step with gradient 2 and print the velocity: it should be 2.",
)
def starts_with_gradient(params, grads, velocity, lr, beta=0.9):
    """At the first step there is no old velocity, so v is the gradient alone. A velocity that begins as the gradient
    gets the gradient once more."""
    return _momentum(params, grads, velocity, lr, lambda old, g: beta * old + g, start=lambda g: g)


@mistake("mom-start", of="momentum_step")
def starts_with_one(params, grads, velocity, lr, beta=0.9):
    """Ones in the place of zeros."""
    return _momentum(params, grads, velocity, lr, lambda old, g: beta * old + g, start=lambda g: 0.0 * g + 1.0)


@mistake(
    "mom-ema",
    of="momentum_step",
    title="The new gradient is multiplied by 1 - beta.",
    hint="Two textbook forms exist. Which of them does this task ask for? Look at what stands in front of g.",
    chapter="The Training Loop",
    find="Take the first step with gradient 2: the velocity should become 2, not 0.2.",
)
def average(params, grads, velocity, lr, beta=0.9):
    """There are two textbook forms. Here v = beta * v + g; with (1 - beta) * g all steps are ten times shorter."""
    return _momentum(params, grads, velocity, lr, lambda old, g: beta * old + (1 - beta) * g)


@mistake(
    "mom-order",
    of="momentum_step",
    title="The weights move before the velocity is renewed.",
    hint="Two lines, one for the speed and one for the place. Which of them has to come first?",
    chapter="The Training Loop",
    find="Take the first step with gradient 1 and rate 1: w should move by 1, not by 0.",
)
def moves_first(params, grads, velocity, lr, beta=0.9):
    """The weights move with the old velocity and the new one is computed afterwards, so the first step does nothing."""
    return _momentum(params, grads, velocity, lr, lambda old, g: beta * old + g, way=lambda v, old, g: old)


@mistake("mom-order", of="momentum_step")
def moves_first_after_the_first(params, grads, velocity, lr, beta=0.9):
    """Only where there is an old velocity: at the first step that is the gradient."""
    return _momentum(
        params, grads, velocity, lr, lambda old, g: beta * old + g, way=lambda v, old, g: old if velocity else v
    )


@mistake(
    "mom-plus",
    of="momentum_step",
    title="The old velocity has the wrong sign.",
    hint="Compare with the formula: is the old velocity added to the new gradient, or taken away from it?",
    chapter="The Training Loop",
    find="Take two steps with gradient 1: the velocity should be 1, then 1.9.",
)
def brakes(params, grads, velocity, lr, beta=0.9):
    """The old velocity is subtracted from the gradient, so it brakes where it should push."""
    return _momentum(params, grads, velocity, lr, lambda old, g: g - beta * old)


@mistake("mom-plus", of="momentum_step")
def brakes_when_moving(params, grads, velocity, lr, beta=0.9):
    """The velocity is right, the weights use it with the wrong sign."""
    return _momentum(params, grads, velocity, lr, lambda old, g: beta * old + g, way=lambda v, old, g: g - beta * old)


@mistake(
    "mom-double-gradient",
    of="momentum_step",
    title="The gradient is counted twice.",
    hint="Mark every place where the new gradient enters the step. How many are there?",
    chapter="The Training Loop",
    find="Take the first step with gradient 1 and rate 1: w should move by 1, not by 2.",
)
def gradient_beside_velocity(params, grads, velocity, lr, beta=0.9):
    """The gradient is inside the velocity already. Adding it once more counts it twice."""
    return _momentum(params, grads, velocity, lr, lambda old, g: beta * old + g, way=lambda v, old, g: v + g)


@mistake("mom-double-gradient", of="momentum_step")
def gradient_twice_in_velocity(params, grads, velocity, lr, beta=0.9):
    """Both times inside the velocity."""
    return _momentum(params, grads, velocity, lr, lambda old, g: beta * old + 2 * g)


@mistake(
    "opt-nesterov",
    of="momentum_step",
    title="This is Nesterov's momentum, another variant.",
    hint="Momentum comes in two variants. Does the task's formula look ahead, or only back?",
    chapter="The Training Loop",
    find="Take the first step with gradient 1 and rate 1: w should move by 1, not by 1.9.",
)
def nesterov(params, grads, velocity, lr, beta=0.9):
    """Nesterov's variant looks one step ahead: it moves by g + beta * v. The task asks for the ordinary one, which
    moves by v."""
    return _momentum(params, grads, velocity, lr, lambda old, g: beta * old + g, way=lambda v, old, g: g + beta * v)


@mistake(
    "mom-beta-on-sum",
    of="momentum_step",
    title="The new gradient is multiplied by beta, together with the old velocity.",
    hint="Only one of the two terms is slowed down by beta. Look at your brackets: which one, or both?",
    chapter="The Training Loop",
    find="Take the first step with gradient 1: the velocity should be 1, not 0.9.",
)
def beta_on_both(params, grads, velocity, lr, beta=0.9):
    """Only the old velocity is multiplied by beta. Brackets around the sum shrink the new gradient as well."""
    return _momentum(params, grads, velocity, lr, lambda old, g: beta * (old + g))


@mistake(
    "mom-beta-on-gradient",
    of="momentum_step",
    title="Beta multiplies the gradient, not the old velocity.",
    hint="Beta says how much of the old speed is kept. Which of your two terms is the old speed?",
    chapter="The Training Loop",
    find="Take two steps with gradient 1: the velocity should be 1, then 1.9.",
)
def beta_on_gradient(params, grads, velocity, lr, beta=0.9):
    """Beta belongs to the old velocity. On the gradient it lets the old velocity live for ever."""
    return _momentum(params, grads, velocity, lr, lambda old, g: old + beta * g)


@mistake("mom-beta-on-gradient", of="momentum_step")
def shares_swapped(params, grads, velocity, lr, beta=0.9):
    """An average with its two shares swapped."""
    return _momentum(params, grads, velocity, lr, lambda old, g: (1 - beta) * old + beta * g)


@mistake(
    "mom-no-friction",
    of="momentum_step",
    title="The old velocity is not multiplied by beta.",
    hint="What makes the ball slower when the ground becomes flat? Look at what happens to the old velocity.",
    chapter="The Training Loop",
    find="Take two steps with gradient 1: the velocity should be 1, then 1.9, not 2.",
)
def no_friction(params, grads, velocity, lr, beta=0.9):
    """Without beta all gradients of the past are added up and never fade."""
    return _momentum(params, grads, velocity, lr, lambda old, g: old + g)
