"""Gradescope: ``/autograder/results/results.json``.

Every text is declared as text, for its default is a kind of HTML. All tests are visible, hidden ones without what they
ask: a test that Gradescope hides hides the whole score too.
"""

from __future__ import annotations

from grader.model.report import Report, TestStatus
from grader.render import RenderOptions
from grader.render.platforms.plain import about, dumped, overall, scored, titles


def render(report: Report, options: RenderOptions) -> str:
    """The results. Raises NoScoreError: Gradescope then says that the autograder failed, and takes no points."""
    scored(report)
    tests = [
        {
            "name": name,
            "number": str(number),
            "score": test.points,
            "max_score": test.max_points,
            "status": "passed" if test.status is TestStatus.PASSED else "failed",
            "output": about(report, test),
            "visibility": "visible",
        }
        for number, (name, test) in enumerate(zip(titles(report), report.tests, strict=True), start=1)
    ]
    results = {
        "score": report.score,
        "output": overall(report),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "stdout_visibility": "hidden",
        "visibility": "visible",
        "tests": tests,
        "extra_data": {
            "nngrade": report.nngrade,
            "exercise": report.exercise,
            "mistakes": [m.id for m in report.mistakes],
        },
    }
    return dumped(results) + "\n"
