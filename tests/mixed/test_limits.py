"""The usual limits are wide: the slowest right programs of every exercise pass with a fifth of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.cli.limits import limited
from grader.grading import grade, start_sandbox
from grader.intake import read_submission
from grader.model.exercise import Limits
from grader.model.report import ReportStatus
from grader.sandbox import Sandbox

SLOWEST = {
    "exercise1": "plain_loops.py",
    "exercise2": "numeric_slope.py",
    "exercise3": "per_sample_loops.py",
    "exercise4": "half_loss_twice.py",
    "exercise5": "zero_start.py",
    "exercise6": "in_place.py",
    "exercise7": "same_state_twice.py",
    "exercise8": "plain_loops.py",
    "exercise9": "tensors_everywhere.py",
    "exercise10": "decoupled_that_is_equal.py",
    "exercise11": "per_sample_loops.py",
    "exercise12": "by_hand",
}
"""Of the variants. Measured on a busy machine, one call of exercises 1 to 4 took at most 22, 45, 17 and 107 ms; on a
quiet one, all calls of exercises 7 to 10 together took 165, 174, 270 and 186 ms."""


OWN_LIMITS = {"exercise6": replace(Limits(), call_seconds=10.0, total_seconds=90.0)}
"""Of exercises whose functions may train for some seconds."""


def test_no_exercise_is_forgotten() -> None:
    known = {exercise.id for exercise in load_course(None).exercises if exercise.framework != "none"}
    assert set(SLOWEST) == known


@pytest.fixture(scope="module")
def boxes() -> Iterator[dict[str, Sandbox]]:
    """One warm sandbox a framework."""
    warm: dict[str, Sandbox] = {}
    yield warm
    for box in warm.values():
        box.close()


@pytest.mark.parametrize("name", SLOWEST)
def test_a_fifth_is_enough(name: str, boxes: dict[str, Sandbox]) -> None:
    course = load_course(None)
    exercise = course.find(name)
    usual = OWN_LIMITS.get(name, Limits())
    assert exercise.limits == usual, "measure again"
    fifths = [f"call={usual.call_seconds / 5:g}", f"total={usual.total_seconds / 5:g}"]
    tight = replace(exercise, limits=limited(usual, ["load=2", *fifths, "memory=205M"]))
    path: Path = exercise.reference / "variants" / SLOWEST[name]
    if exercise.framework not in boxes:
        boxes[exercise.framework] = start_sandbox(exercise, course)
    submission = read_submission(path, main=exercise.file, parts=exercise.files)
    report = grade(tight, submission, course=course, seed=4, sandbox=boxes[exercise.framework])
    assert report.status is ReportStatus.PASSED, [(test.id, test.message) for test in report.tests if test.message]
