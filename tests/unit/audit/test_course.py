"""The audit of a small course with faults: every fault is found, everything else is fine."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.audit import as_json, audit_course
from grader.audit.cases import cases_of, run_case
from grader.audit.course import equivalents
from grader.audit.pictures import write_pictures
from grader.catalog import load_course
from grader.grading import start_sandbox
from grader.stubs import write_stubs


def test_every_fault_is_found(course: Path) -> None:
    loaded = load_course(course)
    write_stubs(loaded)
    write_pictures(loaded)
    seen: list[str] = []
    found = as_json(audit_course(loaded, seeds=2, jobs=1, on_case=lambda case: seen.append(f"{case.kind} {case.name}")))
    assert found["ok"] is False
    assert found["problems"] == [
        {
            "exercise": "exercise1",
            "kind": "variant",
            "name": "listed",
            "problem": "0 of 2: test_double failed: `double`: A list of 3 entries came back where a NumPy array was "
            "expected.",
        },
        {"exercise": "exercise1", "kind": "mistake", "name": "dbl-absolute", "problem": "gets full marks"},
    ]
    assert found["totals"] == {
        "variants_passed": 1,
        "variants": 2,
        "mistakes_caught": 1,
        "mistakes": 2,
        "mistakes_named": 1,
        "pairs": 0,
        "pairs_named": 0,
        "misnamed": 0,
        "collisions": 1,
        "trivial_caught": 7,
        "trivial": 7,
    }
    assert found["exercises"] == {"exercise1": found["totals"]}
    assert found["collisions"] == {"exercise1": [["dbl-triple", "dbl-thrice"]]}
    assert seen[:6] == [
        "reference seed 0",
        "reference seed 1",
        "reference float32 seed 0",
        "reference float32 seed 1",
        "stub stub",
        "variant added",
    ]


AHEAD = """import numpy as np

CALLS = {{"test_double": [("{}", np.ones(3))]}}
"""
UNASKED = "ahead.py names a call of double that no test makes"


@pytest.mark.parametrize(
    ("text", "problem"),
    [(AHEAD.format("double"), UNASKED), ("CALLS = 3", "cannot be read: AttributeError"), ("CALLS = {}", "")],
)
def test_calls_that_begin_early_are_made_by_a_test(course: Path, text: str, problem: str) -> None:
    (course / "reference" / "exercise1" / "ahead.py").write_text(text)
    loaded = load_course(course)
    exercise = loaded.find("1")
    case = cases_of(exercise, 1)[0]
    with start_sandbox(exercise, loaded) as box:
        result = run_case(case, exercise, loaded, box, {})
    assert problem in result.problem
    assert result.ok is (problem == "")


def test_equivalents_go_both_ways(course: Path) -> None:
    group = {"dbl-triple", "dbl-thrice"}
    assert equivalents(load_course(course).find("1")) == {"dbl-triple": group, "dbl-thrice": group}
