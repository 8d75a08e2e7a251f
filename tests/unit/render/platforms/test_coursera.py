"""Coursera's rules, as coursera_autograder has them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from grader.errors import NoScoreError
from grader.render import render


@pytest.mark.parametrize("name", ["full_marks", "several_failures", "stub"])
def test_feedback(sample, name):
    feedback = json.loads(render(sample(name), "coursera"))
    assert set(feedback) == {"fractionalScore", "feedback"}
    assert type(feedback["fractionalScore"]) is float
    assert 0 <= feedback["fractionalScore"] <= 1
    assert feedback["feedback"].strip()


def test_at_most_64_kilobytes(sample):
    report = sample("several_failures")
    tests = tuple(replace(report.tests[0], id=str(n), message="€" * 4000, points=0.0) for n in range(60))
    feedback = json.loads(render(replace(report, tests=tests), "coursera"))["feedback"]
    assert len(feedback.encode()) <= 64_000


def test_our_fault_is_no_feedback(sample):
    with pytest.raises(NoScoreError):
        render(sample("grader_error"), "coursera")
