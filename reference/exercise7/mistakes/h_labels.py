"""A question about labels that lets wrong ones through, or refuses right ones."""

import numpy as np

from grader.authoring import mistake


def _refuse(wrong):
    if wrong:
        raise ValueError("wrong labels")


@mistake(
    "check-range",
    of="check_labels",
    title="Every number between 0 and 1 is taken for a label.",
    hint="0.5 lies between 0 and 1. Is it a label?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([0, 0.5, 1])). It should raise ValueError.",
)
def between(y):
    """Smallest and largest label say nothing about those between them. A label is one of two numbers, not a number in a
    range."""
    _refuse(y.min() < 0 or y.max() > 1)


@mistake("check-range", of="check_labels")
def all_between(y):
    _refuse(not ((y >= 0) & (y <= 1)).all())


@mistake(
    "check-rounds",
    of="check_labels",
    title="The labels are turned into whole numbers before they are looked at.",
    hint="What does 0.5 become when it is turned into a whole number? Is it a label afterwards?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([0, 0.5, 1])). It should raise ValueError.",
)
def truncates(y):
    """astype(int) cuts the decimals off, so 0.5 becomes 0 and looks fine. The numbers have to be looked at as they
    are."""
    with np.errstate(all="ignore"):
        _refuse(not np.isin(y.astype(int), (0, 1)).all())


@mistake("check-rounds", of="check_labels")
def rounds(y):
    _refuse(not np.isin(np.round(y), (0, 1)).all())


@mistake(
    "check-any",
    of="check_labels",
    title="One right label is enough for all of them.",
    hint="Must some label be 0 or 1, or every label?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([0, 1, 2])). It should raise ValueError.",
)
def any_right(y):
    """any asks whether there is at least one, all asks whether there is no exception. One wrong label is enough to
    spoil the loss."""
    _refuse(not np.isin(y, (0, 1)).any())


@mistake("check-any", of="check_labels")
def contains_both(y):
    _refuse(not (0 in y or 1 in y))


@mistake(
    "check-first-only",
    of="check_labels",
    title="Only the first label is looked at.",
    hint="Which labels does your function look at before it ends?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([0, 1, 2])). It should raise ValueError.",
)
def first_only(y):
    """A wrong label can stand anywhere. A loop that returns in its first round has seen one label only."""
    _refuse(y.ravel()[0] not in (0, 1))


@mistake(
    "check-counts",
    of="check_labels",
    title="The number of different labels is checked, not which ones they are.",
    hint="1 and 2 are two different labels too. Which two may it be?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Call check_labels(np.array([1, 2])). It should raise ValueError.",
)
def more_than_two(y):
    """Two different numbers are not yet the right two. And data of one class only are fine here."""
    _refuse(len(np.unique(y)) > 2)


@mistake("check-counts", of="check_labels")
def not_two(y):
    _refuse(len(np.unique(y)) != 2)


@mistake(
    "check-needs-both",
    of="check_labels",
    title="Labels of one class alone are refused.",
    hint="A batch may hold one class only. Is anything wrong with its labels?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([1, 1, 1])). It should return nothing.",
)
def needs_both(y):
    """That the set of labels is exactly {0, 1} asks for too much: it must be a part of it."""
    _refuse(set(np.unique(y)) != {0, 1})


@mistake(
    "check-one-side",
    of="check_labels",
    title="Labels are checked on one side only.",
    hint="A label can be too large. Can it be too small as well?",
    chapter="Practical Checklist",
    find="Call check_labels for [0, 1, 2] and for [0, 1, -1]. Both should raise ValueError.",
)
def too_large_only(y):
    """Labels such as -1 and 1 pass a check that only looks for numbers above 1."""
    _refuse(y.max() > 1)


@mistake("check-one-side", of="check_labels")
def too_small_only(y):
    _refuse(y.min() < 0)


@mistake(
    "check-type",
    of="check_labels",
    title="Labels are judged by their type: decimals such as 1.0 are refused.",
    hint="1.0 and 1 are the same number. Does your function treat them alike?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([0.0, 1.0])). It should return nothing.",
)
def whole_numbers_only(y):
    """Labels for binary cross-entropy are usually stored as decimals, because the predictions are decimals too. What
    counts is the value."""
    _refuse(y.dtype.kind not in "iu" or not np.isin(y, (0, 1)).all())


@mistake(
    "check-refuses-column",
    of="check_labels",
    title="Labels in a column are refused.",
    hint="Labels may come as (n,) or as (n, 1). What does your function do with a column?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([[0], [1]])). It should return nothing.",
)
def refuses_column(y):
    """In a column, every entry is a row of its own with one number in it. The check has to look at the numbers."""
    _refuse(y.ndim != 1 or not np.isin(y, (0, 1)).all())


@mistake(
    "check-nan",
    of="check_labels",
    title="nan is let through.",
    hint="nan is neither smaller nor larger than anything. What does your comparison say about it?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([0, np.nan, 1])). It should raise ValueError.",
)
def nan_passes(y):
    """Every comparison with nan is false. A check that looks for a difference that is too large never finds one; a
    check that asks whether everything is right does."""
    _refuse((np.abs(y * (y - 1)) > 1e-9).any())


@mistake("lab-12", of="check_labels")
def expects_1_and_2(y):
    _refuse(not np.isin(y, (1, 2)).all())


@mistake("lab-pm1", of="check_labels")
def expects_minus_and_plus(y):
    _refuse(not np.isin(y, (-1, 1)).all())
