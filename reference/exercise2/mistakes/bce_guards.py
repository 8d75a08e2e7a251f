"""Binary cross-entropies of probabilities that are right except at the very ends."""

import numpy as np

from grader.authoring import mistake


@mistake(
    "bce-no-clip",
    of="bce",
    title="The loss is nan or infinite when a prediction is exactly 0 or exactly 1.",
    hint="What if the network is perfectly sure? Keep the probabilities a tiny bit away from both ends.",
    chapter="Binary Cross-Entropy Loss",
    find="Try the prediction 0 with the label 1, then the prediction 1 with the label 1: the first should be large "
    "but finite, the second 0. If you see inf or nan, a logarithm has met a zero.",
)
def bce_no_clip(y_hat, y):
    """The logarithm of zero is minus infinity. For a perfect prediction it is multiplied by zero, which gives nan; for
    a wrong one the loss is infinite. Either way the whole mean is lost."""
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@mistake("bce-no-clip", of="bce")
def bce_chosen_term(y_hat, y):
    """Only the term that counts is looked at, so perfect predictions are fine and wrong ones infinite."""
    return np.mean(np.where(y == 1, -np.log(y_hat), -np.log(1 - y_hat)))


@mistake("bce-no-clip", of="bce")
def bce_true_probability(y_hat, y):
    """The same through the probability of the true class."""
    return -np.mean(np.log(np.where(y == 1, y_hat, 1 - y_hat)))


@mistake(
    "bce-clip-one-side",
    of="bce",
    title="Only one of the two logarithms is protected.",
    hint="There are two logarithms to protect: which prediction makes the second one infinite?",
    chapter="Binary Cross-Entropy Loss",
    find="Try all four corners: the predictions 0 and 1, each with the labels 0 and 1. No answer may be nan or inf; "
    "with one end open, two of the four are.",
)
def bce_clip_below(y_hat, y):
    """A prediction of 0 breaks log(y_hat), a prediction of 1 breaks log(1 - y_hat). A guard at one end leaves the other
    end open."""
    p = np.maximum(y_hat, 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake("bce-clip-one-side", of="bce")
def bce_clip_above(y_hat, y):
    """The other end."""
    p = np.minimum(y_hat, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake("bce-clip-one-side", of="bce")
def bce_added_below(y_hat, y):
    """A tiny number is added in the first logarithm only."""
    return -np.mean(y * np.log(y_hat + 1e-12) + (1 - y) * np.log(1 - y_hat))


@mistake(
    "bce-eps-big",
    of="bce",
    title="The guard against log(0) is so large that it changes ordinary losses.",
    hint="The guard should not be felt: with it, does a perfect prediction still cost nothing?",
    chapter="Binary Cross-Entropy Loss",
    find="Print the loss for the prediction 1 with the label 1 to six decimals: 0.000000 is right. If one of the "
    "first four decimals is not 0, that is the guard.",
)
def bce_guard_3(y_hat, y):
    """A guard of 0.001 makes a perfect prediction cost 0.001 and hides how wrong a confident mistake is. 1e-7 or less
    is enough to keep the logarithm finite."""
    p = np.clip(y_hat, 1e-3, 1 - 1e-3)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake("bce-eps-big", of="bce")
def bce_guard_2(y_hat, y):
    """0.01."""
    p = np.clip(y_hat, 1e-2, 1 - 1e-2)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake("bce-eps-big", of="bce")
def bce_guard_5_percent(y_hat, y):
    """0.05."""
    p = np.clip(y_hat, 0.05, 0.95)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake("bce-eps-big", of="bce")
def bce_guard_4(y_hat, y):
    """0.0001."""
    p = np.clip(y_hat, 1e-4, 1 - 1e-4)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake("bce-eps-big", of="bce")
def bce_added_3(y_hat, y):
    """0.001, added in both logarithms."""
    return -np.mean(y * np.log(y_hat + 1e-3) + (1 - y) * np.log(1 - y_hat + 1e-3))


@mistake(
    "bce-eps-float32",
    of="bce",
    title="The guard is lost because the numbers were turned into float32.",
    hint="Is your tiny number still there after rounding? float32 keeps about seven digits.",
    chapter="Binary Cross-Entropy Loss",
    find="Try the prediction 1 with the label 0: a guard of 1e-15 should give about 34.5. If you see inf in spite "
    "of the guard, print the guarded prediction and ask whether it is still below 1.",
)
def bce_guard_float32(y_hat, y):
    """In float32, 1 - 1e-15 is rounded to exactly 1. The guard near 0 works, the one near 1 does nothing: for a
    prediction of 1 the loss takes the logarithm of 0. float64 can tell the two numbers apart."""
    p = np.clip(y_hat.astype(np.float32), np.float32(1e-15), np.float32(1 - 1e-15))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
