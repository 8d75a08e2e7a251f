from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.catalog.course import Course
from grader.catalog.objectives import Objective, read_objectives
from grader.errors import CourseError

README = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")


def test_the_readme_has_the_same_table() -> None:
    table = README.partition("| what the chapter teaches |")[2].partition("\n\n")[0].splitlines()[2:]
    shown = [[cell.strip() for cell in row.strip("|").split("|")] for row in table]
    found = {title: set(re.findall(r"\b\d+\b|\bquiz\b", cell)) for title, cell in shown}
    assert found == {
        one.title: {name.removeprefix("exercise") for name in one.exercises} for one in read_objectives(load_course())
    }


def test_every_exercise_serves_an_objective() -> None:
    served = {name for one in read_objectives(load_course()) for name in one.exercises}
    assert served == {exercise.id for exercise in load_course().exercises}


@pytest.fixture
def small(tmp_path: Path) -> Course:
    (tmp_path / "reference").mkdir()
    return Course(tmp_path, load_course().exercises[:2])


def test_without_the_file_every_exercise_is_its_own(small: Course) -> None:
    assert read_objectives(small)[0] == Objective(small.exercises[0].title, ("exercise1",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[objective]]\nexercises = ['exercise1']", "objective 1 needs a title"),
        ("[[objective]]\ntitle = 'a'\nexercises = []", "objective 1 needs a title and a list"),
        ("[[objective]]\ntitle = 'a'\nexercises = ['exercise9']", "names 'exercise9', which is no exercise"),
    ],
)
def test_what_is_wrong_is_said(small: Course, text: str, said: str) -> None:
    (small.root / "reference/objectives.toml").write_text(text)
    with pytest.raises(CourseError, match=said):
        read_objectives(small)
