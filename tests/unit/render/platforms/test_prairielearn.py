"""PrairieLearn's rules, as its own code has them."""

from __future__ import annotations

import json
from dataclasses import replace

from grader.render import render


def test_results(sample):
    report = sample("several_failures")
    results = json.loads(render(report, "prairielearn"))
    assert results["gradable"] is True
    assert results["score"] == round(report.score / report.max_score, 6)
    assert type(results["score"]) is float
    assert all({"points", "max_points"} <= set(test) for test in results["tests"]), "else no points are shown at all"
    assert set(results) == {"gradable", "score", "output", "tests"}


def test_our_fault_costs_no_attempt(sample):
    results = json.loads(render(sample("grader_error"), "prairielearn"))
    assert results["gradable"] is False
    assert "score" not in results
    assert results["format_errors"][0] == "The grader itself had a problem."


def test_below_a_mebibyte(sample):
    report = sample("several_failures")
    long = replace(report.tests[0], message="é\n" * 3000, output="€" * 4000)
    many = tuple(replace(long, id=f"test_{number}", title=f"Test {number}") for number in range(400))
    text = render(replace(report, tests=many), "prairielearn")
    assert len(text.encode()) < 1 << 20
    assert len(json.loads(text)["tests"]) == 400
