"""Submissions that the audit makes up are ordinary ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.audit.made import TRIVIAL, in_float32, with_mistake, with_trivial_answers
from grader.catalog import load_course, read_programs


def run(source: bytes) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "made"}
    exec(source, names)
    return names


def test_float32_answers_are_the_solution_rounded(course: Path) -> None:
    (file,) = in_float32(load_course(course).find("1")).files
    double = run(file.data)["double"]
    z = np.array([0.1, 0.2])
    assert double(z).dtype == np.float32
    np.testing.assert_array_equal(double(z), (2.0 * z).astype(np.float32))
    assert isinstance(double(0.1), np.float32)


@pytest.mark.parametrize("name", TRIVIAL)
def test_a_trivial_answer_needs_nothing(course: Path, name: str) -> None:
    (file,) = with_trivial_answers(load_course(course).find("1"), name).files
    run(file.data)["double"](np.ones((3,)))


def test_a_wrong_program_is_handed_in_beside_the_solution(course: Path) -> None:
    exercise = load_course(course).find("1")
    made = with_mistake(exercise, read_programs(exercise)[0])
    assert made.main == "handed_in.py"
    assert [file.name for file in made.files] == [
        "grader/__init__.py", "grader/authoring.py", "handed_in.py", "work.py", "wrong_mistakes.py",
    ]  # fmt: skip
    main = next(file.data for file in made.files if file.name == made.main)
    assert main.endswith(b"import wrong_mistakes as _wrong\ndouble = _wrong.triple\n")


def test_helpers_that_wrong_programs_share_are_handed_in_too(course: Path) -> None:
    reference = course / "reference" / "exercise1"
    (reference / "mistakes").mkdir()
    (reference / "mistakes.py").rename(reference / "mistakes" / "a.py")
    (reference / "mistakes" / "_shared.py").write_text("def _half(z): return z / 2\n")
    exercise = load_course(course).find("1")
    files = [file.name for file in with_mistake(exercise, read_programs(exercise)[0]).files]
    assert "mistakes/_shared.py" in files
    assert "mistakes/a.py" not in files
