"""Adam's averages are right and corrected; the division of one by the root of the other goes wrong."""

import numpy as np
from optimizers import adam_step

from grader.authoring import mistake


def _adam(params, grads, state, lr, beta1, beta2, eps, divided):
    """Adam whose step is ``lr * divided(m, v, what v is divided by)``, with m corrected and v not yet."""
    t = state.get("t", 0) + 1
    new, m, v = {}, {}, {}
    for k, g in grads.items():
        m[k] = beta1 * state.get("m", {}).get(k, 0.0) + (1 - beta1) * g
        v[k] = beta2 * state.get("v", {}).get(k, 0.0) + (1 - beta2) * g**2
        with np.errstate(all="ignore"):
            new[k] = params[k] - lr * divided(m[k] / (1 - beta1**t), v[k], 1 - beta2**t)
    return new, {"t": t, "m": m, "v": v}


@mistake(
    "adam-no-sqrt",
    of="adam_step",
    title="The square root under the step is missing.",
    hint="v holds squares. What has to happen to it before it can be compared with a gradient?",
    chapter="The Training Loop",
    find="Take the first step with gradient 2 and rate 0.1: w should move by 0.1, not by 0.05.",
)
def no_root(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Dividing by the average square itself gives steps that are long for small gradients and short for large ones."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, lambda m, v, hat: m / (v / hat + eps))


@mistake("adam-no-sqrt", of="adam_step")
def square_for_root(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """A square in the place of the root."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, lambda m, v, hat: m / ((v / hat) ** 2 + eps))


@mistake(
    "adam-root-of-all",
    of="adam_step",
    title="The square root reaches too far: the average gradient stands under it as well.",
    hint="Which of the two averages holds squares? Look where the brackets of your root end.",
    chapter="The Training Loop",
    find="Take the first step with gradient -1: the weight should grow by lr; if it becomes nan, look under the root.",
)
def root_of_all(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The root undoes the square of v. m was never squared: it has a sign, and the root of a negative number is nan."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, lambda m, v, hat: np.sqrt(m / (v / hat + eps)))


@mistake(
    "adam-root-first",
    of="adam_step",
    title="The root of v is taken before the correction, not after it.",
    hint="Two things happen to v before it divides: the correction and the root. Which comes first in the formula?",
    chapter="The Training Loop",
    find="Take the first step with gradient 2 and rate 0.1: w should move by 0.1, not by 0.003.",
)
def root_first(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The correction belongs to v, under the root. Behind the root it is far too strong at first."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, lambda m, v, hat: m / (np.sqrt(v) / hat + eps))


@mistake(
    "adam-upside-down",
    of="adam_step",
    title="The root of v stands above the line of the fraction, not below it.",
    hint="Where gradients are large, should Adam's step become longer or not? What stands above the line of your "
    "fraction, what below?",
    chapter="The Training Loop",
    find="Take the first step with rate 0.1, once with gradient 2 and once with gradient 5. Both should move w by 0.1.",
)
def multiplied(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Divided by the usual size of the gradient, every step has about the same length. Multiplied by it, steps grow
    like the square of the gradient."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, lambda m, v, hat: m * (np.sqrt(v / hat) + eps))


@mistake("adam-upside-down", of="adam_step")
def turned_round(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The root of v divided by m."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, lambda m, v, hat: np.sqrt(v / hat) / (m + eps))


@mistake(
    "adam-eps-1e-3",
    of="adam_step",
    title="eps is too large: a thousandth or so, where 1e-8 was asked for.",
    hint="How large may a number be that should hardly be noticed?",
    chapter="The Training Loop",
    find="Take the first step with gradient 0.5 and rate 0.1: w should move by 0.1 to seven digits.",
)
def eps_of_a_thousandth(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """eps only guards against a division by zero. A large one makes every step shorter."""
    return adam_step(params, grads, state, lr, beta1, beta2, 1e-3)


@mistake("adam-eps-1e-3", of="adam_step")
def eps_of_a_hundredth(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Larger still."""
    return adam_step(params, grads, state, lr, beta1, beta2, 1e-2)


@mistake("adam-eps-1e-3", of="adam_step")
def eps_as_given_if_large(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """At least a thousandth."""
    return adam_step(params, grads, state, lr, beta1, beta2, max(eps, 1e-3))


@mistake(
    "adam-no-eps",
    of="adam_step",
    title="Nothing guards the division where a gradient is zero.",
    hint="What is zero divided by the square root of zero, and which number in the formula prevents it?",
    chapter="The Training Loop",
    find="Take a step with gradient 0: w should stay where it is; if it becomes nan, look at what you divide by.",
)
def no_eps(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Where the gradient is exactly zero, both averages are zero, and 0 / 0 is nan."""
    with np.errstate(all="ignore"):
        return adam_step(params, grads, state, lr, beta1, beta2, 0.0)


@mistake(
    "adam-eps-outside",
    of="adam_step",
    title="eps is added to the step, not to what the step is divided by.",
    hint="eps guards a division. Which number does it have to be added to, and do your brackets say so?",
    chapter="The Training Loop",
    find="Call the function with eps=1, gradient 0 and rate 0.1: w should stay where it is.",
)
def eps_outside(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Division comes before addition. Without brackets around the sum, eps guards nothing, and shifts every weight."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, lambda m, v, hat: m / np.sqrt(v / hat) + eps)
