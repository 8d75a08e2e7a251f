from __future__ import annotations

from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.catalog.functions import functions_of
from grader.catalog.solutions import read_solution, read_style
from grader.errors import CourseError
from grader.model.exercise import Exercise
from grader.model.hint import Style

CODE = '''\
"""Of the file."""

import numpy as np


def keep(*args):
    return lambda f: f


@keep(1)
def f(x):
    """Of the function.

    Long.
    """
    return x  # as it is


class Net:
    """Of the class."""

    def go(self):
        """Of the method."""
        return 1


g = lambda x: x
'''


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    for folder in ("solution", "variants"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "net.py").write_text(CODE)
    return Exercise("one", "One", "net.py", "numpy", "1", 1.0, tmp_path, tmp_path)


def test_functions_come_without_their_docstrings(exercise: Exercise) -> None:
    parts = {part.name: part.code for part in read_solution(exercise)}
    assert list(parts) == ["", "keep", "f", "Net", "g"]
    assert parts[""] == "import numpy as np"
    assert parts["f"] == "@keep(1)\ndef f(x):\n    return x  # as it is"
    assert parts["Net"] == "class Net:\n\n    def go(self):\n        return 1"


def test_a_style_is_one_function(exercise: Exercise) -> None:
    assert read_style(exercise, Style("net.py", "g", "A lambda.")) == "g = lambda x: x"
    with pytest.raises(CourseError, match="there is no h in it"):
        read_style(exercise, Style("net.py", "h", "-"))
    with pytest.raises(CourseError, match="No such file"):
        read_style(exercise, Style("other.py", "f", "-"))


@pytest.mark.parametrize(
    "real", [one for one in load_course().exercises if one.framework != "none"], ids=lambda one: one.id
)
def test_every_function_of_the_course_has_a_solution_to_show(real: Exercise) -> None:
    assert set(functions_of(real)) <= {part.name for part in read_solution(real)}
