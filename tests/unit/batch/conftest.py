"""Reports and rows to make tables of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from grader.batch.layout import Entry
from grader.batch.row import Row, row_of
from grader.model.report import NamedMistake, Report, ReportStatus, SubmissionInfo, TestResult, TestStatus

MakeReport = Callable[..., Report]


@pytest.fixture
def report() -> MakeReport:
    """A report of two tests, worth 6 and 4 points; ``first`` are the points of the first."""

    def make(id: str, first: float = 6.0, status: str = "failed", **changes: Any) -> Report:
        result = TestStatus(status)
        tests = (
            TestResult("test_a", "Gradients match", TestStatus.PASSED if first == 6 else result, first, 6.0, False),
            TestResult("test_b", "Nothing is changed", TestStatus.PASSED, 4.0, 4.0, True),
        )
        named = () if first == 6 else (NamedMistake("bp-no-mean", "The gradients are summed", "Divide.", ("test_a",)),)
        values: dict[str, Any] = {
            "nngrade": "0.1.0",
            "exercise": "exercise3",
            "title": "Backpropagation",
            "submission": SubmissionInfo(id, ("backprop.py",), "ab" * 32),
            "status": ReportStatus.PASSED if first == 6 else ReportStatus.FAILED,
            "score": first + 4.0,
            "max_score": 10.0,
            "seed": 1,
            "seconds": 0.5,
            "tests": tests,
            "mistakes": named,
        }
        return Report(**{**values, **changes})

    return make


@pytest.fixture
def row(report: MakeReport) -> Callable[..., Row]:
    """The row of such a report."""

    def make(id: str, first: float = 6.0, status: str = "failed", entry: Entry | None = None, **changes: Any) -> Row:
        return row_of(report(id, first, status, **changes), entry or Entry(id, ()))

    return make
