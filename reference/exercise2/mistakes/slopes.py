"""Wrong slopes of the binary cross-entropy of logits."""

import numpy as np
from loss import bce_with_logits_grad

from grader.authoring import mistake


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


@mistake(
    "bce-grad-no-m",
    of="bce_with_logits_grad",
    title="The slope is not divided by the number of rows, although the loss is a mean.",
    hint="Differentiate the formula you programmed, including its average. Is your slope too large by the batch size?",
    chapter="Backward Pass: Computing Gradients",
    find="Raise one logit a little and watch the loss: for the logits 0 and 2 with the labels 1 and 0, moving the 0 "
    "to 0.01 lowers it by 0.0025, a slope of -0.25. If yours is -0.5, the mean is missing.",
)
def grad_no_m(z, y):
    """The chapter derives y_hat - y for one example. The loss of a batch is a mean over m rows, so each row has only an
    m-th of the say, and its slope is divided by m too."""
    return _sigmoid(z) - y


@mistake(
    "bce-grad-wrt-logit",
    of="bce_with_logits_grad",
    title="The slope for the probability is returned where the slope for the logit is asked for.",
    hint="With respect to which variable is this the derivative: what goes into the sigmoid, or what comes out of it?",
    chapter="Backward Pass: Computing Gradients",
    find="Try one row, the logit -5 with the label 1: its slope should be -0.993; for one row it never goes beyond "
    "-1 or 1. If you see about -149, it belongs to the probability.",
)
def grad_for_probability(z, y):
    """The slope for the probability is (p - y) / (p (1 - p)). To get to the logit, the chain rule multiplies it by the
    slope of the sigmoid, p (1 - p), and the two cancel."""
    p = _sigmoid(z)
    return (p - y) / (p * (1 - p)) / len(z)


@mistake("bce-grad-wrt-logit", of="bce_with_logits_grad")
def grad_for_probability_no_m(z, y):
    """And it is not averaged."""
    p = _sigmoid(z)
    return -(y / p) + (1 - y) / (1 - p)


@mistake(
    "bp-extra-sigprime",
    of="bce_with_logits_grad",
    title="The slope of the sigmoid is multiplied in once more.",
    hint="With this loss and this output the sigmoid's slope cancels: look at the chapter's simplification.",
    chapter="Backward Pass: Computing Gradients",
    find="Try one row that is sure and wrong, the logit -10 with the label 1: its slope should be almost -1. If it "
    "is almost 0, it was multiplied by something tiny.",
)
def grad_extra_slope(z, y):
    """p - y is already the slope for the logit: the sigmoid's own slope p (1 - p) has cancelled against the derivative
    of the logarithms. Multiplied in again, confident mistakes hardly teach anything."""
    p = _sigmoid(z)
    return (p - y) * p * (1 - p) / len(z)


@mistake("bp-extra-sigprime", of="bce_with_logits_grad")
def grad_extra_slope_no_m(z, y):
    """And it is not averaged."""
    p = _sigmoid(z)
    return (p - y) * p * (1 - p)


@mistake(
    "bp-sign",
    of="bce_with_logits_grad",
    title="The slope has the wrong sign.",
    hint="For a true 1 the loss falls when the logit rises: which sign has the slope then?",
    chapter="Backward Pass: Computing Gradients",
    find="Move one logit with the label 1 from 0 to 0.01 and compare the losses: 0.693 falls to 0.688. A falling "
    "loss means a negative slope, here -0.5; if yours is positive, it points the wrong way.",
)
def grad_sign(z, y):
    """The slope points to where the loss grows: prediction minus label. With label minus prediction every update would
    walk uphill."""
    return -bce_with_logits_grad(z, y)


@mistake("bp-sign", of="bce_with_logits_grad")
def grad_sign_no_m(z, y):
    """And it is not averaged."""
    return y - _sigmoid(z)


@mistake(
    "bp-factor-2",
    of="bce_with_logits_grad",
    title="There is a factor of 2 in the slope.",
    hint="That factor comes from squaring: is your loss squared?",
    chapter="Backward Pass: Computing Gradients",
    find="Try one row that is sure and wrong, the logit -10 with the label 1: its slope should be almost -1. If you "
    "see -2, it is twice too large.",
)
def grad_factor_2(z, y):
    """The derivative of a square brings a 2 with it. Binary cross-entropy has no square, so its slope has no 2."""
    return 2 * bce_with_logits_grad(z, y)


@mistake(
    "bp-mean-twice",
    of="bce_with_logits_grad",
    title="The slope is divided by the number of rows twice.",
    hint="The average is taken once: which of your steps already divides?",
    chapter="Backward Pass: Computing Gradients",
    find="Try one row, then the same row four times, and add up all slopes: the sum should not change. With this "
    "mistake it falls to a quarter.",
)
def grad_mean_twice(z, y):
    """Dividing by m once turns a sum into a mean. Divided twice, the slope is m times too small and training crawls."""
    return bce_with_logits_grad(z, y) / len(z)


@mistake(
    "bp-thresholded-error",
    of="bce_with_logits_grad",
    title="The prediction is rounded to a class before the label is subtracted.",
    hint="Small errors should still teach a little: what is left of 0.6 minus 1 after rounding?",
    chapter="Backward Pass: Computing Gradients",
    find="Try the logits 1 and 3 with the label 1, one at a time: the slopes should be -0.269 and -0.047. If both "
    "are 0, the predictions were rounded first.",
)
def grad_thresholded(z, y):
    """Rounded, a row that is barely right gives no slope at all, and one that is barely wrong gives the largest slope
    there is."""
    return ((z > 0) - y) / len(z)


@mistake("bcel-no-sigmoid", of="bce_with_logits_grad")
def grad_no_sigmoid(z, y):
    """The label is subtracted from the raw score."""
    return (z - y) / len(z)


@mistake("bcel-sigmoid-twice", of="bce_with_logits_grad")
def grad_sigmoid_twice(z, y):
    """The sigmoid of the sigmoid."""
    return (_sigmoid(_sigmoid(z)) - y) / len(z)


@mistake(
    "bp-y-1d",
    of="bce_with_logits_grad",
    title="Every label is subtracted from every prediction: a table comes out instead of a column.",
    hint="Check the shape of prediction minus label: is it still one column?",
    chapter="Backward Pass: Computing Gradients",
    find="Try five rows and print the shape of the slopes: it should be (5, 1). If it is (5, 5), every label has "
    "met every prediction.",
)
def grad_table(z, y):
    """(m, 1) minus (m,) is no error in NumPy: it gives an m by m table. Both have to keep the same shape."""
    return (_sigmoid(z) - y.ravel()) / len(z)


@mistake("bp-y-1d", of="bce_with_logits_grad")
def grad_table_flat_logits(z, y):
    """The logits are flat, the labels a column."""
    return (_sigmoid(z.ravel()) - y) / len(z)


@mistake(
    "bp-loss-as-delta",
    of="bce_with_logits_grad",
    title="Every row has the same slope.",
    hint="The error differs from row to row: at which step does your program turn it into one number?",
    chapter="Backward Pass: Computing Gradients",
    find="Try the logits 0 and 2 with the labels 1 and 0: the slopes should be -0.25 and 0.440. If both are 0.190, "
    "they were averaged.",
)
def grad_mean_error(z, y):
    """Each row has its own error, prediction minus label, and needs its own slope. A mean over the batch belongs to the
    loss, not to the slopes of the rows."""
    return np.full_like(z, np.mean(_sigmoid(z) - y))
