"""Which tests of a report belong together."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from grader.model.report import NamedMistake, Report, TestResult, TestStatus
from grader.render.words import PENDING


def untouched(report: Report) -> bool:
    """Nothing has been written yet: the stub as it was handed out."""
    return bool(report.tests) and all(test.status is TestStatus.NOT_ATTEMPTED for test in report.tests)


def failures(report: Report) -> list[TestResult]:
    """Tests that went wrong, in the report's order; partly passed ones too."""
    return [test for test in report.tests if test.status is not TestStatus.PASSED and test.status not in PENDING]


def unnamed(report: Report) -> list[TestResult]:
    """Failures that no named mistake explains."""
    known = {test_id for mistake in report.mistakes for test_id in mistake.tests}
    ids = {mistake.id for mistake in report.mistakes}
    return [test for test in failures(report) if test.id not in known and not ids.intersection(test.mistakes)]


def blamed(report: Report, mistake: NamedMistake) -> list[TestResult]:
    """The tests that a mistake cost points."""
    return [test for test in failures(report) if test.id in mistake.tests or mistake.id in test.mistakes]


def causes(report: Report) -> list[list[NamedMistake]]:
    """The named mistakes; those that no input can tell apart are one cause, told once."""
    groups: list[list[NamedMistake]] = []
    for mistake in report.mistakes:
        same = [group for group in groups if group[0].id in mistake.equivalent]
        if same:
            same[0].append(mistake)
        else:
            groups.append([mistake])
    return groups


def alike(tests: Sequence[TestResult]) -> list[list[TestResult]]:
    """Failures that begin with the same sentence, or raised at the same place: one bug, most likely, so one panel."""
    groups: dict[Hashable, list[TestResult]] = {}
    for test in tests:
        by_place = test.status is TestStatus.RAISED and test.location is not None
        key = test.location if by_place else (test.status, test.message.split(". ")[0].rstrip("."))
        groups.setdefault(key, []).append(test)
    return list(groups.values())


def most_telling(tests: Sequence[TestResult]) -> TestResult:
    """A visible test with a place in the file, if there is one: it may show numbers."""
    return min(tests, key=lambda test: (test.hidden, test.location is None))
