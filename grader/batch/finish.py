"""After the last report: the tables and the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grader.batch.grades import grades_csv
from grader.batch.page import class_page
from grader.batch.record import Plan, Results
from grader.batch.roster import Person
from grader.batch.row import Row
from grader.batch.summary import summarize, summary_json
from grader.model.exercise import Exercise


def finish(
    results: Results, plan: Plan, exercise: Exercise, rows: Sequence[Row], absent: Sequence[Person]
) -> dict[str, Any]:
    """Write ``grades.csv``, ``summary.json`` and ``class.html``; returns the summary.

    Raises:
        OutputError: one of them cannot be written.
    """
    ordered = sorted(rows, key=lambda row: row.id.lower())
    summary = summarize(plan, ordered, absent)
    results.write("grades.csv", grades_csv(ordered, absent, exercise.points))
    results.write("summary.json", summary_json(summary))
    results.write("class.html", class_page(f"{exercise.title} ({exercise.id})", summary, ordered, absent))
    return summary
