"""Classroom 50: ``result.json`` with whole points, and with the names that its runner gave us in the environment.

Where points are not whole, all are multiplied by the same number; rounding leaves the sum as it is.
"""

from __future__ import annotations

import math
import os
import time
from typing import Any

from grader.model.report import Report, TestStatus
from grader.render import RenderOptions
from grader.render.platforms.plain import about, clipped, dumped, scored, titles

_FACTORS = (1, 2, 4, 5, 10, 20, 50, 100)
_MESSAGE, _NAME = 1000, 100


def render(report: Report, options: RenderOptions) -> str:
    """The result. Raises NoScoreError: the runner then says that its infrastructure failed."""
    scored(report)
    exact = [points for test in report.tests for points in (test.points, test.max_points)]
    factor = next((factor for factor in _FACTORS if all(_whole(points * factor) for points in exact)), _FACTORS[-1])
    limits = [round(test.max_points * factor) for test in report.tests]
    points = whole([test.points * factor for test in report.tests], limits)
    tests = [
        {
            "test-name": clipped(name, _NAME),
            "passed": test.status is TestStatus.PASSED,
            "score": own,
            "max-score": limit,
            "message": clipped(about(report, test), _MESSAGE),
        }
        for name, test, own, limit in zip(titles(report), report.tests, points, limits, strict=True)
    ]
    result = {**_identity(), "score": sum(points), "max-score": sum(limits), "tests": tests}
    return dumped(result) + "\n"


def whole(points: list[float], limits: list[int]) -> list[int]:
    """Whole points whose sum is the sum of the points, rounded down: the largest remainders are rounded up."""
    found = [min(math.floor(own + 1e-9), limit) for own, limit in zip(points, limits, strict=True)]
    missing = math.floor(sum(points) + 1e-6) - sum(found)
    by_remainder = sorted(range(len(points)), key=lambda place: found[place] - points[place])
    for place in by_remainder:
        if missing > 0 and found[place] < min(limits[place], math.ceil(points[place] - 1e-9)):
            found[place] += 1
            missing -= 1
    return found


def _whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-9


def _identity() -> dict[str, Any]:
    given = os.environ
    owner = given.get("OWNER") or given.get("USERNAME") or "unknown"
    return {
        "schema": "classroom50/result/v1",
        "classroom": given.get("CLASSROOM") or "unknown",
        "assignment": given.get("ASSIGNMENT") or "unknown",
        "assignment_type": given.get("ASSIGNMENT_TYPE") or "individual",
        "owner": owner,
        "submission": given.get("SUBMISSION_TAG") or "submit/unknown",
        "commit": given.get("COMMIT_URL") or "unknown",
        "release": given.get("RELEASE_URL") or "unknown",
        "review": given.get("REVIEW_URL") or "unknown",
        "datetime": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
