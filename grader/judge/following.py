"""Following one run from beside it: verdicts as they fall, and a way to end it from another thread."""

from __future__ import annotations

from collections.abc import Callable

from grader.judge.record import TestRecord
from grader.judge.student import Student
from grader.judge.verdicts import judge
from grader.model.frozen import frozen
from grader.model.report import TestStatus


class Superseded(Exception):
    """The run was stopped, so there is no report."""


@frozen
class Began:
    """The tests are about to run."""

    quick: int
    """So many come first; the others take long."""
    total: int


@frozen
class Seen:
    """What became of one test. The report may still say more, for example why."""

    test: str
    """Its id."""
    title: str
    status: TestStatus
    hidden: bool


class Following:
    """Tells ``tell`` of the beginning and of each verdict, in the judge's thread. For one run."""

    def __init__(self, main: str, tell: Callable[[Began | Seen], None]) -> None:
        """``main``: the exercise's file."""
        self._main, self._tell = main, tell
        self._student: Student | None = None
        self._fallen: set[str] = set()
        self.stopped = False

    def stop(self) -> None:
        """End the run soon, from any thread: ``grade`` then raises Superseded."""
        self.stopped = True
        student = self._student
        if student is not None:
            student.abandon()

    def follow(self, student: Student) -> None:
        """Called by grading: this is whom it asks."""
        self._student = student
        if self.stopped:
            student.abandon()

    def check(self) -> None:
        """Called by grading before anything that takes time.

        Raises:
            Superseded: the run was stopped.
        """
        if self.stopped:
            raise Superseded

    def run_begins(self, quick: int, total: int) -> None:
        """Called by the judge before the first test."""
        self._tell(Began(quick, total))

    def test_ended(self, record: TestRecord) -> None:
        """Called by the judge after each test."""
        if self.stopped:
            return
        status = judge(record, open_values=False, main=self._main).status
        if status in (TestStatus.PASSED, TestStatus.NOT_ATTEMPTED, TestStatus.NOT_LOADABLE):
            pass  # never the fault of another test, or no fault at all
        elif self._fallen & set(record.needs):
            status = TestStatus.SKIPPED
        if status not in (TestStatus.PASSED, TestStatus.NOT_ATTEMPTED):
            self._fallen |= {record.id, record.base}
        self._tell(Seen(record.id, record.title, status, record.hidden))
