from __future__ import annotations

from pathlib import Path

import pytest

from grader.audit.hints import hint_problem
from grader.catalog import load_course
from grader.model.exercise import Exercise

STAGES = '[[function]]\nname = "f"\nidea = "i"\nformula = "f"\nsource = "s"\nshape = "h"\nwhy = "w"\n'
STYLE = '[[style]]\nfile = "a.py"\nfunction = "f"\ndiffers = "d"\n'
CODE = "def f(values):\n    return sum(values) / len(values)\n"


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    for folder in ("solution", "variants"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ("a.py" if folder == "variants" else "net.py")).write_text(CODE)
    (tmp_path / "net.py").write_text("def f(values):\n    raise NotImplementedError\n")
    (tmp_path / "test_f.py").write_text("def test_f_batch(agree):\n    ...\n")
    return Exercise("one", "One", "net.py", "numpy", "1", 1.0, tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("hints", "problem"),
    [
        (STAGES + STYLE, ""),
        (STAGES.replace('"i"', '"Divide the sum by the number."'), ""),
        (STAGES.replace('"f"\nidea', '"g"\nidea'), "hints.toml tells of g; the functions are f"),
        (
            STAGES.replace('"i"', '"Write return sum(values)/len( values )."'),
            "the idea of f holds a line of the solution",
        ),
        (STAGES.replace('"h"', '"See test_f_batch."'), "the shape of f names a test"),
        (STAGES + STYLE.replace('"f"', '"h"'), "a.py: there is no h in it."),
        (STAGES.replace('"h"', '""'), "function 1 (f): the text 'shape' is missing."),
    ],
)
def test_what_is_wrong_is_found(exercise: Exercise, hints: str, problem: str) -> None:
    (exercise.reference / "hints.toml").write_text(hints)
    found = hint_problem(exercise)
    assert found.endswith(problem)
    assert bool(found) == bool(problem)


def test_a_course_may_do_without(exercise: Exercise) -> None:
    assert hint_problem(exercise) == ""


@pytest.mark.parametrize("real", load_course().exercises, ids=lambda one: one.id)
def test_the_course_is_sound(real: Exercise) -> None:
    assert hint_problem(real) == ""
