"""Known mistakes."""

from grader.authoring import mistake


@mistake(
    "double-plus-two",
    of="double",
    title="Two is added instead of multiplied.",
    hint="What should double give for zero?",
    chapter="Part 1",
)
def double_plus_two(z):
    """Adding two and multiplying by two agree for one number only.

    For every other number the two differ.
    """
    return z + 2
