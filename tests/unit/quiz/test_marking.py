from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.model.quiz import Item
from grader.model.report import TestStatus
from grader.quiz.answers import write_answers
from grader.quiz.marking import mark

PASSED, FAILED, TODO = TestStatus.PASSED, TestStatus.FAILED, TestStatus.NOT_ATTEMPTED


def marked(item: Item, answer: str) -> tuple[TestStatus, float, str]:
    (result,), notes = mark([item], f"{item.id} = {answer}\n".encode())
    assert not notes
    return result.status, result.points, result.message


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ('"b"', (PASSED, 1.0, "Indeed.")),
        ('"c"', (FAILED, 0.0, "You answered c. What would it forget?")),
        ('["a", "b"]', (FAILED, 0.0, "'a, b' cannot be understood. Answer with one letter, a to c.")),
        ('"z"', (FAILED, 0.0, "'z' cannot be understood. Answer with one letter, a to c.")),
        ('""', (TODO, 0.0, "Not answered yet.")),
    ],
)
def test_one_letter(single: Item, answer: str, expected: Any) -> None:
    assert marked(single, answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ('["a", "c", "e"]', (PASSED, 3.0, "First is fine. Last is fine. Between is fine.")),
        ('["a", "c"]', (FAILED, 2.0, "One more answer is right.")),
        ('"a"', (FAILED, 1.0, "2 more answers are right.")),
        ('"aceb"', (FAILED, 2.0, "b) Too early.")),
        ('"ab"', (FAILED, 0.0, "b) Too early. Apart from that, 2 more answers are right.")),
        ('"abcde"', (FAILED, 1.0, "b) Too early. d) Then nothing happens.")),
        ('"bd"', (FAILED, 0.0, "b) Too early. d) Then nothing happens. Apart from that, 3 more answers are right.")),
        ("[]", (TODO, 0.0, "Not answered yet.")),
        ("5", (FAILED, 0.0, "'5' cannot be understood. Answer with letters, a to e.")),
    ],
)
def test_several_letters(multiple: Item, answer: str, expected: Any) -> None:
    assert marked(multiple, answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("225", (PASSED, 1.0, "With biases.")),
        ("225.4", (PASSED, 1.0, "With biases.")),
        ('"225"', (PASSED, 1.0, "With biases.")),
        ("168", (FAILED, 0.0, "You answered 168. The biases are missing.")),
        ("12", (FAILED, 0.0, "You answered 12. Count once more.")),
        ("inf", (FAILED, 0.0, "You answered inf. Count once more.")),
        ("nan", (FAILED, 0.0, "You answered nan. Count once more.")),
        ("true", (FAILED, 0.0, "'True' is not a number. Write only the number.")),
        ('""', (TODO, 0.0, "Not answered yet.")),
    ],
)
def test_a_number(numeric: Item, answer: str, expected: Any) -> None:
    assert marked(numeric, answer) == expected


def test_no_file_is_nothing_attempted(items: tuple[Item, ...]) -> None:
    results, notes = mark(items, None)
    assert {result.status for result in results} == {TODO}
    assert {result.message for result in results} == {
        "There is no answers.toml among your files. The questions are asked by: nngrade quiz"
    }
    assert not notes


def test_a_broken_file_is_one_reason(items: tuple[Item, ...]) -> None:
    results, _ = mark(items, b"why = b")
    assert {result.status for result in results} == {TestStatus.NOT_LOADABLE}
    assert len({result.message for result in results}) == 1


def test_answers_to_no_question_are_said(items: tuple[Item, ...]) -> None:
    _, notes = mark(items, b"wy = 'b'\n'\\u001b[31m' = 1\nhow_many = 225")
    assert notes == (
        "answers.toml answers 'wy', but no question is called that. Did you mean why?",
        "answers.toml answers '\\\\u001b[31m', but no question is called that.",
        "answers.toml answers 'how_many', but no question is called that. Did you mean how-many?",
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_points_lie_between_none_and_all(items: tuple[Item, ...], data: st.DataObject) -> None:
    answers = {
        item.id: data.draw(st.text("abcde ,") | st.integers(0, 300) | st.lists(st.sampled_from("abcde")))
        for item in items
    }
    results, _ = mark(items, write_answers(items, answers).encode())
    for item, result in zip(items, results, strict=True):
        assert 0 <= result.points <= item.points
        assert (result.status is PASSED) == (result.points == item.points)
