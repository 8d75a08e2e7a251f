"""``summary.json``."""

from __future__ import annotations

import json
from dataclasses import replace

from grader.batch.record import Plan
from grader.batch.roster import Person
from grader.batch.summary import summarize, summary_json

PLAN = Plan("exercise3", "c0ffee", 7)


def test_a_class_in_numbers(row) -> None:
    rows = [
        row("ada"),
        row("alan", 3.0),
        row("grace", 0.0, status="timeout", seconds=5.0),
        row("kurt", 0.0, status="crashed", mistakes=()),
        replace(row("lost", tests=(), mistakes=(), score=0.0), status="grader_error"),
    ]
    found = summarize(PLAN, rows, [Person("s9", "", "")])
    assert (found["submissions"], found["passed"], found["failed"]) == (5, 1, 3)
    assert (found["grader_errors"], found["missing"]) == (1, 1)
    assert (found["mean"], found["median"]) == (6.25, 5.5)
    assert found["distribution"] == [0, 0, 0, 0, 2, 0, 0, 1, 0, 1]
    assert found["tests"][0] == {
        "id": "test_a",
        "title": "Gradients match",
        "max_points": 6.0,
        "mean": 2.25,
        "full": 1,
        "of": 4,
    }
    assert found["mistakes"] == [
        {"id": "bp-no-mean", "title": "The gradients are summed", "submissions": ["alan", "grace"]}
    ]
    assert found["unusual"] == [{"id": "grace", "what": ["timeout"]}, {"id": "kurt", "what": ["crashed"]}]
    assert found["without_score"] == ["lost"]
    assert found["slowest"][0] == {"id": "grace", "seconds": 5.0}
    assert json.loads(summary_json(found)) == found


def test_nobody_has_a_score(row) -> None:
    found = summarize(PLAN, [], [])
    assert (found["mean"], found["median"], found["distribution"]) == (None, None, [0] * 10)
