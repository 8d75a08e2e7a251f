"""Adam's correction for the start at zero goes wrong: left out, or made with the wrong number of steps."""

import numpy as np

from grader.authoring import mistake


def _adam(
    params, grads, state, lr, beta1, beta2, eps, *,
    first=lambda beta, t: 1 - beta**t, second=lambda beta, t: 1 - beta**t,
):  # fmt: skip
    """Adam with right averages; m and v are divided by ``first(beta1, t)`` and ``second(beta2, t)``."""
    t = state.get("t", 0) + 1
    new, m, v = {}, {}, {}
    for k, g in grads.items():
        m[k] = beta1 * state.get("m", {}).get(k, 0.0) + (1 - beta1) * g
        v[k] = beta2 * state.get("v", {}).get(k, 0.0) + (1 - beta2) * g**2
        with np.errstate(all="ignore"):
            new[k] = params[k] - lr * m[k] / first(beta1, t) / (np.sqrt(v[k] / second(beta2, t)) + eps)
    return new, {"t": t, "m": m, "v": v}


def _counted(params, grads, state, lr, beta1, beta2, eps, count):
    """``count(t)`` stands for t in both corrections."""
    hat = lambda beta, t: 1 - beta ** count(t)  # noqa: E731
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=hat, second=hat)


def _none(beta, t):
    return 1.0


def _without_power(beta, t):
    return 1 - beta


def _times(beta, t):
    return 1 - beta * t


def _power_outside(beta, t):
    return (1 - beta) ** t


@mistake(
    "adam-no-correction",
    of="adam_step",
    title="The averages are not corrected for their start at zero.",
    hint="Both averages start at zero, so at first they are far too small. Which of your lines makes up for that, and "
    "for both?",
    chapter="The Training Loop",
    find="Take the first step: every weight should move by almost exactly lr, whatever its gradient.",
)
def no_correction(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Both averages start at zero and are too small at first. Dividing by 1 - beta**t makes up for that."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=_none, second=_none)


@mistake("adam-no-correction", of="adam_step")
def m_not_corrected(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Only the average of squares is corrected."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=_none)


@mistake("adam-no-correction", of="adam_step")
def v_not_corrected(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Only the average gradient is corrected."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, second=_none)


@mistake(
    "adam-t-frozen",
    of="adam_step",
    title="The correction is the same at every step: t does not count, or plays no part.",
    hint="The correction depends on how many steps you have taken so far: where do you keep their number, and where do "
    "you use it?",
    chapter="The Training Loop",
    find="Print 1 - beta1**t inside the function at three calls in a row: 0.1, 0.19, 0.271.",
)
def always_the_first(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The correction fades with every step. If t stays 1, or the power is missing, it goes on multiplying by ten."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=_without_power, second=_without_power)


@mistake("adam-t-frozen", of="adam_step")
def m_always_the_first(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """For m only."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=_without_power)


@mistake("adam-t-frozen", of="adam_step")
def v_always_the_first(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """For v only."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, second=_without_power)


@mistake(
    "adam-t-zero",
    of="adam_step",
    title="The count of steps begins at 0, not at 1.",
    hint="What is one minus something to the power zero, and can you divide by it?",
    chapter="The Training Loop",
    find="Print t and 1 - beta1**t at the first call: 1 and 0.1.",
)
def from_zero(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The count begins with 0, and 1 - beta**0 is 0: the first step divides by zero. A way around that division leaves
    every later step with the count of the one before."""
    return _counted(params, grads, state, lr, beta1, beta2, eps, lambda t: t - 1)


@mistake("adam-t-zero", of="adam_step")
def from_zero_with_a_way_around(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """No correction where it would divide by zero."""
    hat = lambda beta, t: 1 - beta ** (t - 1) if t > 1 else 1.0  # noqa: E731
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=hat, second=hat)


@mistake("adam-t-zero", of="adam_step")
def one_behind(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """The count of the first step serves for the second as well."""
    return _counted(params, grads, state, lr, beta1, beta2, eps, lambda t: max(t - 1, 1))


@mistake(
    "adam-t-ahead",
    of="adam_step",
    title="The count of steps runs ahead: t is larger than the number of steps.",
    hint="How often is the line that raises t run in one call, and with which number does it begin?",
    chapter="The Training Loop",
    find="Print t inside the function at three calls in a row: 1, 2, 3.",
)
def from_two(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """t is 1 at the first step. It starts at 1 and is raised before it is used, or it is raised twice in one call."""
    return _counted(params, grads, state, lr, beta1, beta2, eps, lambda t: t + 1)


@mistake("adam-t-ahead", of="adam_step")
def twice_in_a_call(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """2, 4, 6."""
    return _counted(params, grads, state, lr, beta1, beta2, eps, lambda t: 2 * t)


@mistake(
    "adam-t-per-parameter",
    of="adam_step",
    title="t is raised once for every parameter, not once for every step.",
    hint="How often is the line that raises t run in one call? Is it inside the loop over the parameters?",
    chapter="The Training Loop",
    find="Print t in two calls with four parameters: 1, then 2.",
)
def per_parameter(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """t counts steps, not parameters. Raised inside the loop, it is too large for every parameter but the first."""
    count, new, memory = state.get("count", 0), {}, {}
    for k, g in grads.items():
        count += 1
        own = {**state.get(k, {}), "t": count - 1}
        step, memory[k] = _adam({k: params[k]}, {k: g}, own, lr, beta1, beta2, eps)
        new |= step
    return new, {**memory, "count": count}


@mistake(
    "adam-beta-times-t",
    of="adam_step",
    title="The correction multiplies beta by t; it should be a power.",
    hint="The correction fades like a power, not like a product. Which sign did you write between beta and t?",
    chapter="The Training Loop",
    find="Print the number you divide by for t = 1 and 2, with beta = 0.9: 0.1 and 0.19.",
)
def times(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """beta**t is a power. A product beta * t is larger than 1 from the second step on, so the square root becomes
    nan."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=_times, second=_times)


@mistake("adam-beta-times-t", of="adam_step")
def times_for_m(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """For m only."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=_times)


@mistake(
    "adam-power-outside",
    of="adam_step",
    title="The power reaches too far: (1 - beta)**t in the place of 1 - beta**t.",
    hint="Which of the two happens first in your line, the difference or the power? Look at your brackets.",
    chapter="The Training Loop",
    find="Print the number you divide by for t = 1 and 2, with beta = 0.9: 0.1 and 0.19.",
)
def power_outside(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """beta to the power t fades to 0, so that the correction fades to a division by 1. A power around the difference
    makes the number you divide by smaller with every step, and the steps larger and larger."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=_power_outside, second=_power_outside)


@mistake("adam-power-outside", of="adam_step")
def power_outside_for_m(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """For m only."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, first=_power_outside)


@mistake("adam-power-outside", of="adam_step")
def power_outside_for_v(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """For v only."""
    return _adam(params, grads, state, lr, beta1, beta2, eps, second=_power_outside)
