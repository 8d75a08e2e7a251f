"""Wrong mean squared and mean absolute errors."""

import numpy as np

from grader.authoring import mistake


@mistake(
    "mse-sum",
    of="mse",
    title="The squared errors are summed, not averaged over all entries.",
    hint="Should the loss double when every row is there twice? Count the numbers you add up.",
    chapter="Other Loss Functions",
    find="Try one row with two entries, one off by 1 and one off by 2: the loss should be (1 + 4) / 2 = 2.5. If you "
    "see 5, not every entry was counted in the average.",
)
def mse_sum(y_hat, y):
    """A sum grows with the number of entries. The mean of the squares can be compared between data sets of any size."""
    return np.sum((y_hat - y) ** 2)


@mistake("mse-sum", of="mse")
def mse_sum_of_columns(y_hat, y):
    """Averaged over the rows only: with several columns the loss is too large by their number."""
    return np.sum((y_hat - y) ** 2) / len(y)


@mistake(
    "mse-half",
    of="mse",
    title="There is a factor of one half in the mean squared error.",
    hint="Some books put a one half in front to make the derivative prettier. Is it part of the mean?",
    chapter="Other Loss Functions",
    find="Try a single entry that is off by 2: the loss should be 4. If you see 2, half of it is missing.",
)
def mse_half(y_hat, y):
    """The one half cancels the 2 that the derivative of the square brings along. The plain mean of the squares has no
    such factor."""
    return np.mean((y_hat - y) ** 2) / 2


@mistake(
    "mse-no-square",
    of="mse",
    title="The errors are not squared before they are averaged.",
    hint="What does the middle letter of MSE stand for? Work out by hand what an error of 3 should cost.",
    chapter="Other Loss Functions",
    find="Try two entries, one 3 too high and one 3 too low: the loss should be 9. If you see 0 or 3, the single "
    "errors were not squared.",
)
def mse_no_square(y_hat, y):
    """Each error has to be squared by itself: then it counts whatever its sign, and a large error counts more than
    several small ones. Otherwise predictions that are too high and too low may even cancel each other."""
    return np.mean(y_hat - y)


@mistake("mse-no-square", of="mse")
def mse_square_of_mean(y_hat, y):
    """Squared after the mean instead of before it."""
    return np.mean(y_hat - y) ** 2


@mistake("mse-no-square", of="mse")
def mse_absolute(y_hat, y):
    """Absolute values instead of squares."""
    return np.mean(np.abs(y_hat - y))


@mistake(
    "mae-no-abs",
    of="mae",
    title="The errors are averaged without their absolute value.",
    hint="Can an error of +2 and an error of -2 cancel? The distance between two numbers is never negative.",
    chapter="Other Loss Functions",
    find="Try two entries, one 3 too high and one 1 too low: the loss should be 2. If you see 1 or -1, the two "
    "errors have eaten each other.",
)
def mae_no_abs(y_hat, y):
    """Without the absolute value, predictions that are too high and too low cancel each other. The mean error is then
    near zero for predictions that are all wrong."""
    return np.mean(y_hat - y)


@mistake("mae-no-abs", of="mae")
def mae_no_abs_reversed(y_hat, y):
    """Target minus prediction."""
    return np.mean(y - y_hat)


@mistake("mae-no-abs", of="mae")
def mae_abs_of_mean(y_hat, y):
    """The absolute value is taken after the mean."""
    return np.abs(np.mean(y_hat - y))


@mistake(
    "mae-sum",
    of="mae",
    title="The absolute errors are summed, not averaged over all entries.",
    hint="Should the loss double when every row is there twice? Count the numbers you add up.",
    chapter="Other Loss Functions",
    find="Try one row with two entries, one off by 1 and one off by 2: the loss should be (1 + 2) / 2 = 1.5. If you "
    "see 3, not every entry was counted in the average.",
)
def mae_sum(y_hat, y):
    """A sum grows with the number of entries. The mean can be compared between data sets of any size."""
    return np.sum(np.abs(y_hat - y))


@mistake("mae-sum", of="mae")
def mae_sum_of_columns(y_hat, y):
    """Averaged over the rows only: with several columns the loss is too large by their number."""
    return np.sum(np.abs(y_hat - y)) / len(y)
