"""Wrong decisions."""

import numpy as np
from xor import _forward, predict

from grader.authoring import mistake


@mistake(
    "xor-pred-threshold",
    of="predict",
    title="predict does not compare the output with 0.5.",
    hint="How does a confidence become a decision? Compare your classes with the outputs they came from.",
    chapter="The Forward Pass",
    find="Ask predict for the four corners with the chapter's weights: it should say 0, 1, 1, 0. Decimals mean that "
    "nothing was decided; four equal answers mean that the 0.5 was not used.",
)
def outputs(params, X):
    """A class is 0 or 1. The output has to be compared with one half; the place of the largest entry does not help,
    for with a single column that place is always 0."""
    return _forward(params, X)[1]


@mistake("xor-pred-threshold", of="predict")
def largest(params, X):
    """The largest of one column is always column 0."""
    return _forward(params, X)[1].argmax(axis=1)


@mistake("xor-pred-threshold", of="predict")
def cut(params, X):
    """Cutting the decimals off gives 0 for everything below 1."""
    return _forward(params, X)[1].astype(int)


@mistake("xor-pred-threshold", of="predict")
def above_zero(params, X):
    """The border of the score is used for the output, which is always above it."""
    return (_forward(params, X)[1] > 0).astype(int)


@mistake(
    "pred-inverted",
    of="predict",
    title="predict says 1 where it should say 0, and 0 where it should say 1.",
    hint="Which class does an output of 0.9 belong to?",
    chapter="The Forward Pass",
    find="Ask predict for the four corners with the chapter's weights: it should say 0, 1, 1, 0.",
)
def inverted(params, X):
    """The output is the probability of class 1, so a large one means 1."""
    return 1 - predict(params, X)


@mistake(
    "fwd-first-sample",
    of="predict",
    title="predict answers for a single row only.",
    hint="How many rows went in, and how many classes come out?",
    chapter="The Forward Pass",
    find="Ask predict for the four corners and count the answers: there should be four.",
)
def first(params, X):
    """There is a class for every row of X. An answer for the first row says nothing about the others."""
    return predict(params, X)[:1]


@mistake("fwd-first-sample", of="predict")
def first_number(params, X):
    """As a single number."""
    return int(predict(params, X)[0, 0])


@mistake(
    "pred-signs",
    of="predict",
    title="predict answers -1 and 1 instead of 0 and 1.",
    hint="Which two numbers are the classes here?",
    chapter="The Forward Pass",
    find="Ask predict for the four corners with the chapter's weights: it should say 0, 1, 1, 0.",
)
def signs(params, X):
    """-1 and 1 are the perceptron's classes. This network's labels are 0 and 1."""
    return 2 * predict(params, X) - 1


@mistake(
    "pred-changes-arguments",
    of="predict",
    title="predict changes the arrays that it was given.",
    hint="Whose array does += or an assignment with [...] write into?",
    chapter="The Forward Pass",
    find="Call predict twice with the same X and params: they should be the same afterwards, and so should "
    "the answers.",
)
def rows_changed(params, X):
    """An array that is changed in place is changed for everybody who holds it."""
    answer = predict(params, X)
    X[:] = np.round(X)
    return answer


@mistake("pred-changes-arguments", of="predict")
def params_changed(params, X):
    """The weights."""
    answer = predict(params, X)
    for values in params.values():
        values *= 2
    return answer
