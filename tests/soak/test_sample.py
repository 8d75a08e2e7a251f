"""A small sample of drawn programs in every run of the tests; ``make soak`` draws thousands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.sandbox import Sandbox
from tests.soak.case import generators, make
from tests.soak.outcome import BAD, Verdict
from tests.soak.run import grade_case
from tests.soak.table import in_words

SAMPLE = 48
FIRST = 5000  # a seed of which make soak draws others


@pytest.fixture(scope="module")
def boxes() -> Iterator[dict[str, Sandbox]]:
    """One warm sandbox a framework."""
    warm: dict[str, Sandbox] = {}
    yield warm
    for box in warm.values():
        box.close()


@pytest.mark.parametrize("exercise", generators())
def test_a_drawn_program_is_judged_as_it_was_made(exercise: str, boxes: dict[str, Sandbox]) -> None:
    """Correct programs get full marks, wrong ones lose some, and the names are those of the mistakes put in."""
    share = SAMPLE // len(generators())
    outcomes = [grade_case(make(exercise, FIRST + step), boxes) for step in range(share)]
    unnamed = [outcome for outcome in outcomes if outcome.verdict is Verdict.UNNAMED]
    bad = [outcome for outcome in outcomes if outcome.verdict in BAD and outcome not in unnamed]
    assert not bad, "\n" + "\n".join(map(in_words, bad))
    # Nineteen of twenty names is the bar for thousands; a sample of this size must have them all.
    assert not unnamed, "\n" + "\n".join(map(in_words, unnamed))


@pytest.mark.parametrize("exercise", generators())
def test_a_seed_always_draws_the_same_program(exercise: str) -> None:
    """Otherwise a bad case could not be seen again."""
    assert make(exercise, 3) == make(exercise, 3)
    assert make(exercise, 4).truth == ()
    assert len(make(exercise, 5).truth) == 2
