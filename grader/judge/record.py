"""What the plugin hands to grading: one record a test, in the order of the files."""

from __future__ import annotations

from grader.judge.signals import CallEnded, Disagreement, PartialCredit
from grader.model.frozen import frozen


@frozen
class TestRecord:
    """One test item after its run."""

    __test__ = False  # not a pytest class

    id: str
    """For example ``test_backward[relu]``."""
    base: str
    """The function's name, which ``needs`` marks refer to."""
    title: str
    points: float
    hidden: bool
    needs: tuple[str, ...]
    ended: Disagreement | CallEnded | PartialCredit | AssertionError | None
    """None when it passed."""
    output: str
    """What the student's code printed meanwhile."""
    warnings: tuple[str, ...] = ()
