"""Moodle CodeRunner: the one JSON object that a combinator template prints. Its ``…html`` fields are live HTML."""

from __future__ import annotations

import html

from grader.language import _
from grader.model.report import Report, TestStatus
from grader.render import RenderOptions
from grader.render.platforms.plain import about, clipped, dumped, fraction, overall, scored, titles
from grader.render.words import share

_LARGEST = 2000


def render(report: Report, options: RenderOptions) -> str:
    """The outcome. Raises NoScoreError: without an object, CodeRunner grades nothing and says so."""
    scored(report)
    rows: list[list[object]] = [["iscorrect", _("Test"), _("Points"), _("Feedback"), "ishidden"]]
    rows += [
        [
            int(test.status is TestStatus.PASSED),
            name,
            share(test),
            clipped(about(report, test), _LARGEST),
            0,
        ]
        for name, test in zip(titles(report), report.tests, strict=True)
    ]
    outcome = {
        "fraction": fraction(report),
        "testresults": rows,
        "columnformats": ["%s", "%s", "%s"],  # not for iscorrect and ishidden
        "epiloguehtml": f"<pre>{html.escape(overall(report))}</pre>",
    }
    return dumped(outcome, None) + "\n"
