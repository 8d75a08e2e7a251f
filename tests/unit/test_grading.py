"""The flow of an exercise that asks questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.grading import grade
from grader.intake import read_submission
from grader.model.report import Report, ReportStatus, TestStatus

CODE = """
id = "exercise1"
title = "Doubling"
file = "work.py"
framework = "{framework}"
chapter = "Numbers"
points = {points}
"""
ITEM = """
[[item]]
id = "why"
kind = "single"
title = "Why"
question = "Why?"
points = 1
option = [{ text = "No.", feedback = "Not so." }, { text = "Yes.", right = true, feedback = "So it is." }]
"""
TEST = """
import numpy as np
import pytest


@pytest.mark.points(2)
def test_double(agree):
    '''double gives twice its argument.'''
    agree("double", np.array([1.0, 2.0, 3.5]))
"""


def graded(root: Path, framework: str, points: int, **files: str) -> Report:
    reference, handed_in = root / "reference" / "exercise1", root / "handed_in"
    (reference / "solution").mkdir(parents=True)
    handed_in.mkdir()
    toml = CODE.format(framework=framework, points=points)
    (reference / "exercise.toml").write_text(toml.replace("work.py", "answers.toml") if framework == "none" else toml)
    (reference / "quiz.toml").write_text(ITEM)
    (reference / "solution" / "work.py").write_text("def double(z):\n    return 2.0 * z\n")
    (reference / "test_work.py").write_text(TEST)
    for name, text in files.items():
        (handed_in / name.replace("_", ".")).write_text(text)
    course = load_course(root)
    exercise = course.find("1")
    return grade(exercise, read_submission(handed_in, main=exercise.file), course=course, seed=1)


def test_a_quiz_runs_nothing(tmp_path: Path) -> None:
    report = graded(tmp_path, "none", 1, answers_toml="why = 'b'")
    assert (report.status, report.score, report.isolation.tier) == (ReportStatus.PASSED, 1.0, "none")
    assert [test.id for test in report.tests] == ["why"]


@pytest.mark.parametrize(
    ("files", "score", "status"),
    [
        ({"answers_toml": "why = 'b'"}, 3.0, TestStatus.PASSED),
        ({"answers_toml": "why = 'a'"}, 2.0, TestStatus.FAILED),
        ({}, 2.0, TestStatus.NOT_ATTEMPTED),
    ],
)
def test_questions_beside_code(tmp_path: Path, files: dict[str, str], score: float, status: TestStatus) -> None:
    report = graded(tmp_path, "numpy", 3, work_py="def double(z):\n    return z + z\n", **files)
    assert [test.id for test in report.tests] == ["test_double", "why"]
    assert (report.score, report.tests[1].status) == (score, status)


def test_points_that_do_not_add_up_are_the_courses_fault(tmp_path: Path) -> None:
    report = graded(tmp_path, "none", 2, answers_toml="why = 'b'")
    assert report.status is ReportStatus.GRADER_ERROR
    assert "worth 1 points, but exercise.toml says 2" in report.warnings[0]
