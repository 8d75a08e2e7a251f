"""What the grader made of a drawn program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from grader.model.report import Report, ReportStatus, TestStatus
from tests.soak.case import Case

OUTSIDE = "other"
"""The truth of a mistake that is not in the catalogue: it must lose marks and get no name."""


class Verdict(Enum):
    """From best to worst within each kind of program."""

    FINE = "a correct program with full marks"
    FAILED = "a correct program that lost marks"
    BLIND = "a wrong program with full marks"
    RIGHT = "the right name"
    CLASS = "a name of the right class"
    ONE = "one of two mistakes named"
    UNNAMED = "no name"
    LUCKY = "no name, and there is none"
    WRONG = "a wrong name"
    ERROR = "the grader's own fault"


BAD = {Verdict.FAILED, Verdict.BLIND, Verdict.UNNAMED, Verdict.WRONG, Verdict.ERROR}


@dataclass(frozen=True)
class Outcome:
    """One graded program."""

    case: Case
    verdict: Verdict
    named: tuple[str, ...]
    lost: tuple[str, ...]
    """Tests that lost points, and what they said."""


def judge(case: Case, report: Report, equal: Mapping[str, set[str]]) -> Outcome:
    """Hold a report against the truth. ``equal``: ids that no input can tell from an id."""
    named = tuple(mistake.id for mistake in report.mistakes)
    lost = tuple(
        f"{test.id} {test.status.value}: {test.message}"
        for test in report.tests
        if test.status is not TestStatus.PASSED or test.points < test.max_points
    )
    return Outcome(case, _verdict(case, report, set(named), equal), named, lost)


def _verdict(case: Case, report: Report, named: set[str], equal: Mapping[str, set[str]]) -> Verdict:
    passed = report.status is ReportStatus.PASSED
    if report.status is ReportStatus.GRADER_ERROR:
        return Verdict.ERROR
    if not case.truth:
        return Verdict.FINE if passed and not named else Verdict.FAILED
    if passed:
        return Verdict.BLIND
    known = [name for name in case.truth if name != OUTSIDE]
    classes = [{name, *equal.get(name, ())} for name in known]
    if named - set().union(*classes):
        return Verdict.WRONG
    if not known:
        return Verdict.LUCKY
    if not named:
        return Verdict.UNNAMED
    if named == set(known):
        return Verdict.RIGHT
    return Verdict.CLASS if all(named & ids for ids in classes) else Verdict.ONE
