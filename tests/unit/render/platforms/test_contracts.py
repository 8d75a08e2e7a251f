"""What course platforms read, restated as schemas; whatever a report holds, its renderings keep to them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.model.report import Report, ReportStatus, TestResult, TestStatus
from grader.model.text import inert
from grader.render import render
from grader.render.platforms.github import _escaped, _property

CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXT = {"type": "string"}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
POINTS = {"type": "number", "minimum": 0}


def only(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """An object with these fields and no others."""
    fields = {**required, **optional}
    return {"type": "object", "properties": fields, "required": [*required], "additionalProperties": False}


def several(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


_PLAIN = {"const": "text"}  # each of Gradescope's other ways to show text would interpret it
_GRADESCOPE_TEST = {
    "name": TEXT, "number": TEXT, "score": POINTS, "max_score": POINTS, "status": {"enum": ["passed", "failed"]},
    "output": TEXT, "visibility": {"const": "visible"},
}  # fmt: skip
SCHEMAS = {
    "gradescope": only(
        {
            "score": POINTS, "output": TEXT, "output_format": _PLAIN, "test_output_format": _PLAIN,
            "test_name_format": _PLAIN, "tests": several(only(_GRADESCOPE_TEST)),
        },
        stdout_visibility={"const": "hidden"}, visibility={"const": "visible"}, extra_data={"type": "object"},
    ),
    # Without points in every test PrairieLearn shows none; "succeeded" would charge the student for a fault of ours.
    "prairielearn": only(
        {"gradable": {"const": True}, "score": SHARE},
        output=TEXT, tests=several(only({"name": TEXT, "points": POINTS, "max_points": POINTS, "message": TEXT})),
    ),
    "classroom50": {
        "type": "object",
        "required": ["score", "max-score", "tests"],
        "properties": {
            "score": {"type": "integer"},
            "max-score": {"type": "integer"},
            "tests": several(
                only({
                    "test-name": {"type": "string", "minLength": 1}, "passed": {"type": "boolean"},
                    "score": {"type": "integer", "minimum": 0}, "max-score": {"type": "integer", "minimum": 0},
                    "message": TEXT,
                })
            ),
        },
    },
    "coderunner": only(
        {"fraction": SHARE},
        testresults=several({"type": "array", "minItems": 5, "maxItems": 5}),
        columnformats={"type": "array", "items": {"const": "%s"}, "minItems": 3, "maxItems": 3},
        epiloguehtml=TEXT,
    ),
    "coursera": only({"fractionalScore": SHARE, "feedback": TEXT}),
}  # fmt: skip
LARGEST = {"prairielearn": 1 << 20, "coursera": 64 << 10}
"""Bytes."""

texts = st.text(st.characters(), max_size=60) | st.sampled_from(
    ["a: b", "x" * 5000, "1:2", "\x1b[1m", "NaN", "%0A::error::"]
)


@st.composite
def results(draw: st.DrawFn) -> tuple[TestResult, ...]:
    found = []
    for number in range(draw(st.integers(1, 12))):
        most = draw(st.sampled_from([0.0, 0.25, 0.5, 1.0, 1.5, 3.0]))
        status = draw(st.sampled_from(TestStatus))
        points = most if status is TestStatus.PASSED else most * draw(st.sampled_from([0.0, 0.5, 1 / 3]))
        title, message, output = draw(texts), draw(texts), draw(texts)
        hidden = draw(st.booleans())
        found.append(TestResult(f"test_{number}", title, status, points, most, hidden, message, (), {}, None, output))
    return tuple(found)


def of(report: Report, drawn: tuple[TestResult, ...]) -> Report:
    score, most = sum(test.points for test in drawn), sum(test.max_points for test in drawn)
    status = ReportStatus.PASSED if score == most else ReportStatus.FAILED
    return replace(report, tests=drawn, mistakes=(), score=score, max_score=most, status=status)


@CALM
@given(results())
@pytest.mark.parametrize("format", SCHEMAS)
def test_every_rendering_keeps_to_the_contract(sample: Callable[[str], Report], format: str, drawn: Any) -> None:
    text = render(of(sample("several_failures"), drawn), format)
    data = json.loads(text, parse_constant=pytest.fail)
    jsonschema.validate(data, SCHEMAS[format])
    assert len(text.encode()) <= LARGEST.get(format, 10 << 20)


@CALM
@given(results())
def test_points_add_up_everywhere(sample: Callable[[str], Report], drawn: Any) -> None:
    report = of(sample("several_failures"), drawn)
    share = report.score / report.max_score if report.max_score else 0.0
    gradescope = json.loads(render(report, "gradescope"))
    assert math.isclose(gradescope["score"], sum(test["score"] for test in gradescope["tests"]), abs_tol=1e-6)
    for format, field in (("prairielearn", "score"), ("coderunner", "fraction"), ("coursera", "fractionalScore")):
        found = json.loads(render(report, format))[field]
        assert type(found) is float
        assert math.isclose(found, share, abs_tol=1e-6), format
    whole = json.loads(render(report, "classroom50"))
    assert whole["score"] == sum(test["score"] for test in whole["tests"])
    assert whole["max-score"] == sum(test["max-score"] for test in whole["tests"])


@CALM
@given(results())
def test_autolab_reads_the_last_two_lines(sample: Callable[[str], Report], drawn: Any) -> None:
    lines = [line for line in render(of(sample("several_failures"), drawn), "autolab").splitlines() if line.strip()]
    feedback, scores = (json.loads(re.sub("([a-zA-Z0-9]+):", r'"\1":', line)) for line in lines[-2:])
    assert set(feedback) == {"_presentation", "stages", *feedback["stages"]}, (
        "a stage that is not there is an error 500"
    )
    assert all(type(row["passed"]) is bool for stage in feedback["stages"] for row in feedback[stage].values())
    assert [*scores["scores"]] == ["exercise3"]
    assert type(scores["scores"]["exercise3"]) in (int, float)


@given(st.text())
def test_github_s_runner_reads_what_was_written(text: str) -> None:
    """The toolkit's rules: ``%``, line ends, and in properties also ``:`` and ``,`` (actions/toolkit, command.ts)."""

    def unescaped(words: str, marks: str) -> str:
        codes = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
        return re.sub(
            "|".join(code for code, mark in codes.items() if mark in marks), lambda found: codes[found[0]], words
        )

    plain = inert(text).expandtabs(4)
    assert "\n" not in _escaped(text)
    assert unescaped(_escaped(text), "%\r\n") == plain
    assert not re.search("[:,\r\n]", _property(text))
    assert unescaped(_property(text), "%\r\n:,") == plain
