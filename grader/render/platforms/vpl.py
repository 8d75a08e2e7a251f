"""Moodle VPL: comments in a block, then the grade. The last ``Grade :=>>`` line wins, so ours is the last.

A line of a student that begins as one of VPL's commands would be one: all of them are shown as preformatted lines.
"""

from __future__ import annotations

import os

from grader.language import _
from grader.model.report import Report, ReportStatus, TestStatus
from grader.render import RenderOptions
from grader.render.platforms.plain import about, clipped, fault, fraction, overall, titles

_LARGEST = 2000


def render(report: Report, options: RenderOptions) -> str:
    """What ``vpl_execution`` prints. Without a score there is no grade line, and VPL leaves the grade as it is."""
    lines = ["<|--"]
    if report.status is ReportStatus.GRADER_ERROR:
        lines += ["-" + _("No score was given"), *_quoted(fault(report))]
        return "\n".join([*lines, "--|>"]) + "\n"
    lines += ["-" + _("Result"), *_quoted(overall(report))]
    for name, test in zip(titles(report), report.tests, strict=True):
        lost = test.max_points - test.points
        mark = _("passed") if test.status is TestStatus.PASSED else _("not passed")
        lines.append(_safe(f"-{name}: {mark}" + (f" (-{lost:g})" if lost > 0 else "")))
        lines += _quoted(clipped(about(report, test), _LARGEST))
    return "\n".join([*lines, "--|>", f"Grade :=>> {_grade(report):g}"]) + "\n"


def _grade(report: Report) -> float:
    """On the activity's scale, which VPL tells in the environment."""
    try:
        lowest, highest = (float(os.environ[name]) for name in ("VPL_GRADEMIN", "VPL_GRADEMAX"))
    except (KeyError, ValueError):
        return round(report.score, 4)
    return round(lowest + fraction(report) * (highest - lowest), 4)


def _quoted(text: str) -> list[str]:
    return [f">{_safe(line)}" for line in text.splitlines() if line.strip()]


def _safe(text: str) -> str:
    return text.replace("--|>", "-- |>").replace(":=>>", ": =>>")
