"""Wrong forms of Adam."""

import numpy as np
from optimizers import adam_step

from grader.authoring import mistake


def _adam(
    params, grads, state, lr, beta1, beta2, eps,
    *,
    count=lambda t: t, power=lambda beta, t: 1 - beta**t, first=True, second=True,
    gains=None, square=np.square, root=np.sqrt,
):  # fmt: skip
    """Adam with one line changed."""
    t = count(state.get("t", 0) + 1)
    new, m, v = {}, {}, {}
    one, two = gains or (1 - beta1, 1 - beta2)
    for k, g in grads.items():
        m[k] = beta1 * state.get("m", {}).get(k, 0.0) + one * g
        v[k] = beta2 * state.get("v", {}).get(k, 0.0) + two * square(g)
        with np.errstate(all="ignore"):
            m_hat = m[k] / power(beta1, t) if first else m[k]
            v_hat = v[k] / power(beta2, t) if second else v[k]
            new[k] = params[k] - lr * m_hat / (root(v_hat) + eps)
    return new, {"t": state.get("t", 0) + 1, "m": m, "v": v}


@mistake(
    "adam-no-correction",
    of="adam_step",
    title="The averages are not corrected for their start at zero.",
    hint="The averages start at zero: who compensates?",
    chapter="The Training Loop",
    find="Take the first step: every weight should move by almost exactly lr, whatever its gradient.",
)
def no_correction(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Both averages start at zero and are too small at first. Dividing by 1 - beta**t makes up for that."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=False, second=False)


@mistake(
    "adam-no-correction",
    of="adam_step",
)
def no_first(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Only the average of squares is corrected."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=False)


@mistake(
    "adam-no-correction",
    of="adam_step",
)
def no_second(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Only the average gradient is corrected."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, second=False)


@mistake(
    "adam-t-frozen",
    of="adam_step",
    title="The count of steps t stays at 1.",
    hint="The correction depends on how many steps you have taken so far: where do you keep their number?",
    chapter="The Training Loop",
    find="Print t inside the function at three calls in a row: 1, 2, 3.",
)
def frozen(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The correction fades with every step. If t stays 1, it goes on multiplying by ten."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, count=lambda t: 1)


@mistake(
    "adam-t-zero",
    of="adam_step",
    title="The count of steps begins at 0, not at 1.",
    hint="What is one minus something to the power zero?",
    chapter="The Training Loop",
    find="Print t and 1 - beta1**t at the first call: 1 and 0.1.",
)
def zero(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The count begins with 0, and 1 - beta**0 is 0: the first step divides by zero."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, count=lambda t: t - 1)


@mistake(
    "adam-beta-times-t",
    of="adam_step",
    title="The correction multiplies beta by t; it should be a power.",
    hint="The correction fades like a power, not like a product.",
    chapter="The Training Loop",
    find="Print 1 - beta1**t for t = 1 and 2: 0.1 and 0.19.",
)
def times(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """beta**t is a power. A product beta * t is larger than 1 from the second step on, so the square root becomes
    nan."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, power=lambda beta, t: 1 - beta * t)


@mistake(
    "adam-no-sqrt",
    of="adam_step",
    title="The square root under the step is missing.",
    hint="Compare each line with the formula: where is the root?",
    chapter="The Training Loop",
    find="Take the first step with gradient 2 and rate 0.1: w should move by 0.1, not by 0.05.",
)
def no_sqrt(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Dividing by the average square itself gives steps that are long for small gradients and short for large ones."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, root=lambda v: v)


@mistake(
    "adam-v-not-squared",
    of="adam_step",
    title="v averages the gradients, not their squares.",
    hint="Compare each line with the formula: what is squared?",
    chapter="The Training Loop",
    find="Print v after a first step with gradient 2: it should be 0.004.",
)
def not_squared(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """v is an average of squares. Without the square it may be negative, and its root is nan."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, square=lambda g: g)


@mistake(
    "adam-v-not-squared",
    of="adam_step",
)
def absolute(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The absolute value in place of the square."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, square=np.abs)


@mistake(
    "adam-betas-swapped",
    of="adam_step",
    title="beta1 and beta2 are swapped.",
    hint="Compare each line with the formula: which beta stands in which average?",
    chapter="The Training Loop",
    find="Print m and v after a first step with gradient 2: 0.2 and 0.004.",
)
def swapped(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """beta1 belongs to the average gradient, beta2 to the average square. At the first step nobody sees the
    difference."""
    return adam_step(params, grads, state, lr, beta2, beta1, eps)


@mistake(
    "adam-missing-one-minus-beta",
    of="adam_step",
    title="A factor 1 - beta is missing in an average.",
    hint="The old value has the share beta: which share is left for the new one?",
    chapter="The Training Loop",
    find="Print m and v after a first step with gradient 2: 0.2 and 0.004.",
)
def both_gains(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """An average gives the old value the share beta and the new one the rest, 1 - beta. Otherwise it is a growing
    sum."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, gains=(1.0, 1.0))


@mistake(
    "adam-missing-one-minus-beta",
    of="adam_step",
)
def first_gain(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """In m only."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, gains=(1.0, 1 - beta2))


@mistake(
    "adam-missing-one-minus-beta",
    of="adam_step",
)
def second_gain(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """In v only."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, gains=(1 - beta1, 1.0))


@mistake(
    "adam-eps-1e-3",
    of="adam_step",
    title="eps is too large: 1e-3 in place of 1e-8.",
    hint="How large may a number be that should hardly be noticed?",
    chapter="The Training Loop",
    find="Take the first step with gradient 0.5 and rate 0.1: w should move by 0.1 to seven digits.",
)
def large_eps(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """eps only guards against a division by zero. A large one makes every step shorter."""
    return adam_step(params, grads, state, lr, beta1, beta2, 1e-3)


@mistake(
    "adam-no-eps",
    of="adam_step",
    title="Nothing guards the division where a gradient is zero.",
    hint="What is zero divided by the square root of zero?",
    chapter="The Training Loop",
    find="Take a step with gradient 0: w should stay where it is.",
)
def no_eps(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Where the gradient is exactly zero, both averages are zero, and 0 / 0 is nan."""
    with np.errstate(all="ignore"):
        return adam_step(params, grads, state, lr, beta1, beta2, 0.0)


@mistake(
    "adam-sign",
    of="adam_step",
    title="Adam walks uphill: the step is added.",
    hint="Does the loss become smaller if you walk along the gradient, or against it?",
    chapter="The Training Loop",
    find="Take the first step with gradient 2 and rate 0.1 from w = 1: w should become 0.9.",
)
def sign(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The gradient points uphill. The step is subtracted."""
    return adam_step(params, grads, state, -lr, beta1, beta2, eps)


@mistake(
    "adam-state-reset",
    of="adam_step",
    title="Adam's memory begins anew at every call.",
    hint="What does Adam remember from one step to the next?",
    chapter="The Training Loop",
    find="Take a step with gradient 2 and one with gradient -1: the second should be much shorter than lr.",
)
def reset(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """With m and v at zero in every call each step is lr times the sign of the gradient."""
    return adam_step(params, grads, {}, lr, beta1, beta2, eps)


@mistake(
    "opt-fixed-beta",
    of="adam_step",
)
def fixed(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The same, in Adam."""
    return adam_step(params, grads, state, lr, eps=eps)


@mistake(
    "opt-unchanged",
    of="adam_step",
)
def unchanged(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The same, in Adam."""
    return params, state


@mistake(
    "opt-changes-params",
    of="adam_step",
)
def inplace(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The same, in Adam."""
    new, state = adam_step(params, grads, state, lr, beta1, beta2, eps)
    for k in params:
        params[k][...] = new[k]
    return params, state


@mistake(
    "adam-shared-state",
    of="adam_step",
    title="All parameters share one memory.",
    hint="Every parameter needs its own m and its own v.",
    chapter="The Training Loop",
    find="Call it with two parameters of different shapes.",
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


@mistake(
    "adam-t-per-parameter",
    of="adam_step",
    title="t is raised once for every parameter, not once for every step.",
    hint="How often is the line that raises t run in one call?",
    chapter="The Training Loop",
    find="Print t in two calls with four parameters: 1, then 2.",
)
def per_parameter(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """t counts steps, not parameters. Raised inside the loop, it is too large for every parameter but the first."""
    t, m, v, new = state.get("t", 0), {}, {}, {}
    for k, g in grads.items():
        t += 1
        m[k] = beta1 * state.get("m", {}).get(k, 0.0) + (1 - beta1) * g
        v[k] = beta2 * state.get("v", {}).get(k, 0.0) + (1 - beta2) * g**2
        new[k] = params[k] - lr * m[k] / (1 - beta1**t) / (np.sqrt(v[k] / (1 - beta2**t)) + eps)
    return new, {"t": t, "m": m, "v": v}
