"""Wrong errors at the output."""

import numpy as np
from scratch import backward

from grader.authoring import mistake


def _from_error(params, cache, error):
    """All gradients for another error signal dZ2, shape (m, 1)."""
    return backward(params, {**cache, "y_hat": error * len(error)}, np.zeros_like(error))


@mistake(
    "bp-extra-sigprime",
    of="backward",
    also="train",
    title="The slope of the output's sigmoid is multiplied in once more.",
    hint="With this loss and this output the sigmoid's slope cancels: look at the chapter's simplification.",
    chapter="Backward Pass: Computing Gradients",
    find="Take one example with label 1 that the network answers with 0.01. The gradient of b2 should be -0.99; if "
    "it is about -0.01, the slope was multiplied in again.",
)
def extra_slope(params, cache, y):
    """y_hat - y is already the slope at Z2: the sigmoid's own slope a (1 - a) has cancelled against the derivative of
    the logarithms. Multiplied in again, confident mistakes hardly teach anything."""
    a = cache["y_hat"]
    return _from_error(params, cache, (a - y) * a * (1 - a) / len(y))


@mistake("bp-extra-sigprime", of="backward", also="train")
def squared_error(params, cache, y):
    """The slope of the mean squared error, with its 2."""
    a = cache["y_hat"]
    return _from_error(params, cache, 2 * (a - y) * a * (1 - a) / len(y))


@mistake(
    "bp-dA-not-dZ",
    of="backward",
    also="train",
    title="The slope at y_hat is used where the slope at Z2 is needed.",
    hint="You stopped one link of the chain early: what lies between y_hat and Z2?",
    chapter="The Chain Rule in Action",
    find="Take one example with label 1 that the network answers with 0.5. The gradient of b2 should be -0.5; if "
    "you see -2, you stopped one step too early on the way back.",
)
def stopped_early(params, cache, y):
    """The derivative of the loss for the prediction y_hat is -(y / a) + (1 - y) / (1 - a). To get to Z2 it has to be
    multiplied by the slope of the sigmoid, a (1 - a); what remains is a - y."""
    a = cache["y_hat"]
    return _from_error(params, cache, (-(y / a) + (1 - y) / (1 - a)) / len(y))


@mistake(
    "bp-loss-as-delta",
    of="backward",
    also="train",
    title="Every example has the same error signal.",
    hint="The error differs from example to example: at which step does your program turn it into one number?",
    chapter="Backward Pass: Computing Gradients",
    find="Print the error at the output for two examples, one with label 0 and one with label 1. The numbers "
    "should differ, the first positive and the second negative.",
)
def loss_as_error(params, cache, y):
    """The loss is one number for the batch. The backward pass starts from its slope, which has one entry for each
    example: prediction minus label."""
    a = cache["y_hat"]
    loss = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    return _from_error(params, cache, np.full_like(a, loss))


@mistake("bp-loss-as-delta", of="backward", also="train")
def loss_as_error_averaged(params, cache, y):
    """And divided by the number of examples."""
    a = cache["y_hat"]
    loss = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    return _from_error(params, cache, np.full_like(a, loss / len(y)))


@mistake("bp-loss-as-delta", of="backward", also="train")
def mean_error(params, cache, y):
    """The mean error of the batch for every example."""
    return _from_error(params, cache, np.full_like(y, np.mean(cache["y_hat"] - y)))


@mistake("bp-loss-as-delta", of="backward", also="train")
def mean_error_averaged(params, cache, y):
    """The same, divided by the number of examples."""
    return _from_error(params, cache, np.full_like(y, np.mean(cache["y_hat"] - y) / len(y)))


@mistake(
    "bp-thresholded-error",
    of="backward",
    also="train",
    title="The prediction is rounded to a class before the label is subtracted.",
    hint="Small errors should still teach a little: what is left of 0.6 minus 1 after rounding?",
    chapter="Backward Pass: Computing Gradients",
    find="Take one example with label 1 that the network answers with 0.8. The gradient of b2 should be -0.2; a "
    "plain 0 means that the answer was rounded first.",
)
def thresholded_error(params, cache, y):
    """Rounded, an example that is barely right gives no gradient at all, and one that is barely wrong gives the largest
    there is."""
    return _from_error(params, cache, ((cache["y_hat"] > 0.5) - y) / len(y))
