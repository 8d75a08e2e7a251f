"""TAP, version 13: ``prove`` refuses 14. Details are JSON, which is YAML too."""

from __future__ import annotations

import json

from grader.language import _
from grader.model.report import Report, ReportStatus, TestResult, TestStatus
from grader.model.text import one_line
from grader.render import RenderOptions
from grader.render.platforms.plain import about, titles


def render(report: Report, options: RenderOptions) -> str:
    """A line a test, each with its points."""
    if report.status is ReportStatus.GRADER_ERROR:
        reason = _safe(one_line("; ".join(report.warnings), 300)) or _("No score was given")
        return f"TAP version 13\nBail out!  {reason}\n"
    lines = ["TAP version 13", f"1..{len(report.tests)}"]
    for number, (name, test) in enumerate(zip(titles(report), report.tests, strict=True), start=1):
        lines += _test(report, number, name, test)
    return "\n".join(lines) + "\n"


def _test(report: Report, number: int, name: str, test: TestResult) -> list[str]:
    word = "ok" if test.status is TestStatus.PASSED else "not ok"
    details = {"points": test.points, "max_points": test.max_points, "message": about(report, test)}
    pairs = [f"  {key}: {json.dumps(value)}" for key, value in details.items() if value != ""]
    return [f"{word} {number} - {_safe(name)}", "  ---", *pairs, "  ..."]


def _safe(text: str) -> str:
    """A number sign would begin a directive."""
    return text.replace("\\", "\\\\").replace("#", "\\#")
