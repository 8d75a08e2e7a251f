"""CTRF, the Common Test Report Format: JSON with whole milliseconds; what is ours lies under ``extra``."""

from __future__ import annotations

from typing import Any

from grader.model.report import Report, ReportStatus, TestResult, TestStatus
from grader.render import RenderOptions
from grader.render.platforms.plain import about, dumped, fault, pending, titles


def render(report: Report, options: RenderOptions) -> str:
    """All tests; without a score, one that has another end than passing or failing."""
    tests = [_test(report, name, test) for name, test in zip(titles(report), report.tests, strict=True)]
    if report.status is ReportStatus.GRADER_ERROR:
        why = fault(report)
        tests = [{"name": "grading", "status": "other", "duration": 0, "message": why}]
    counts = dict.fromkeys(("passed", "failed", "skipped", "pending", "other"), 0)
    for test in tests:
        counts[test["status"]] += 1
    # Times of day would make two reports on the same submission differ.
    summary = {"tests": len(tests), **counts, "start": 0, "stop": round(report.seconds * 1000)}
    extra = {"exercise": report.exercise, "score": report.score, "max_score": report.max_score}
    results = {
        "tool": {"name": "nngrade", "version": report.nngrade},
        "summary": summary,
        "tests": tests,
        "extra": extra,
    }
    return dumped({"reportFormat": "CTRF", "specVersion": "0.0.0", "results": results}) + "\n"


def _test(report: Report, name: str, test: TestResult) -> dict[str, Any]:
    status = "passed" if test.status is TestStatus.PASSED else "skipped" if pending(test) else "failed"
    found: dict[str, Any] = {"name": name, "status": status, "duration": 0, "suite": [report.exercise]}
    words = about(report, test)
    if words:
        found["message"] = words
    if test.location:
        found |= {"filePath": test.location.file, "line": max(test.location.line, 1)}
    return found | {"extra": {"points": test.points, "max_points": test.max_points}}
