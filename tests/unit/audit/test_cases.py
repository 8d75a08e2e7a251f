"""What the audit takes for a fault."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.audit import cases
from grader.audit.cases import Case, cases_of, run_case
from grader.catalog import load_course
from grader.model.report import NamedMistake, Report, ReportStatus, SubmissionInfo, TestResult, TestStatus


def report(score: float, *named: str, status: TestStatus = TestStatus.FAILED) -> Report:
    passed = score == 2
    test = TestResult(
        "test_double", "t", TestStatus.PASSED if passed else status, score, 2.0, True, message="Wrong numbers."
    )
    return Report(
        nngrade="0",
        exercise="exercise1",
        title="T",
        submission=SubmissionInfo("s", ("work.py",), "0" * 64),
        status=ReportStatus.PASSED if passed else ReportStatus.FAILED,
        score=score,
        max_score=2.0,
        seed=1,
        seconds=0.1,
        tests=(test,),
        mistakes=tuple(NamedMistake(name, "t", "h", ("test_double",)) for name in named),
    )


def mistaken(*named: str, score: float = 0.0) -> tuple[str, Report]:
    return "mistake", report(score, *named)


@pytest.mark.parametrize(
    ("kind", "graded", "problem"),
    [
        ("reference", report(2), ""),
        ("variant", report(2), ""),
        ("variant", report(1), "1 of 2: test_double failed: Wrong numbers."),
        ("stub", report(0, status=TestStatus.NOT_ATTEMPTED), ""),
        ("stub", report(0), "test_double is not 'not attempted'"),
        ("stub", report(2), "the stub gets 2 points"),
        ("trivial", report(0.5), ""),
        ("trivial", report(1), "gets 1 of 2 points"),
        (*mistaken("dbl-triple"), ""),
        (*mistaken("dbl-thrice"), ""),
        (*mistaken("dbl-triple", "dbl-thrice"), ""),
        (*mistaken(score=2), "gets full marks"),
        (*mistaken(), "is not named"),
        (*mistaken("dbl-absolute"), "is named dbl-absolute instead of dbl-triple"),
        (
            *mistaken("dbl-triple", "dbl-absolute"),
            "cannot be told from dbl-absolute, and collisions.toml does not say so",
        ),
    ],
)
def test_verdicts(course: Path, monkeypatch: pytest.MonkeyPatch, kind: Any, graded: Report, problem: str) -> None:
    loaded = load_course(course)
    exercise = loaded.find("1")
    case = next(case for case in cases_of(exercise, 1) if case.kind == kind)
    if kind == "stub":
        case = Case("stub", "stub", 0, exercise.reference / "solution" / "work.py")
    monkeypatch.setattr(cases, "grade", lambda *_, **__: graded)
    equal = {"dbl-triple": {"dbl-triple", "dbl-thrice"}}
    result = run_case(case, exercise, loaded, SimpleNamespace(), equal)  # type: ignore[arg-type]
    assert result.problem == problem
    assert result.ok is (problem == "")
    assert result.named == tuple(mistake.id for mistake in graded.mistakes)


def test_a_broken_grader_is_a_fault_of_any_case(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_course(course)
    broken = Report(
        "0", "exercise1", "T", SubmissionInfo("s", (), ""), ReportStatus.GRADER_ERROR, 0, 2, 1, 0.1, (),
        warnings=("The jail broke.",),
    )  # fmt: skip
    monkeypatch.setattr(cases, "grade", lambda *_, **__: broken)
    case = cases_of(loaded.find("1"), 1)[0]
    assert run_case(case, loaded.find("1"), loaded, SimpleNamespace(), {}).problem == "grader error: The jail broke."  # type: ignore[arg-type]
