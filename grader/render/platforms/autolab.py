"""Autolab: words for the student, then a line with the feedback table, then a line with the scores.

Before it reads the last line as JSON, Autolab rewrites every letter or digit that is directly followed by a colon: in
our lines none is.
"""

from __future__ import annotations

import re

from grader.model.report import Report, TestStatus
from grader.render import RenderOptions
from grader.render.platforms.plain import about, clipped, dumped, overall, scored, titles

_COLON = re.compile("(?<! ):")
"""Whatever is before it: a line's end is written as a letter, and so is what is not ASCII."""
_HINT, _TEXT = 1000, 20_000


def render(report: Report, options: RenderOptions) -> str:
    """Everything that goes to standard output. Raises NoScoreError: without a last line, scores stay as they are."""
    scored(report)
    stage = {
        _safe(name): {"passed": test.status is TestStatus.PASSED}
        | ({"hint": _safe(clipped(words, _HINT))} if (words := about(report, test)) else {})
        for name, test in zip(titles(report), report.tests, strict=True)
    }
    feedback = {"_presentation": "semantic", "stages": ["Tests"], "Tests": stage}
    scores = {"scores": {_safe(report.exercise): report.score}, "scoreboard": [report.score]}
    lines = [clipped(overall(report), _TEXT), "", dumped(feedback, None), dumped(scores, None)]
    return "\n".join(lines) + "\n"


def _safe(text: str) -> str:
    """Every colon after a blank; no leading underscore, which would hide a row."""
    return _COLON.sub(" :", text).lstrip("_") or "test"
