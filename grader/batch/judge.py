"""What runs in each grading process: one warm sandbox, tests collected once and one set of the
solution's answers, for all its submissions.

Local processes and those of a cluster run the same function.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from grader import __version__
from grader.catalog import load_course
from grader.errors import CourseError
from grader.grading import grade, start_sandbox, start_shared
from grader.model.exercise import Limits
from grader.model.frozen import frozen
from grader.model.report import Report, ReportStatus
from grader.model.submission import Submission
from grader.sandbox import Seat


@frozen
class Order:
    """What a grading process has to know besides the submission."""

    course: Path | None
    """None for the bundled one."""
    version: str
    """Of the course; another one would give other grades."""
    nngrade: str
    exercise: str
    limits: Limits
    seed: int
    staff: bool = False


class _Judge:
    """Of this process, for one order."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._course = load_course(order.course)
        if (__version__, self._course.version) != (order.nngrade, order.version):
            raise CourseError(
                f"A machine of the cluster has nngrade {__version__} with the course {self._course.version}; "
                f"wanted are {order.nngrade} and {order.version}. Install the same on all."
            )
        self._exercise = replace(self._course.find(order.exercise), limits=order.limits)
        seat = _seats.pop() if _seats else None
        self._box = seat.take() if seat else start_sandbox(self._exercise, self._course)
        has_code = self._exercise.framework != "none"
        self._shared = start_shared(self._exercise, self._box, order.seed) if has_code else None

    def grade(self, submission: Submission) -> Report:
        return grade(
            self._exercise,
            submission,
            course=self._course,
            seed=self.order.seed,
            staff=self.order.staff,
            sandbox=self._box,
            shared=self._shared,
        )

    def close(self) -> None:
        if self._shared:
            self._shared.close()
        self._box.close()


_alone = threading.Lock()  # pytest runs in this process, one session at a time
_judge: _Judge | None = None
_seats: list[Seat] = []


def sit(seat: Seat | None) -> None:
    """Take workers from there, not from a sandbox of this process alone."""
    if seat:
        _seats.append(seat)


def judge(order: Order, submission: Submission) -> Report:
    """The report on one submission.

    Raises:
        CourseError: this machine has another version of the course.
        SandboxError: no jail can be built here.
    """
    global _judge
    with _alone:
        if _judge is None or _judge.order != order:
            _dismiss()
            _judge = _Judge(order)
        report = _judge.grade(submission)
        if report.status is ReportStatus.GRADER_ERROR:
            _dismiss()  # a broken sandbox must not spoil the next submission
        return report


def _dismiss() -> None:
    global _judge
    if _judge is not None:
        _judge.close()
        _judge = None
