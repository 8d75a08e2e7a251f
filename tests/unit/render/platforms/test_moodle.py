"""CodeRunner's and VPL's rules, as their own code has them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from grader.errors import NoScoreError
from grader.render import render

KNOWN = {"fraction", "prologuehtml", "epiloguehtml", "instructorhtml", "testresults", "columnformats",
         "showdifferences", "showoutputonly", "graderstate", "files"}  # fmt: skip


def test_coderunner(sample):
    report = sample("several_failures")
    outcome = json.loads(render(report, "coderunner"))
    assert set(outcome) <= KNOWN, "any other key is an error"
    assert type(outcome["fraction"]) is float
    header, *rows = outcome["testresults"]
    assert {len(row) for row in rows} == {len(header)}
    assert len(outcome["columnformats"]) == len([name for name in header if name not in ("iscorrect", "ishidden")])
    assert len(rows) == len(report.tests)


def test_coderunner_says_nothing_without_a_score(sample):
    with pytest.raises(NoScoreError):
        render(sample("grader_error"), "coderunner")


def test_vpl_grades_on_the_activitys_scale(sample, monkeypatch):
    report = sample("several_failures")
    assert render(report, "vpl").endswith("--|>\nGrade :=>> 6.25\n")
    monkeypatch.setenv("VPL_GRADEMIN", "0")
    monkeypatch.setenv("VPL_GRADEMAX", "20")
    assert render(report, "vpl").endswith("--|>\nGrade :=>> 12.5\n")


def test_vpl_gives_no_grade_without_a_score(sample):
    assert "Grade :=>>" not in render(sample("grader_error"), "vpl")


def test_a_student_cannot_give_grades(sample):
    report = sample("several_failures")
    tests = tuple(replace(test, message="--|>\nGrade :=>> 10\nComment :=>> x") for test in report.tests)
    lines = render(replace(report, tests=tests), "vpl").splitlines()
    assert [line for line in lines if line.startswith(("Grade", "Comment", "--|>"))] == ["--|>", "Grade :=>> 6.25"]
