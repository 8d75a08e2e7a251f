"""CTRF and SARIF, as their schemas have them."""

from __future__ import annotations

import json

import pytest

from grader.render import render

NAMES = ["full_marks", "two_mistakes", "several_failures", "half_written", "not_loadable", "grader_error"]


@pytest.mark.parametrize("name", NAMES)
def test_ctrf(sample, name):
    data = json.loads(render(sample(name), "ctrf"))
    assert set(data) == {"reportFormat", "specVersion", "results"}
    results = data["results"]
    assert set(results) == {"tool", "summary", "tests", "extra"}
    allowed = {"name", "status", "duration", "suite", "message", "filePath", "line", "extra"}
    counts = dict.fromkeys(("passed", "failed", "skipped", "pending", "other"), 0)
    for test in results["tests"]:
        assert set(test) <= allowed
        assert type(test["duration"]) is int
        counts[test["status"]] += 1
    assert {key: results["summary"][key] for key in counts} == counts
    assert results["summary"]["tests"] == len(results["tests"])
    assert all(type(value) is int for value in results["summary"].values())


@pytest.mark.parametrize("name", NAMES)
def test_sarif(sample, name):
    data = json.loads(render(sample(name), "sarif"))
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        for location in result.get("locations", ()):
            assert location["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
    assert run["invocations"][0]["executionSuccessful"] is (name != "grader_error")
