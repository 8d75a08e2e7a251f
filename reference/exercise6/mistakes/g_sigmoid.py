"""Wrong sigmoids; the same mistake shows in train and in predict."""

import numpy as np
from xor import _loss, _sigmoid

from grader.authoring import mistake


def _run(params, X, hidden, output):
    A1 = hidden(X @ params["W1"] + params["b1"])
    return A1, output(A1 @ params["W2"] + params["b2"])


def _train(params, X, y, lr, epochs, hidden, output=None):
    """Gradient descent with another function in the place of the sigmoid; the slopes are as if it were one."""
    losses = []
    for _ in range(epochs):
        A1, y_hat = _run(params, X, hidden, output or hidden)
        losses.append(_loss(y_hat, y))
        dZ2 = (y_hat - y) / len(y)
        dZ1 = dZ2 @ params["W2"].T * A1 * (1 - A1)
        grads = {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": A1.T @ dZ2, "b2": dZ2.sum(axis=0)}
        params = {name: params[name] - lr * grads[name] for name in grads}
    return params, losses


def _classes(params, X, hidden, output=None):
    return (_run(params, X, hidden, output or hidden)[1] > 0.5).astype(int)


def _sign(z):
    return 1 / (1 + np.exp(z))


def _precedence(z):
    return 1 / 1 + np.exp(-z)


def _twice(z):
    return _sigmoid(_sigmoid(z))


def _base_2(z):
    return 1 / (1 + 2.0**-z)


def _step(z):
    return (z > 0).astype(float)


@mistake(
    "sig-sign",
    of="train",
    title="The sign in the sigmoid's exponent is missing.",
    hint="What does your sigmoid return for a large positive number: should it be near 1 or near 0?",
    chapter="Activation Functions",
    find="Print your sigmoid at 2: it should be 0.881, not 0.119.",
)
def train_sign(params, X, y, lr, epochs):
    """1 / (1 + e^z) falls where the sigmoid rises. It is 1 minus the right value."""
    return _train(params, X, y, lr, epochs, _sign)


@mistake("sig-sign", of="predict")
def predict_sign(params, X):
    """In predict."""
    return _classes(params, X, _sign)


@mistake(
    "sig-precedence",
    of="train",
    title="Brackets are missing in the sigmoid, and it gives numbers above 1.",
    hint="A probability can never exceed 1: which operation happens first in your formula?",
    chapter="Activation Functions",
    find="Print your sigmoid at 0: it should be 0.5, not 2.",
)
def train_precedence(params, X, y, lr, epochs):
    """1 / 1 + e^(-z) is 1 + e^(-z), for the division comes first. The whole sum belongs under the fraction line."""
    return _train(params, X, y, lr, epochs, _precedence)


@mistake("sig-precedence", of="predict")
def predict_precedence(params, X):
    """In predict."""
    return _classes(params, X, _precedence)


@mistake(
    "sig-twice",
    of="train",
    title="The sigmoid is applied twice.",
    hint="Count the squashes: can your output ever be below one half?",
    chapter="Activation Functions",
    find="Print the outputs before training, for many starts: some of them should be below 0.5.",
)
def train_twice(params, X, y, lr, epochs):
    """What comes out of a sigmoid lies between 0 and 1, and there the sigmoid answers between 0.5 and 0.73. A network
    that ends so can never say no."""
    return _train(params, X, y, lr, epochs, _sigmoid, _twice)


@mistake("sig-twice", of="train")
def train_twice_everywhere(params, X, y, lr, epochs):
    """In both layers."""
    return _train(params, X, y, lr, epochs, _twice)


@mistake("sig-twice", of="predict")
def predict_twice(params, X):
    """In predict."""
    return _classes(params, X, _sigmoid, _twice)


@mistake(
    "sig-base-2",
    of="train",
    title="The sigmoid uses powers of 2 instead of e.",
    hint="Which base does the exponential in the formula have?",
    chapter="Activation Functions",
    find="Print your sigmoid at 1: it should be 0.731, not 0.667.",
)
def train_base_2(params, X, y, lr, epochs):
    """The slope a (1 - a) belongs to base e only. With another base forward and backward pass do not fit together."""
    return _train(params, X, y, lr, epochs, _base_2)


@mistake("sig-base-2", of="predict")
def predict_base_2(params, X):
    """In predict, where only the hidden layer shows it."""
    return _classes(params, X, _base_2)


@mistake(
    "sig-thresholded",
    of="train",
    title="The sigmoid is rounded to 0 or 1.",
    hint="The activation should be smooth; rounding to a class comes later.",
    chapter="Activation Functions",
    find="Print the hidden values of one row: they should be decimals between 0 and 1.",
)
def train_thresholded(params, X, y, lr, epochs):
    """A step has no slope, so nothing can be learned through it. That is why the sigmoid took the place of the
    perceptron's step."""
    return _train(params, X, y, lr, epochs, _step)


@mistake("sig-thresholded", of="predict")
def predict_thresholded(params, X):
    """In predict."""
    return _classes(params, X, _step)


@mistake(
    "sig-is-tanh",
    of="train",
    title="tanh stands in the place of the sigmoid.",
    hint="Compare the range of your outputs with the table in the chapter.",
    chapter="Activation Functions",
    find="Print your sigmoid at -2: it should be 0.119; a negative number belongs to tanh.",
)
def train_is_tanh(params, X, y, lr, epochs):
    """tanh runs from -1 to 1, so what comes out is no probability, and its slope is another."""
    return _train(params, X, y, lr, epochs, np.tanh)


@mistake("sig-is-tanh", of="predict")
def predict_is_tanh(params, X):
    """In predict."""
    return _classes(params, X, np.tanh)


@mistake(
    "fwd-no-output-act",
    of="train",
    title="The output has no sigmoid.",
    hint="Is the output a probability yet, if it can be any number?",
    chapter="Network Architecture",
    find="Print the output for the chapter's weights and x = (0, 1): it should be 0.970, not 3.48.",
)
def train_no_output(params, X, y, lr, epochs):
    """The score Z2 can be any number. The sigmoid makes a probability of it, and only with the sigmoid is prediction
    minus label the right error for this loss."""
    return _train(params, X, y, lr, epochs, _sigmoid, lambda z: z)


@mistake("fwd-no-output-act", of="predict")
def predict_no_output(params, X):
    """In predict the score is compared with one half."""
    return _classes(params, X, _sigmoid, lambda z: z)
