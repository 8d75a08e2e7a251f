"""What a batch remembers of a finished report: little, so that a class of thousands fits into memory."""

from __future__ import annotations

from collections.abc import Mapping

from grader.batch.layout import Entry
from grader.model.frozen import frozen
from grader.model.report import Report

_UNUSUAL = ("timeout", "memory", "crashed", "output_limit")
_LONGEST = 300


@frozen
class Row:
    """One student in the tables."""

    id: str
    name: str
    email: str
    status: str
    score: float
    max_score: float
    points: Mapping[str, float]
    """By test id."""
    full: Mapping[str, float]
    """Each test's points at most."""
    titles: Mapping[str, str]
    """Each test's title."""
    mistakes: tuple[str, ...]
    mistake_titles: tuple[str, ...]
    seconds: float
    unusual: tuple[str, ...]
    """What else happened in it: ``timeout``, ``crashed`` ..."""
    warnings: tuple[str, ...]


def row_of(report: Report, entry: Entry) -> Row:
    """The row of a report; name and email come from the platform or the class list."""
    return Row(
        id=report.submission.id,
        name=entry.name,
        email=entry.email,
        status=report.status.value,
        score=report.score,
        max_score=report.max_score,
        points={test.id: test.points for test in report.tests},
        full={test.id: test.max_points for test in report.tests},
        titles={test.id: test.title for test in report.tests},
        mistakes=tuple(mistake.id for mistake in report.mistakes),
        mistake_titles=tuple(mistake.title for mistake in report.mistakes),
        seconds=report.seconds,
        unusual=tuple(dict.fromkeys(test.status.value for test in report.tests if test.status.value in _UNUSUAL)),
        warnings=tuple(warning[:_LONGEST] for warning in report.warnings[:5]),
    )
