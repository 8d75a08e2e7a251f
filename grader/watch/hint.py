"""What the key h shows. The only place that decides it."""

from __future__ import annotations

from grader.model.exercise import Exercise
from grader.model.report import Report
from grader.render.groups import causes


def hint(report: Report | None, exercise: Exercise) -> str:
    """A hint for where the student stands, in a sentence or two."""
    if report is None:
        return "There is no result yet. Save your file first."
    if not report.mistakes:
        return f"No mistake was named in your last check. {exercise.id}/README.md says what each function has to do."
    mistake = causes(report)[0][0]
    reread = f" Reread: {mistake.chapter}." if mistake.chapter else ""
    return f"{mistake.hint}{reread}"
