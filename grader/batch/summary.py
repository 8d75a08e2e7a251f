"""``summary.json``: the class in numbers, and what ``class.html`` shows of it."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from typing import Any

from grader.batch.record import Plan
from grader.batch.roster import Person
from grader.batch.row import Row

SCHEMA = "nngrade.class/1"
_BINS = 10
_MOST_SLOW = 5


def summarize(plan: Plan, rows: Sequence[Row], absent: Sequence[Person]) -> dict[str, Any]:
    """Scores, tests, mistakes and accidents of a class. Submissions without a score count in ``grader_errors`` only."""
    scored = [row for row in rows if row.status != "grader_error"]
    scores = [row.score for row in scored]
    return {
        "schema": SCHEMA,
        "exercise": plan.exercise,
        "course": plan.course,
        "seed": plan.seed,
        "submissions": len(rows),
        "passed": sum(row.status == "passed" for row in rows),
        "failed": sum(row.status == "failed" for row in rows),
        "grader_errors": sum(row.status == "grader_error" for row in rows),
        "missing": len(absent),
        "max_score": max((row.max_score for row in rows), default=0.0),
        "mean": round(statistics.fmean(scores), 3) if scores else None,
        "median": round(statistics.median(scores), 3) if scores else None,
        "distribution": _distribution(scored),
        "tests": _tests(scored),
        "mistakes": _mistakes(scored),
        "unusual": [{"id": row.id, "what": list(row.unusual)} for row in rows if row.unusual],
        "without_score": [row.id for row in rows if row.status == "grader_error"],
        "slowest": [
            {"id": row.id, "seconds": row.seconds}
            for row in sorted(rows, key=lambda row: (-row.seconds, row.id))[:_MOST_SLOW]
        ],
    }


def summary_json(summary: dict[str, Any]) -> str:
    """The summary as a file."""
    return json.dumps(summary, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def _distribution(rows: Sequence[Row]) -> list[int]:
    """How many reached 0 to 10 % of the points, 10 to 20 %, ...; full marks are in the last."""
    bins = [0] * _BINS
    for row in rows:
        share = row.score / row.max_score if row.max_score > 0 else 0.0
        bins[min(int(share * _BINS + 1e-9), _BINS - 1)] += 1
    return bins


def _tests(rows: Sequence[Row]) -> list[dict[str, Any]]:
    ids = dict.fromkeys(test for row in rows for test in row.points)
    found = []
    for test in ids:
        own = [row for row in rows if test in row.points]
        full = max(row.full[test] for row in own)
        passed = sum(row.points[test] >= row.full[test] for row in own)
        mean = statistics.fmean(row.points[test] for row in own)
        found.append(
            {
                "id": test,
                "title": own[0].titles[test],
                "max_points": full,
                "mean": round(mean, 3),
                "full": passed,
                "of": len(own),
            }
        )
    return found


def _mistakes(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The most frequent first."""
    titles = {name: title for row in rows for name, title in zip(row.mistakes, row.mistake_titles, strict=True)}
    by_mistake = {name: [row.id for row in rows if name in row.mistakes] for name in titles}
    ordered = sorted(by_mistake, key=lambda name: (-len(by_mistake[name]), name))
    return [{"id": name, "title": titles[name], "submissions": by_mistake[name]} for name in ordered]
