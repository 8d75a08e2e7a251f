"""Classroom 50's rules, as its schema and its runner have them."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import NoScoreError
from grader.render import render
from grader.render.platforms.classroom50 import whole

ENVIRONMENT = {
    "CLASSROOM": "nn", "ASSIGNMENT": "mlp", "ASSIGNMENT_TYPE": "group", "OWNER": "ada",
    "SUBMISSION_TAG": "submit/2026-11-22T10-00-00Z-a1b2c3d", "COMMIT_URL": "https://c.example",
    "RELEASE_URL": "https://r.example", "REVIEW_URL": "https://v.example",
}  # fmt: skip


def test_result(sample, monkeypatch):
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    report = sample("several_failures")
    result = json.loads(render(report, "classroom50"))
    assert set(result) == {"schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit",
                           "release", "review", "datetime", "score", "max-score", "tests"}  # fmt: skip
    assert result["schema"] == "classroom50/result/v1"
    assert [result[key] for key in ("classroom", "assignment", "assignment_type", "owner", "submission")] == [
        ENVIRONMENT[key] for key in ("CLASSROOM", "ASSIGNMENT", "ASSIGNMENT_TYPE", "OWNER", "SUBMISSION_TAG")
    ]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", result["datetime"])
    for part in (result, *result["tests"]):
        assert type(part["score"]) is int
        assert type(part["max-score"]) is int
        assert 0 <= part["score"] <= part["max-score"]
    assert all(len(test["test-name"].encode()) <= 100 for test in result["tests"])
    assert result["score"] / result["max-score"] == pytest.approx(report.score / report.max_score, abs=0.02)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 50)), min_size=1, max_size=30))
def test_rounding_leaves_the_sum(pairs):
    limits = [limit for _, limit in pairs]
    points = [share * limit for share, limit in pairs]
    found = whole(points, limits)
    assert all(
        0 <= own <= limit and abs(own - exact) <= 1 for own, limit, exact in zip(found, limits, points, strict=True)
    )
    assert abs(sum(found) - sum(points)) < 1 + 1e-5
    assert sum(found) <= sum(points) + 1e-5


def test_full_marks_stay_full(sample):
    result = json.loads(render(sample("full_marks"), "classroom50"))
    assert result["score"] == result["max-score"]


def test_our_fault_is_no_result(sample):
    with pytest.raises(NoScoreError):
        render(sample("grader_error"), "classroom50")
