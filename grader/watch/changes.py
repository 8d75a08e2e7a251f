"""What a check says that the one before did not."""

from __future__ import annotations

from collections.abc import Mapping

from grader.model.frozen import frozen
from grader.model.report import Report, TestResult, TestStatus


@frozen
class Changes:
    """Between two reports on one exercise."""

    tests: tuple[TestResult, ...]
    """As they are now, those whose status or points are others than before. Repaired ones come first."""
    points: float
    """More than before, or fewer."""
    warnings: tuple[str, ...]
    """New ones."""


def changes(before: Report, now: Report) -> Changes:
    """What is new in ``now``."""
    old: Mapping[str, TestResult] = {test.id: test for test in before.tests}
    changed = [test for test in now.tests if test.id not in old or _outcome(old[test.id]) != _outcome(test)]
    return Changes(
        tuple(sorted(changed, key=lambda test: test.status is not TestStatus.PASSED)),
        round(now.score - before.score, 6),
        tuple(text for text in now.warnings if text not in before.warnings),
    )


def loads(report: Report) -> bool:
    """Whether the file could be tested at all; a half-typed one cannot."""
    return not (report.tests and all(test.status is TestStatus.NOT_LOADABLE for test in report.tests))


def _outcome(test: TestResult) -> tuple[TestStatus, float]:
    return test.status, test.points
