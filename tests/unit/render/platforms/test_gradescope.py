"""Gradescope's rules, as its documentation has them."""

from __future__ import annotations

import json

import pytest

from grader.errors import NoScoreError
from grader.render import render


@pytest.mark.parametrize("name", ["full_marks", "two_mistakes", "several_failures", "stub", "not_loadable"])
def test_results(sample, name):
    report = sample(name)
    results = json.loads(render(report, "gradescope"))
    assert results["score"] == report.score
    assert sum(test["score"] for test in results["tests"]) == pytest.approx(report.score)
    assert [results[key] for key in ("output_format", "test_output_format", "test_name_format")] == ["text"] * 3
    assert {test["visibility"] for test in results["tests"]} == {"visible"}
    assert {test["status"] for test in results["tests"]} <= {"passed", "failed"}
    assert all(test["max_score"] >= test["score"] >= 0 for test in results["tests"])
    names = [test["name"] for test in results["tests"]]
    assert len(set(names)) == len(names)


def test_without_a_score_there_is_no_file(sample):
    with pytest.raises(NoScoreError, match="No score was given, so none is written: "):
        render(sample("grader_error"), "gradescope")
