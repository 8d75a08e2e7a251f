"""The audit of a quiz: every wrong answer is tried, and its own feedback is wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grader.audit import as_json, audit_course
from grader.audit.questions import told, wrong_answers
from grader.catalog import load_course
from grader.model.report import Report, ReportStatus, SubmissionInfo, TestResult, TestStatus
from grader.stubs import write_stubs

EXERCISE = """
id = "quiz"
title = "Quick checks"
file = "answers.toml"
framework = "none"
chapter = "All of it"
points = 3
"""
ITEMS = """
[[item]]
id = "where"
kind = "multiple"
title = "Where"
question = "Where?"
points = 2
option = [
    { text = "Here.", right = true, feedback = "Here." },
    { text = "There.", feedback = "Not there." },
    { text = "Everywhere.", right = true, feedback = "Everywhere." },
]

[[item]]
id = "how-many"
kind = "numeric"
title = "How many"
question = "How many?"
points = 1
answer = 4
feedback = "Yes."
otherwise = "No."
near = [{ value = 5, feedback = "One too many." }]
"""


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    folder = tmp_path / "reference" / "quiz"
    folder.mkdir(parents=True)
    for name, text in {"exercise.toml": EXERCISE, "quiz.toml": ITEMS, "handout.md": "# Quiz\n"}.items():
        (folder / name).write_text(text)
    return tmp_path


def test_every_wrong_answer_is_tried(quiz: Path) -> None:
    tried = {wrong.name: wrong.feedback for wrong in wrong_answers(load_course(quiz).find("quiz"))}
    assert tried == {
        "where = 'b'": "Not there.",
        "where = ['a', 'b', 'c']": "Not there.",
        "where = ['a']": "right",
        "how-many = 5.0": "One too many.",
        "how-many = 1000028.0": "No.",
    }


def test_a_sound_quiz(quiz: Path) -> None:
    course = load_course(quiz)
    write_stubs(course)
    found = as_json(audit_course(course, jobs=1))
    assert found["problems"] == []
    assert (found["totals"]["mistakes"], found["totals"]["mistakes_named"]) == (5, 5)


def test_what_is_told_is_compared(quiz: Path) -> None:
    wrong = next(wrong_answers(load_course(quiz).find("quiz")))
    test = TestResult("where", "Where", TestStatus.FAILED, 0.0, 2.0, False, message="b) Not there.")
    report = Report(
        "0", "quiz", "T", SubmissionInfo("s", (), ""), ReportStatus.FAILED, 1.0, 3.0, 1, 0.1, (test,)
    )  # fmt: skip
    assert told(wrong, report) == ""
    assert told(wrong, replace(report, tests=(replace(test, message="Well."),))) == "is told something else: Well."
    assert told(wrong, replace(report, tests=(replace(test, points=2.0),))) == "gets full marks"
    other = TestResult("how-many", "How many", TestStatus.FAILED, 0.0, 1.0, False)
    assert told(wrong, replace(report, tests=(test, other))) == "costs points in how-many too"
