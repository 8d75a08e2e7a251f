"""Wrong binary cross-entropies of logits."""

import numpy as np
from loss import bce, bce_with_logits

from grader.authoring import mistake


def _sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


@mistake(
    "bcel-no-sigmoid",
    of="bce_with_logits",
    title="The logits are treated as if they were probabilities.",
    hint="These inputs are scores that can be any number: what turns a score into a probability?",
    chapter="Use BCEWithLogitsLoss",
    find="A logit of 0 is undecided: with the label 1 it costs 0.693, and its slope is -0.5. If you see a loss that "
    "is nan, inf or above 15, or a slope of -1, the score was taken for a probability.",
)
def no_sigmoid(z, y):
    """The logarithm needs a probability between 0 and 1. A logit can be negative or larger than 1, where the logarithm
    has no value, or the guard cuts the number off."""
    return bce(z, y)


@mistake("bcel-no-sigmoid", of="bce_with_logits")
def no_sigmoid_raw(z, y):
    """Without a guard."""
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))


@mistake("bcel-no-sigmoid", of="bce_with_logits")
def no_sigmoid_guard_7(z, y):
    """With the guard 1e-7."""
    return _guarded(z, y, 1e-7)


@mistake("bcel-no-sigmoid", of="bce_with_logits")
def no_sigmoid_guard_15(z, y):
    """With the guard 1e-15."""
    return _guarded(z, y, 1e-15)


def _guarded(z, y, guard):
    p = np.clip(z, guard, 1 - guard)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


# Most logits lie outside (0, 1), where the guard alone decides: each guard in use is a program of its own.
for _guard in (1e-8, 1e-9, 1e-10, 1e-12, 2e-7, 2e-8, 2e-9, 2e-10, 2e-12, 2e-15):
    mistake("bcel-no-sigmoid", of="bce_with_logits")(lambda z, y, guard=_guard: _guarded(z, y, guard))


@mistake(
    "bcel-sigmoid-twice",
    of="bce_with_logits",
    title="The logits are squashed by a sigmoid before they enter a formula that squashes them itself.",
    hint="The name of the loss tells which step is included: what does the formula expect, a score or a probability?",
    chapter="Use BCEWithLogitsLoss",
    find="A logit of 0 is undecided: with the label 1 it costs 0.693, and its slope is -0.5. Squashed twice, it "
    "costs 0.474, with the slope -0.378.",
)
def sigmoid_twice(z, y):
    """Squashed twice, every prediction lies between 0.5 and 0.731. A perfect row still costs 0.31, and the loss stops
    falling long before the network is good."""
    return bce_with_logits(_sigmoid(z), y)


@mistake(
    "bcel-unstable",
    of="bce_with_logits",
    title="The loss becomes nan or infinite for large logits.",
    hint="Rewrite the formula so that no exponential of a large positive number, and no logarithm of 0, appears.",
    chapter="Use BCEWithLogitsLoss",
    find="Try the logits 1000 and -1000, each with both labels: by hand, two of the four cost 0 and two cost 1000. "
    "No answer may be nan or inf.",
)
def unstable_by_sigmoid(z, y):
    """For a logit of 40 the sigmoid is rounded to exactly 1, and the logarithm of 1 - 1 is minus infinity. For 1000 the
    exponential itself overflows. Sigmoid and logarithm taken together have a form without either."""
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake("bcel-unstable", of="bce_with_logits")
def unstable_stable_sigmoid(z, y):
    """With a sigmoid that is stable itself."""
    p = _sigmoid(z)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake("bcel-unstable", of="bce_with_logits")
def unstable_softplus(z, y):
    """By log(1 + e^z) - y z."""
    return np.mean(np.log(1 + np.exp(z)) - y * z)


@mistake("bcel-unstable", of="bce_with_logits")
def unstable_softplus_log1p(z, y):
    """By log1p."""
    return np.mean(np.log1p(np.exp(z)) - y * z)


@mistake("bcel-unstable", of="bce_with_logits")
def unstable_two_softpluses(z, y):
    """By one softplus for each label."""
    return np.mean(y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z)))


@mistake("bcel-unstable", of="bce_with_logits")
def unstable_other_softplus(z, y):
    """By (1 - y) z + log(1 + e^-z)."""
    return np.mean((1 - y) * z + np.log(1 + np.exp(-z)))


@mistake(
    "bcel-clip",
    of="bce_with_logits",
    title="Clipping limits what a confident mistake can cost.",
    hint="Clipping hides how wrong a confident mistake is: what should a logit of 1000 with the label 0 cost?",
    chapter="Use BCEWithLogitsLoss",
    find="Try the logits 600 and 1000 with the label 0, one at a time: they should cost 600 and 1000. If both cost "
    "the same, something cuts them off.",
)
def clip_12(z, y):
    """With the probabilities clipped, every confident mistake costs the same, however far off it is, and there is no
    slope left that would correct it. From the logit itself the exact loss is |z|."""
    return bce(_sigmoid(z), y)


@mistake("bcel-clip", of="bce_with_logits")
def clip_7(z, y):
    """With the guard 1e-7."""
    return _guarded(_sigmoid(z), y, 1e-7)


# The plateau lies at the logarithm of the guard; clipped and added: at twice the guard.
for _guard in (1e-8, 1e-9, 1e-10, 1e-15, 2e-7, 2e-8, 2e-9, 2e-10, 2e-12, 2e-15):
    mistake("bcel-clip", of="bce_with_logits")(lambda z, y, guard=_guard: _guarded(_sigmoid(z), y, guard))


@mistake("bcel-clip", of="bce_with_logits")
def clip_logits(z, y):
    """With the logits clipped to 500."""
    return bce_with_logits(np.clip(z, -500, 500), y)
