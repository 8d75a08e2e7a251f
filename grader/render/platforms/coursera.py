"""Coursera: ``/shared/feedback.json``, plain text of at most 64 kB."""

from __future__ import annotations

from grader.model.report import Report
from grader.render import RenderOptions
from grader.render.groups import failures
from grader.render.platforms.plain import about, clipped, dumped, fraction, overall, scored, title

_LARGEST = 60_000


def render(report: Report, options: RenderOptions) -> str:
    """The feedback. Raises NoScoreError: Coursera then says that grading failed."""
    scored(report)
    blocks = [overall(report), *(f"{title(test)}\n{about(report, test)}" for test in failures(report))]
    feedback = clipped("\n\n".join(blocks), _LARGEST)
    return dumped({"fractionalScore": fraction(report), "feedback": feedback}, None) + "\n"
