"""PrairieLearn: ``/grade/results/results.json``. A fault of ours is "not gradable", which costs no attempt."""

from __future__ import annotations

from typing import Any

from grader.language import _
from grader.model.report import Report, ReportStatus, TestResult
from grader.render import RenderOptions
from grader.render.platforms.plain import about, clipped, dumped, fraction, overall, titles

_LARGEST = 1 << 20
"""Bytes; above, the whole job fails."""


def render(report: Report, options: RenderOptions) -> str:
    """The results, well below PrairieLearn's limit."""
    if report.status is ReportStatus.GRADER_ERROR:
        errors = [_("The grader itself had a problem."), *report.warnings[:3]]
        return dumped({"gradable": False, "format_errors": errors}) + "\n"
    for size in (4000, 1000, 200, 40):
        text = dumped(_results(report, size)) + "\n"
        if len(text) < _LARGEST // 2:
            break
    return text


def _results(report: Report, size: int) -> dict[str, Any]:
    tests = [_test(report, name, test, size) for name, test in zip(titles(report), report.tests, strict=True)]
    return {"gradable": True, "score": fraction(report), "output": clipped(overall(report), 20 * size), "tests": tests}


def _test(report: Report, name: str, test: TestResult, size: int) -> dict[str, Any]:
    # A test without points would make PrairieLearn show no points at all; one worth nothing is a grey line.
    words = clipped(about(report, test), size)
    return {"name": name, "points": test.points, "max_points": test.max_points, "message": words}
