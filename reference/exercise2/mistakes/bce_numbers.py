"""Wrong binary cross-entropies of probabilities: averages, shapes, guards, other losses."""

import numpy as np
from loss import bce

from grader.authoring import mistake


def _rows(y_hat, y):
    p = np.clip(y_hat, 1e-12, 1 - 1e-12)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake(
    "bce-sum",
    of="bce",
    title="The rows are summed, not averaged.",
    hint="Should the loss double when every row is there twice?",
    chapter="Binary Cross-Entropy Loss",
    find="Try the four rows of the chapter's table at once: by hand, they cost (0.01 + 4.61 + 0.01 + 4.61) / 4 = "
    "2.31. If you see 9.23, that is the sum.",
)
def bce_sum(y_hat, y):
    """A sum grows with the batch. The mean can be compared between batches of different sizes, and the learning rate
    does not have to follow the batch size."""
    return np.sum(_rows(y_hat, y))


@mistake(
    "bce-mean-twice",
    of="bce",
    title="The loss is divided by the number of rows twice.",
    hint="You averaged more than once: which of your steps already divides?",
    chapter="Binary Cross-Entropy Loss",
    find="Try one row, then the same row four times: the loss should not change. With this mistake it falls to a "
    "quarter.",
)
def bce_mean_twice(y_hat, y):
    """The mean already contains the division by m. Dividing again makes the loss m times too small."""
    return np.mean(_rows(y_hat, y)) / len(y)


@mistake(
    "bce-unreduced",
    of="bce",
    title="The loss comes back for each row instead of as one number.",
    hint="Training needs a single number: what turns the losses of all rows into one?",
    chapter="Binary Cross-Entropy Loss",
    find="Try five rows and print the loss: it should be one number. If you see five, the last step is missing.",
)
def bce_unreduced(y_hat, y):
    """The formula for one row gives one loss for each example. The loss of a batch is their mean."""
    return _rows(y_hat, y)


@mistake("bce-unreduced", of="bce")
def bce_unreduced_flat(y_hat, y):
    """The same as one row of numbers."""
    return _rows(y_hat, y).ravel()


@mistake(
    "bce-vector-over-m",
    of="bce",
    title="Each row is divided by the batch size, but the rows are not added up.",
    hint="Dividing is only half of an average: what is the other half?",
    chapter="Binary Cross-Entropy Loss",
    find="Try four rows, all with the prediction 0.5: you should see one number, 0.693. If you see 0.173 four "
    "times, nothing was added up.",
)
def bce_vector_over_m(y_hat, y):
    """A mean is a sum divided by a count. Without the sum a whole column comes back."""
    return _rows(y_hat, y) / len(y)


@mistake(
    "bce-precedence",
    of="bce",
    title="The batch size multiplies the loss where it should divide it.",
    hint="Multiplication and division run from left to right: what is 1 / 2 * m for m = 5?",
    chapter="Binary Cross-Entropy Loss",
    find="Try one row, then the same row four times: the loss should not change. With this mistake it becomes 4 or "
    "even 16 times as large.",
)
def bce_precedence(y_hat, y):
    """1 / 2 * m is m divided by 2, not 1 divided by 2 m. Brackets around the denominator say what is meant."""
    return 1 / 2 * len(y) * np.mean(_rows(y_hat, y))


@mistake("bce-precedence", of="bce")
def bce_precedence_sum(y_hat, y):
    """The same with the sum."""
    return 1 / 2 * len(y) * np.sum(_rows(y_hat, y))


@mistake("bce-precedence", of="bce")
def bce_times_m(y_hat, y):
    """1 / 1 * m."""
    return len(y) * np.sum(_rows(y_hat, y))


@mistake(
    "bce-half",
    of="bce",
    title="There is a factor of one half too many.",
    hint="The one half belongs to another loss, where it cancels a 2 from a square. Is there a square here?",
    chapter="Binary Cross-Entropy Loss",
    find="Work out one undecided row: the prediction 0.5 with the label 1 costs 0.693. If you see 0.347, half of it "
    "is missing.",
)
def bce_half(y_hat, y):
    """Two terms do not have to be averaged with each other: for each row one of them is zero anyway."""
    return bce(y_hat, y) / 2


@mistake(
    "bce-1d-2d",
    of="bce",
    title="Predictions and labels have different shapes, so a whole table of losses is averaged.",
    hint="Print the shape of the product of labels and log-probabilities: is it still one column?",
    chapter="Binary Cross-Entropy Loss",
    find="Try two rows, the predictions 0.99 and 0.01 with the labels 1 and 0: they cost 0.01; with the two labels "
    "swapped, 4.61. If both give 2.31, every label has met every prediction.",
)
def bce_1d_2d(y_hat, y):
    """(m,) times (m, 1) is no error in NumPy: it gives an m by m table in which every label meets every prediction. Its
    mean looks like a loss but does not depend on which label belongs to which row."""
    return np.mean(_rows(y_hat, y.ravel()))


@mistake(
    "bce-mse",
    of="bce",
    title="You computed the mean squared error.",
    hint="This is the loss for another kind of task: which one does the chapter's table name for yes-or-no questions?",
    chapter="Choosing a Loss Function",
    find="Try one row that is sure and wrong, the prediction 0.01 with the label 1: it should cost 4.61. If you see "
    "0.98, that is its squared error.",
)
def bce_mse(y_hat, y):
    """For probabilities the squared error is at most 1, so a completely wrong and completely sure prediction costs
    hardly more than a doubtful one. The logarithm makes it cost far more."""
    return np.mean((y_hat - y) ** 2)


@mistake(
    "bce-extra-sigmoid",
    of="bce",
    title="The predictions are squashed by a sigmoid once more.",
    hint="The input of this function is already a probability: what does a sigmoid make of 0.99?",
    chapter="Binary Cross-Entropy Loss",
    find="A prediction of 0.5 should cost 0.693 with either label. Squashed once more, it costs 0.474 with the "
    "label 1 and 0.974 with the label 0.",
)
def bce_extra_sigmoid(y_hat, y):
    """A sigmoid maps probabilities into the range from 0.5 to 0.731. Even perfect predictions then cost at least
    0.31."""
    return bce(1 / (1 + np.exp(-y_hat)), y)


@mistake(
    "bce-thresholded",
    of="bce",
    title="The predictions are rounded to classes before the loss.",
    hint="The loss should feel how confident a prediction is: should 0.6 and 0.99 cost the same?",
    chapter="Binary Cross-Entropy Loss",
    find="Take one row with the label 1 and raise its prediction from 0.6 to 0.9: the loss should fall from 0.511 "
    "to 0.105. If nothing moves, the prediction was rounded.",
)
def bce_thresholded(y_hat, y):
    """Rounded, every row costs either nothing or a number that only depends on the guard. How sure the network was is
    lost, and so is the slope."""
    return bce((y_hat > 0.5).astype(float), y)


@mistake("bce-thresholded", of="bce")
def bce_rounded_guard_7(y_hat, y):
    """With the guard 1e-7."""
    return _rounded_guarded(y_hat, y, 1e-7)


@mistake("bce-thresholded", of="bce")
def bce_rounded_guard_15(y_hat, y):
    """With the guard 1e-15."""
    return _rounded_guarded(y_hat, y, 1e-15)


def _rounded_guarded(y_hat, y, guard):
    p = np.clip(np.round(y_hat), guard, 1 - guard)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


# Every row costs nothing or the logarithm of the guard, so each guard in use is a program of its own.
for _guard in (1e-8, 1e-9, 1e-10, 1e-12, 2e-7, 2e-8, 2e-9, 2e-10, 2e-12, 2e-15):
    mistake("bce-thresholded", of="bce")(lambda y_hat, y, guard=_guard: _rounded_guarded(y_hat, y, guard))


@mistake("bce-thresholded", of="bce")
def bce_rounded_raw(y_hat, y):
    """Without a guard."""
    p = np.round(y_hat)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
