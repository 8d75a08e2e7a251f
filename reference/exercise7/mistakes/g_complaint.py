"""A wrong way to complain, or a complaint about all labels at once."""

import numpy as np

from grader.authoring import mistake


def _refuse(wrong):
    if wrong:
        raise ValueError("wrong labels")


@mistake(
    "check-no-raise",
    of="check_labels",
    title="Wrong labels raise no ValueError.",
    hint="What happens in your function when a label is wrong? An exception has to be raised, not returned or printed, "
    "and the question has to be about every label.",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Call check_labels(np.array([1, 2])). The program should stop with a ValueError.",
)
def answers(y):
    """An answer can be overlooked, an exception cannot: training never starts with labels that the loss does not
    understand."""
    return bool(np.isin(y, (0, 1)).all())


@mistake("check-no-raise", of="check_labels")
def prints(y):
    if not np.isin(y, (0, 1)).all():
        print("wrong labels")


@mistake("check-no-raise", of="check_labels")
def returns_the_exception(y):
    if not np.isin(y, (0, 1)).all():
        return ValueError("wrong labels")


@mistake(
    "check-returns",
    of="check_labels",
    title="Something is returned where nothing is expected.",
    hint="The exception is the whole answer. What should come back when the labels are fine?",
    chapter="Practical Checklist",
    find="Print check_labels(np.array([0, 1])). It should show None.",
)
def returns_true(y):
    """The function either complains or is silent. Who calls it need not look at a result."""
    _refuse(not np.isin(y, (0, 1)).all())
    return True


@mistake(
    "check-other-exception",
    of="check_labels",
    title="Wrong labels raise another exception than ValueError.",
    hint="Which kind of exception does the task name? Whoever calls the function may be waiting for just this one.",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([1, 2])) and read the last line of the message. It should begin with ValueError.",
)
def asserts(y):
    """An exception is caught by its kind. ValueError means: the type is right, the value is not. (An assert can even be
    switched off.)"""
    assert np.isin(y, (0, 1)).all(), "wrong labels"


@mistake("check-other-exception", of="check_labels")
def raises_exception(y):
    if not np.isin(y, (0, 1)).all():
        raise Exception("wrong labels")


@mistake("check-other-exception", of="check_labels")
def raises_type_error(y):
    if not np.isin(y, (0, 1)).all():
        raise TypeError("wrong labels")


@mistake(
    "check-inverted",
    of="check_labels",
    title="Right labels are refused and wrong ones let through.",
    hint="Say your condition aloud: in which case do you raise?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([0, 1])). It should return nothing.",
)
def inverted(y):
    """A `not` is missing, or there is one too many."""
    _refuse(np.isin(y, (0, 1)).all())


@mistake(
    "check-refuses-all",
    of="check_labels",
    title="All labels are refused, right ones too.",
    hint="No number is 0 and 1 at the same time. Which word belongs between your two questions?",
    chapter="Practical Checklist",
    find="Call check_labels(np.array([0, 1])). It should return nothing.",
)
def refuses_all(y):
    """`y != 0 or y != 1` holds for every number there is: 0 is not 1, and 1 is not 0."""
    _refuse(((y != 0) | (y != 1)).any())


@mistake(
    "check-ambiguous",
    of="check_labels",
    title="An `if` asks about the whole array at once.",
    hint="A comparison with an array gives an answer for every entry. Which one answer does your if want?",
    chapter="Practical Checklist",
    find="Print y == 0 for y = np.array([0, 1, 1]). An if needs one True or False; here there are three.",
)
def ambiguous(y):
    """y == 0 is an array of True and False. NumPy does not guess whether one True is enough, and raises a ValueError of
    its own, for right labels as well. all() or any() makes one answer of them."""
    if y != 0 and y != 1:
        raise ValueError("wrong labels")


@mistake("check-ambiguous", of="check_labels")
def over_rows(y):
    """A loop over a column and a question about pairs."""
    if (y == 0 or y == 1) is False:
        raise ValueError("wrong labels")
