"""``grades.csv``: one row a student, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from grader.batch.roster import Person
from grader.batch.row import Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def grades_csv(rows: Sequence[Row], absent: Sequence[Person], max_score: float) -> str:
    """The contract's columns; a column for every test; people without a submission have the status ``missing``."""
    tests = list(dict.fromkeys(test for row in rows for test in row.points))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(
        [
            "id",
            "name",
            "email",
            "status",
            "score",
            "max_score",
            *map(safe_cell, tests),
            "mistakes",
            "seconds",
            "warnings",
        ]
    )
    for row in rows:
        marks = [_number(row.points[test]) if test in row.points else "" for test in tests]
        score = "" if row.status == "grader_error" else _number(row.score)
        head = [safe_cell(row.id), safe_cell(row.name), safe_cell(row.email), row.status, score, _number(row.max_score)]
        tail = [safe_cell(" ".join(row.mistakes)), _number(row.seconds), safe_cell(" ".join(row.warnings))]
        writer.writerow([*head, *marks, *tail])
    for person in absent:
        head = [
            safe_cell(person.id),
            safe_cell(person.name),
            safe_cell(person.email),
            "missing",
            "",
            _number(max_score),
        ]
        writer.writerow([*head, *([""] * len(tests)), "", "", ""])
    return text.getvalue()


def safe_cell(text: str) -> str:
    """A cell that begins like a formula is one for a spreadsheet (OWASP, CSV injection)."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(_FORMULA) else flat


def _number(value: float) -> str:
    return f"{value:g}" if abs(value) < 1e6 else str(value)
