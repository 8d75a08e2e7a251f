"""Adam's two averages go wrong: what is averaged, with which shares, and what is remembered of it."""

import numpy as np
from optimizers import adam_step

from grader.authoring import mistake


def _adam(params, grads, state, lr, beta1, beta2, eps, *, first=None, second=None):
    """Adam with ``first(old m, g)`` and ``second(old v, g, new m)`` as its averages; the rest is right."""
    t = state.get("t", 0) + 1
    new, m, v = {}, {}, {}
    for k, g in grads.items():
        old_m, old_v = state.get("m", {}).get(k, 0.0), state.get("v", {}).get(k, 0.0)
        m[k] = first(old_m, g) if first else beta1 * old_m + (1 - beta1) * g
        v[k] = second(old_v, g, m[k]) if second else beta2 * old_v + (1 - beta2) * g**2
        with np.errstate(all="ignore"):
            new[k] = params[k] - lr * m[k] / (1 - beta1**t) / (np.sqrt(v[k] / (1 - beta2**t)) + eps)
    return new, {"t": t, "m": m, "v": v}


@mistake(
    "adam-v-not-squared",
    of="adam_step",
    title="v averages the gradients, not their squares.",
    hint="Compare the line for v with the formula, sign by sign: what is averaged there?",
    chapter="The Training Loop",
    find="Print v after a first step with gradient 2: it should be 0.004.",
)
def not_squared(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """v is an average of squares. Without the square it may be negative, and its root is nan."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, second=lambda old, g, m: beta2 * old + (1 - beta2) * g)


@mistake("adam-v-not-squared", of="adam_step")
def absolute(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The absolute value in the place of the square."""
    return _adam(
        params, grads, state, lr, beta1, beta2, eps, second=lambda old, g, m: beta2 * old + (1 - beta2) * np.abs(g)
    )


@mistake(
    "adam-v-of-m",
    of="adam_step",
    title="v averages the squares of m, not those of the gradients.",
    hint="Two averages run side by side. What goes into the second one: the gradient, or the first average?",
    chapter="The Training Loop",
    find="Print v after a first step with gradient 2: it should be 0.004, not 0.00004.",
)
def squares_of_m(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Both averages are fed by the gradient. m is smooth already, and its square says little about how much the
    gradients jump."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, second=lambda old, g, m: beta2 * old + (1 - beta2) * m**2)


@mistake(
    "adam-square-around",
    of="adam_step",
    title="The square in v reaches too far: the share 1 - beta2 is squared as well.",
    hint="Look at your brackets: what stands inside the one that is squared?",
    chapter="The Training Loop",
    find="Print v after a first step with gradient 2: it should be 0.004, not 0.000004.",
)
def share_squared(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Only the gradient is squared. Its share, 1 - beta2, is a thousandth, and the square of that is a millionth."""
    return _adam(
        params, grads, state, lr, beta1, beta2, eps, second=lambda old, g, m: beta2 * old + ((1 - beta2) * g) ** 2
    )


@mistake(
    "adam-betas-swapped",
    of="adam_step",
    title="beta1 and beta2 are swapped.",
    hint="One beta belongs to m, the other to v. Which of them does each of your lines use?",
    chapter="The Training Loop",
    find="Print m and v after a first step with gradient 2: 0.2 and 0.004.",
)
def swapped(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """beta1 belongs to the average gradient, beta2 to the average square. At the first step nobody sees the
    difference."""
    return adam_step(params, grads, state, lr, beta2, beta1, eps)


@mistake("adam-betas-swapped", of="adam_step")
def swapped_in_averages(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """In the averages only; the corrections are right."""
    return _adam(
        params, grads, state, lr, beta1, beta2, eps,
        first=lambda old, g: beta2 * old + (1 - beta2) * g,
        second=lambda old, g, m: beta1 * old + (1 - beta1) * g**2,
    )  # fmt: skip


@mistake("adam-betas-swapped", of="adam_step")
def swapped_in_corrections(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """In the corrections only; the averages are right."""
    return _adam(
        params, grads, state, lr, beta2, beta1, eps,
        first=lambda old, g: beta1 * old + (1 - beta1) * g,
        second=lambda old, g, m: beta2 * old + (1 - beta2) * g**2,
    )  # fmt: skip


@mistake(
    "adam-missing-one-minus-beta",
    of="adam_step",
    title="A factor 1 - beta is missing in an average.",
    hint="The old value has the share beta: which share is left for the new one?",
    chapter="The Training Loop",
    find="Print m and v after a first step with gradient 2: 0.2 and 0.004.",
)
def both_are_sums(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """An average gives the old value the share beta and the new one the rest, 1 - beta. Otherwise it is a growing
    sum."""
    return _adam(
        params, grads, state, lr, beta1, beta2, eps,
        first=lambda old, g: beta1 * old + g,
        second=lambda old, g, m: beta2 * old + g**2,
    )  # fmt: skip


@mistake("adam-missing-one-minus-beta", of="adam_step")
def m_is_a_sum(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """In m only."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=lambda old, g: beta1 * old + g)


@mistake("adam-missing-one-minus-beta", of="adam_step")
def v_is_a_sum(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """In v only."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, second=lambda old, g, m: beta2 * old + g**2)


@mistake(
    "adam-state-reset",
    of="adam_step",
    title="Adam's memory begins anew at every call.",
    hint="What does Adam remember from one step to the next? Is all of it in the state that you return, and do you "
    "read it again?",
    chapter="The Training Loop",
    find="Take a step with gradient 2 and one with gradient -1: the second should be much shorter than lr.",
)
def forgets_everything(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """With m and v at zero in every call each step is lr times the sign of the gradient."""
    return adam_step(params, grads, {}, lr, beta1, beta2, eps)


@mistake("adam-state-reset", of="adam_step")
def forgets_averages(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The steps are counted, the averages begin anew."""
    return adam_step(params, grads, {"t": state.get("t", 0)}, lr, beta1, beta2, eps)


@mistake("adam-state-reset", of="adam_step")
def forgets_m(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Only the average gradient begins anew."""
    return adam_step(params, grads, {**state, "m": {}}, lr, beta1, beta2, eps)


@mistake("adam-state-reset", of="adam_step")
def forgets_v(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Only the average square begins anew."""
    return adam_step(params, grads, {**state, "v": {}}, lr, beta1, beta2, eps)


@mistake(
    "adam-shared-state",
    of="adam_step",
    title="All parameters share one memory.",
    hint="What is kept from step to step belongs to one parameter. How does your memory tell weights from biases?",
    chapter="The Training Loop",
    find="Call it with two parameters of different shapes, and print what you keep after each of them.",
)
def shared(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """With one m for all, the weights and the biases mix their gradients, or their shapes do not fit."""
    m, v, t = state.get("m", 0.0), state.get("v", 0.0), state.get("t", 0) + 1
    new = {}
    for k, g in grads.items():
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        new[k] = params[k] - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return new, {"t": t, "m": m, "v": v}


@mistake("adam-shared-state", of="momentum_step")
def shared_velocity(params, grads, velocity, lr, beta=0.9):
    """One velocity for all."""
    v, new = velocity.get("v", 0.0), {}
    for k, g in grads.items():
        v = beta * v + g
        new[k] = params[k] - lr * v
    return new, {"v": v}
