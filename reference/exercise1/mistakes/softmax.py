"""Wrong softmaxes."""

import numpy as np
from forward import sigmoid, softmax

from grader.authoring import mistake


@mistake(
    "sm-axis-0",
    of="softmax",
    title="Your softmax makes the columns sum to 1, not the rows.",
    hint="Which numbers should add up to one: those of one example, or those of one class?",
    chapter="Activation Functions",
    find="Try a single row, (1, 2, 3): it should become 0.090, 0.245, 0.665. If you see 1, 1, 1, every number was "
    "divided by itself.",
)
def sm_axis_0(z):
    """Each row is one example, and its classes share the probability 1. Summed along the other axis, the examples of
    the batch compete with each other: the answer for one example then depends on who else is in the batch."""
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


@mistake("sm-axis-0", of="softmax")
def sm_python_sum(z):
    """Python's own sum adds up the rows, which is the sum along the first axis."""
    e = np.exp(z)
    return e / sum(e)


@mistake(
    "sm-global-sum",
    of="softmax",
    title="Your softmax divides by the sum over the whole array, so only all rows together sum to 1.",
    hint="It works for one example. What about a batch: how many sums do you need?",
    chapter="Activation Functions",
    find="Try the same row twice and add up each row of the answer: both should give 1. With this mistake each "
    "gives 0.5.",
)
def sm_global_sum(z):
    """A sum without an axis is one number for the whole batch. Every row needs a sum of its own."""
    e = np.exp(z - z.max())
    return e / e.sum()


@mistake("sm-global-sum", of="softmax")
def sm_global_sum_of_shifted_rows(z):
    """Each row is shifted by its own maximum, and still divided by the sum over the whole array."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum()


@mistake(
    "sm-no-keepdims",
    of="softmax",
    title="Your softmax divides each row by the sums of all rows, because the sums have lost their second axis.",
    hint="Print the shapes on both sides of the division: which sum meets which entry?",
    chapter="Activation Functions",
    find="Try two rows of three scores: that must run without an error about shapes. Then three rows of three "
    "different scores each: with this mistake the rows of the answer no longer add up to 1.",
)
def sm_no_keepdims(z):
    """The sums of m rows are an array of shape (m,). NumPy lines it up with the last axis, the classes. With as many
    rows as classes that runs without an error and gives wrong numbers; otherwise the shapes do not fit."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


@mistake("sm-no-keepdims", of="softmax")
def sm_no_keepdims_plain(z):
    """The same without the shift."""
    return np.exp(z) / np.exp(z).sum(axis=1)


@mistake("sm-no-keepdims", of="softmax")
def sm_no_keepdims_one_shift(z):
    """The same with one shift for all rows."""
    e = np.exp(z - z.max())
    return e / e.sum(axis=1)


@mistake(
    "sm-max-no-keepdims",
    of="softmax",
    title="Your softmax subtracts the largest scores along the wrong axis, because they have lost their second axis.",
    hint="Print the shapes on both sides of the subtraction: does each row lose its own largest score?",
    chapter="Activation Functions",
    find="Try two rows of three scores: that must run. Then compare three rows at once with the same rows one at a "
    "time: if a row comes out differently, it met another row's maximum.",
)
def sm_max_no_keepdims(z):
    """The largest scores of m rows are an array of shape (m,). NumPy lines it up with the classes instead of the rows.
    Only a number that is the same for the whole row can be subtracted without changing the result."""
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)


@mistake("sm-max-no-keepdims", of="softmax")
def sm_both_no_keepdims(z):
    """The largest scores and the sums have both lost their axis."""
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1)


@mistake(
    "sm-no-stability",
    of="softmax",
    title="Your softmax gives nan for large scores.",
    hint="What is the exponential of a thousand? Which number may you subtract from a whole row first?",
    chapter="Activation Functions",
    find="Try the row (1000, 0, 0): the answer should be 1, 0, 0 without any warning. If the first number is nan, "
    "the exponential has overflowed.",
)
def sm_no_stability(z):
    """e to the power of 1000 is too large for a float and becomes infinity; infinity divided by infinity is nan. Only
    the differences between the scores of a row matter, so the row can be shifted before the exponential is taken."""
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "sm-max-numerator-only",
    of="softmax",
    title="Your softmax shifts the scores in the numerator only, so the rows do not sum to 1.",
    hint="A factor cancels only if it stands above and below the line: where does your fraction feel the shift?",
    chapter="Activation Functions",
    find="Add up the answer for the row (1, 2, 3): it should give 1. With this mistake it gives 0.05. A row of "
    "zeros gives 1 either way and cannot show it.",
)
def sm_max_numerator_only(z):
    """Subtracting the largest score multiplies the numerator by one factor. It cancels only when the denominator is
    multiplied by the same factor."""
    return np.exp(z - z.max(axis=1, keepdims=True)) / np.exp(z).sum(axis=1, keepdims=True)


@mistake(
    "sm-max-added",
    of="softmax",
    title="Your softmax adds the largest score where it should subtract it.",
    hint="Shift towards zero, not away from it: which scores are dangerous for the exponential?",
    chapter="Activation Functions",
    find="Try the row (400, 0, 0): the answer should be 1, 0, 0. With this mistake the first number is nan; small "
    "scores look right and cannot show it.",
)
def sm_max_added(z):
    """Any shift of a whole row cancels in the end, so ordinary scores still give the right answer. But this one makes
    large scores twice as large, and the exponential overflows even earlier."""
    e = np.exp(z + z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "sm-not-normalised",
    of="softmax",
    title="Your softmax does not divide by the sum, so the rows do not sum to 1.",
    hint="Do the outputs of one row add up to one? Something is missing after the exponential.",
    chapter="Activation Functions",
    find="Try three equal scores, (0, 0, 0): each should get a third. If each gets 1, nothing was shared.",
)
def sm_not_normalised(z):
    """The exponentials are positive and in the right order, but they are no probabilities until each row is divided by
    its own sum."""
    return np.exp(z - z.max(axis=1, keepdims=True))


@mistake("sm-not-normalised", of="softmax")
def sm_exponentials(z):
    """The same without the shift."""
    return np.exp(z)


@mistake(
    "sm-mean",
    of="softmax",
    title="Your softmax divides by the mean of the exponentials: each row sums to the number of classes.",
    hint="Sum or average: which of them makes the row add up to one?",
    chapter="Activation Functions",
    find="Try two equal scores, (0, 0): each should get one half. If each gets 1, add up the row: it gives 2, the "
    "number of classes.",
)
def sm_mean(z):
    """The mean is the sum divided by the number of classes k, so every entry comes out k times too large."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.mean(axis=1, keepdims=True)


@mistake(
    "sm-no-exp",
    of="softmax",
    title="Your softmax divides the scores themselves, without the exponential.",
    hint="Negative scores must still give positive probabilities: what makes every number positive?",
    chapter="Activation Functions",
    find="Try the row (-1, 0, 2): the answers should all be positive, 0.042, 0.114, 0.844. If you see -1, 0, 2 "
    "again, or nan for the row (0, 0, 0), the exponential is missing.",
)
def sm_no_exp(z):
    """Scores may be negative and may even sum to zero. The exponential makes them positive before they are divided."""
    return z / z.sum(axis=1, keepdims=True)


@mistake(
    "sm-negated",
    of="softmax",
    title="Your softmax gives the largest score the smallest probability.",
    hint="The largest score should get the largest probability: look at the sign in the exponent.",
    chapter="Activation Functions",
    find="Try the row (1, 2, 3): the answers should climb, 0.090, 0.245, 0.665. If they fall, the order is reversed.",
)
def sm_negated(z):
    """The sigmoid's formula has a minus in the exponent, this one has none. With a minus, the exponential falls when
    the score rises, and the order of the classes is reversed."""
    return softmax(-z)


@mistake(
    "sm-twice",
    of="softmax",
    title="Your softmax is applied twice, which flattens the probabilities.",
    hint="Once they are probabilities, leave them alone.",
    chapter="Activation Functions",
    find="Try the row (100, 0): it should become almost 1 and 0. If you see 0.731 and 0.269, it went through twice.",
)
def sm_twice(z):
    """Probabilities lie between 0 and 1, so as scores they differ by at most 1. The second softmax can therefore never
    be sure: with three classes the largest probability it can give is 0.576."""
    return softmax(softmax(z))


@mistake(
    "sm-sigmoid",
    of="softmax",
    title="Your softmax squashes every score by itself, so the rows do not sum to 1.",
    hint="The classes compete for the same probability: when one gains, what happens to the others?",
    chapter="Activation Functions",
    find="Change only the last score of (1, 2, 3), from 3 to 5, and look at the other two answers: they should "
    "fall. If they stay where they were, the classes do not compete.",
)
def sm_sigmoid(z):
    """The sigmoid answers one yes-or-no question for each class. Softmax answers one question, which of the classes, so
    its answers must sum to 1."""
    return sigmoid(z)


@mistake(
    "sm-log",
    of="softmax",
    title="Your softmax returns the logarithms of the probabilities.",
    hint="Probabilities are never negative. The logarithm belongs to the loss, not to the activation.",
    chapter="Activation Functions",
    find="Try the row (0, 0): the answer should be 0.5 and 0.5. If you see -0.693 twice, these are logarithms.",
)
def sm_log(z):
    """Logarithms of probabilities are never positive, and they do not sum to 1. The loss takes the logarithm itself,
    and of a negative number that is nan."""
    return np.log(softmax(z))


@mistake(
    "sm-argmax",
    of="softmax",
    title="Your softmax gives 1 to the winner and 0 to all others.",
    hint="Keep the probabilities: how sure the network is must still be visible.",
    chapter="Activation Functions",
    find="Try three equal scores, (0, 0, 0): each should get a third. If one gets 1 and the others 0, a winner was "
    "picked.",
)
def sm_argmax(z):
    """Softmax is a soft version of 'the largest one wins': the second best still gets its share."""
    return np.eye(z.shape[1])[z.argmax(axis=1)]


@mistake(
    "sm-mutates",
    of="softmax",
    title="Your softmax changes the scores it is given.",
    hint="The caller still needs the scores: work on a new array instead of changing the old one.",
    chapter="Activation Functions",
    find="Make a row (1, 2, 3), call your function, and print that row again, not the answer. If it now reads -2, "
    "-1, 0, your function wrote into it.",
)
def sm_mutates(z):
    """Assigning with an operator such as -= writes into the caller's own array. The probabilities are right, but the
    scores are not what they were."""
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@mistake("sm-mutates", of="softmax")
def sm_in_place(z):
    """Row by row, the answer is written where the scores were."""
    for row in z:
        row[:] = np.exp(row - row.max())
        row /= row.sum()
    return z
