from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import grader.render
from grader.errors import GraderError, UsageError
from grader.model.report import (
    Isolation,
    Location,
    NamedMistake,
    Report,
    ReportStatus,
    SubmissionInfo,
    TestResult,
    TestStatus,
)
from grader.render.json import as_json, dump
from grader.render.load import load

SCHEMA = json.loads((Path(grader.render.__file__).parent / "report.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
NAMES = ("full_marks", "two_mistakes", "several_failures", "stub", "not_loadable", "crashed", "grader_error")

Sample = Callable[[str], Report]

# Text as a report holds it: sanitised, so without surrogates.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
tuples_of_texts = st.lists(texts, max_size=3).map(tuple)
numbers = st.floats(0, 1e9)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 53), 1 << 53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
locations = st.none() | st.builds(Location, texts, st.integers(1, 1 << 31))
tests = st.builds(
    TestResult, texts, texts, st.sampled_from(TestStatus), numbers, numbers, st.booleans(), texts, tuples_of_texts,
    st.dictionaries(texts, values, max_size=3), locations, texts,
)  # fmt: skip
mistakes = st.builds(NamedMistake, texts, texts, texts, tuples_of_texts, texts, tuples_of_texts)
reports = st.builds(
    Report, texts, texts, texts,
    st.builds(SubmissionInfo, texts, tuples_of_texts, st.text("0123456789abcdef", min_size=64, max_size=64)),
    st.sampled_from(ReportStatus), numbers, numbers, st.integers(0, (1 << 63) - 1), numbers,
    st.lists(tests, max_size=3).map(tuple), st.lists(mistakes, max_size=2).map(tuple),
    st.builds(Isolation, texts, tuples_of_texts), st.dictionaries(texts, texts, max_size=2), tuples_of_texts,
)  # fmt: skip


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", NAMES)
def test_reports_of_runs_fit_the_schema_and_come_back(sample: Sample, name: str) -> None:
    text = dump(sample(name))
    VALIDATOR.validate(json.loads(text))
    assert load(text) == sample(name)


@given(reports)
def test_any_report_fits_the_schema_and_comes_back(report: Report) -> None:
    text = dump(report)
    assert text.isascii()
    VALIDATOR.validate(json.loads(text))
    assert load(text) == report


def test_the_contract_to_the_letter(sample: Sample) -> None:
    """Other programs rely on these names and on this order."""
    data = as_json(sample("one_mistake"))
    assert list(data) == [
        "schema", "nngrade", "exercise", "title", "submission", "status", "score", "max_score", "seed", "seconds",
        "tests", "mistakes", "isolation", "environment", "warnings",
    ]  # fmt: skip
    assert list(data["submission"]) == ["id", "files", "sha256"]
    assert list(data["tests"][0]) == [
        "id", "title", "status", "points", "max_points", "hidden", "message", "mistakes", "evidence",
        "location", "output",
    ]  # fmt: skip
    assert list(data["mistakes"][0]) == ["id", "title", "hint", "tests", "chapter"]
    assert data["schema"] == "nngrade.report/1"
    assert data["tests"][3]["location"] == {"file": "backprop.py", "line": 41}
    assert data["tests"][0]["location"] is None
    assert data["isolation"] == {"tier": "A", "details": ["pidns", "landlock", "seccomp", "rlimits"]}


def test_statuses_are_those_of_the_schema() -> None:
    assert SCHEMA["$defs"]["test"]["properties"]["status"]["enum"] == [status.value for status in TestStatus]
    assert SCHEMA["properties"]["status"]["enum"] == [status.value for status in ReportStatus]


def strict(text: str) -> Any:
    """As a browser reads it."""

    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is not JSON")

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (math.nan, "nan"),
        (-math.inf, "-inf"),
        pytest.param(1 << 20_000, "a very large number", id="huge"),
        ("\ud800", "?"),
        ((1, 2.5), [1, 2.5]),
        ({3: "a"}, {"3": "a"}),
        (object(), "object"),
        (b"x", "bytes"),
        ({"__proto__": {"a": 1}}, {"__proto__": {"a": 1}}),
    ],
)
def test_strange_evidence_becomes_strict_json(sample: Sample, value: Any, written: Any) -> None:
    assert strict(dump(with_evidence(sample("one_mistake"), {"x": value})))["tests"][0]["evidence"] == {"x": written}


def test_deep_evidence_ends(sample: Sample) -> None:
    deep: Any = 1
    for _ in range(5000):
        deep = [deep]
    assert "too deep to show" in dump(with_evidence(sample("one_mistake"), {"x": deep}))


def with_evidence(report: Report, evidence: Mapping[str, Any]) -> Report:
    return replace(report, tests=(replace(report.tests[0], evidence=evidence), *report.tests[1:]))


def test_a_lone_surrogate_is_replaced_wherever_a_student_may_put_it(sample: Sample) -> None:
    report = replace(sample("stub"), submission=SubmissionInfo("a\udc80", ("b\udc80.py",), "0" * 64))
    assert "\\ud" not in dump(report)


def test_a_score_that_is_no_number_is_our_fault(sample: Sample) -> None:
    with pytest.raises(GraderError, match="number that JSON cannot carry"):
        dump(replace(sample("stub"), score=math.nan))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it is not JSON (Expecting value, line 1, column 1)"),
        ("<html>", "it is not JSON"),
        ('{"schema": NaN}', "holds things that no report holds"),
        ("[" * 100_000, "is not a report"),
        ('{"schema": ' + "9" * 5000 + "}", "is not a report"),
        ("[]", 'not a report of nngrade: "schema" should be "nngrade.report/1"'),
        ("{}", "not a report of nngrade"),
        ('{"schema": "ctrf/1"}', "not a report of nngrade"),
        ('{"schema": "nngrade.report/2"}', "written by a newer nngrade (report version 2; this one reads 1). Update"),
        ('{"schema": "nngrade.report/0"}', "unknown version"),
        ('{"schema": "nngrade.report/x"}', "unknown version"),
        ('{"schema": "nngrade.report/1"}', 'damaged report: "submission" is missing'),
    ],
)
def test_files_that_are_no_report(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(text, "ada.json")
    assert words in str(caught.value)
    assert str(caught.value).startswith("ada.json ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (["title"], 3, '"title" should be a text'),
        (["score"], "7.5", '"score" should be a number'),
        (["score"], True, '"score" should be a number'),
        (["score"], 10**400, '"score" should be a finite number'),
        (["seed"], 1.5, '"seed" should be a whole number'),
        (["seed"], False, '"seed" should be a whole number'),
        (["status"], "done", '"status" should be one of passed, failed, grader_error'),
        (["status"], ["passed"], '"status" should be one of'),
        (["tests"], {}, '"tests" should be a list'),
        (["tests", 1], 3, '"tests[1]" should be an object'),
        (["tests", 1, "hidden"], 0, '"tests[1].hidden" should be true or false'),
        (["tests", 1, "location"], {"file": "a"}, '"tests[1].location.line" is missing'),
        (["tests", 1, "evidence"], [], '"tests[1].evidence" should be an object'),
        (["tests", 1, "mistakes"], [1], '"tests[1].mistakes" should be a list of texts'),
        (["submission"], None, '"submission" should be an object'),
        (["environment"], {"python": 3}, '"environment" should be an object of texts'),
    ],
)
def test_damaged_reports_name_the_field(sample: Sample, path: list[Any], value: Any, words: str) -> None:
    data = as_json(sample("one_mistake"))
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(UsageError) as caught:
        load(json.dumps(data), "ada.json")
    assert words in str(caught.value)


def test_fields_of_a_later_version_are_passed_over(sample: Sample) -> None:
    data = as_json(sample("one_mistake"))
    data["new"] = data["tests"][0]["new"] = {"x": 1}
    assert load(json.dumps(data)) == sample("one_mistake")


@given(values)
def test_no_json_value_breaks_the_reader(value: Any) -> None:
    with pytest.raises(UsageError):
        load(json.dumps(value))
