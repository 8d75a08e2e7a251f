"""Autolab's rules, as its own code has them."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import NoScoreError
from grader.render import render

CALM = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])


def rewritten(line: str) -> str:
    """What Autolab does to a line before it reads it as JSON."""
    return re.sub(r"([a-zA-Z0-9]+):", r'"\1":', line)


def test_the_last_two_lines(sample):
    report = sample("several_failures")
    *words, feedback, scores = render(report, "autolab").splitlines()
    assert words[0] == "6.25 of 10 points."
    assert json.loads(rewritten(scores)) == {"scores": {"exercise3": report.score}, "scoreboard": [report.score]}
    table = json.loads(rewritten(feedback))
    assert table["stages"] == ["Tests"], "a stage that is not there breaks the page"
    assert all(type(test["passed"]) is bool for test in table["Tests"].values())


@CALM
@given(st.text(max_size=200))
def test_no_text_breaks_them(sample, text):
    report = sample("several_failures")
    tests = tuple(replace(test, message=text, title=text or "t") for test in report.tests)
    lines = render(replace(report, tests=tests, exercise="e"), "autolab").splitlines()
    for line in lines[-2:]:
        assert rewritten(line) == line
        json.loads(line)


def test_without_a_score_there_is_no_last_line(sample):
    with pytest.raises(NoScoreError):
        render(sample("grader_error"), "autolab")
