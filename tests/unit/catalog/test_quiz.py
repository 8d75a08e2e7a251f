"""Questions are read, and a wrong item is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.catalog import load_course, read_quiz
from grader.errors import CourseError

EXERCISE = """
id = "quiz"
title = "Quick checks"
file = "answers.toml"
framework = "none"
chapter = "All of it"
points = 3
"""
SINGLE = """
[[item]]
id = "why"
kind = "single"
title = "Why"
question = "Why?"
points = 1
option = [
    { text = "Because.", feedback = "Says nothing." },
    { text = "It learns.", right = true, feedback = "Indeed." },
]
"""
NUMERIC = """
[[item]]
id = "how-many"
kind = "numeric"
title = "How many"
question = "How many?"
points = 2
answer = 225
feedback = "Yes."
otherwise = "No."
near = [{ value = 168, feedback = "The biases are missing." }]
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "reference" / "quiz"
    folder.mkdir(parents=True)
    (folder / "exercise.toml").write_text(EXERCISE)
    (folder / "quiz.toml").write_text(SINGLE + NUMERIC)
    return tmp_path


def test_items_in_file_order(course: Path) -> None:
    first, second = read_quiz(load_course(course).find("quiz"))
    assert [option.key for option in first.options] == ["a", "b"]
    assert first.right == ("b",)
    assert (second.answer, second.tolerance, second.near[0].value) == (225.0, 0.0, 168.0)


def test_no_file_is_no_questions(course: Path) -> None:
    (course / "reference" / "quiz" / "quiz.toml").unlink()
    assert read_quiz(load_course(course).find("quiz")) == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "single"', 'kind = "simple"', r"item 1 \(why\): kind must be one of single, multiple, numeric"),
        ("right = true, ", "", r"item 1 \(why\): a single choice has exactly one right option, not 0"),
        ('feedback = "Says', 'right = true, feedback = "Says', "exactly one right option, not 2"),
        ('question = "Why?"', "", r"item 1 \(why\): the text 'question' is missing"),
        ('question = "Why?"', 'ask = "Why?"', "item 1: unknown field 'ask'"),
        (', feedback = "Says nothing."', "", "the text 'feedback' is missing"),
        ("answer = 225", "", r"item 2 \(how-many\): the number 'answer' is missing"),
        ("value = 168", "value = 225", "a value under 'near' counts as right"),
        ("points = 2", "points = 0", "points must be above zero"),
        ('id = "how-many"', 'id = "why"', "two items have the id 'why'"),
        ('{ text = "Because.", feedback = "Says nothing." },', "", "a choice has 2 to 26 options"),
    ],
)
def test_a_wrong_item_is_named(course: Path, old: str, new: str, message: str) -> None:
    path = course / "reference" / "quiz" / "quiz.toml"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(CourseError, match=message):
        read_quiz(load_course(course).find("quiz"))


def test_an_empty_file_is_said(course: Path) -> None:
    (course / "reference" / "quiz" / "quiz.toml").write_text("")
    with pytest.raises(CourseError, match=r"there is no \[\[item\]\]"):
        read_quiz(load_course(course).find("quiz"))


def test_the_bundled_quiz_is_worth_its_points() -> None:
    quiz = load_course().find("quiz")
    assert sum(item.points for item in read_quiz(quiz)) == quiz.points
