from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Array, Facts, Misfit, Viewed, compare, facts, same
from grader.compare.facts import seen
from grader.model.evidence import Stage


def read(answer: object) -> dict[str, object]:
    if not isinstance(answer, (list, tuple)):
        raise Misfit("Something else than a list came back.")
    rows = [int(item) for item in answer]  # raises on nonsense: then it is a misfit as well
    return {
        "rows": len(rows),
        "order": "given" if rows == sorted(rows) else "mixed",
        "once": len(set(rows)) == len(rows),
    }


SHUFFLED = Viewed(
    read,
    Facts(
        {"rows": "Not all rows came back.", "order": {"given": "Nothing was shuffled.", "": "Odd."}},
        {"rows": "{seen} instead of {wanted}."},
    ),
)


def test_any_answer_with_the_same_facts_is_right() -> None:
    assert compare([2, 0, 1], [1, 2, 0], SHUFFLED) is None
    assert compare((2, 0, 1), [1, 2, 0], SHUFFLED) is None


@pytest.mark.parametrize(
    ("answer", "stage", "message", "detail"),
    [
        ([1, 0], Stage.FACTS, "Not all rows came back.", "2 instead of 3."),
        ([0, 1, 2], Stage.FACTS, "Nothing was shuffled.", ""),
        ([2, 2, 0], Stage.FACTS, "What came back has not the expected properties.", ""),
        (3, Stage.TYPE, "Something else than a list came back.", ""),
        (["x"], Stage.TYPE, "An answer came back that has not the expected form.", ""),
    ],
)
def test_the_first_wrong_fact_speaks(answer: object, stage: Stage, message: str, detail: str) -> None:
    evidence = compare(answer, [1, 2, 0], SHUFFLED)
    assert evidence is not None
    assert (evidence.stage, evidence.message, evidence.detail) == (stage, message, detail)


def test_wrong_answers_are_the_same_by_their_facts() -> None:
    assert same([0, 1], [5, 6], SHUFFLED)
    assert not same([0, 1], [6, 5], SHUFFLED)
    assert same(3, None, SHUFFLED)
    assert not same(3, [0, 1], SHUFFLED)


def test_true_is_not_one() -> None:
    assert compare({"fact": 1}, {"fact": True}, Facts()) is not None


def test_a_view_goes_before_any_comparison() -> None:
    unscaled = Viewed(lambda answer: answer / np.abs(answer).max(), Array())
    row = np.array([1.0, 2.0, 4.0])
    assert compare(3 * row, row, unscaled) is None
    assert compare(row + 1, row, unscaled) is not None
    assert same(2 * row, 5 * row, unscaled)
    assert not same(row, row + 1, unscaled)


def test_an_answer_is_read_once_and_another_one_anew() -> None:
    """It is held against a hundred wrong programs."""
    read: list[Any] = []
    spec = Viewed(lambda answer: read.append(answer) or {"sum": sum(answer)}, Facts())
    answer, others = [1, 2], [[3, 4], [1, 2]]
    for other in others:
        assert same(answer, other, spec) == (sum(other) == 3)
    assert read == [answer, *others]
    assert seen([5], Viewed(max, Facts())) == 5


def test_the_memory_of_what_was_read_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "_MOST_READ", 3)
    spec = Viewed(sum, Facts())
    assert [seen([number], spec) for number in range(20)] == list(range(20))
    assert len(facts._read) <= 3
