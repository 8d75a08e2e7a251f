"""Checks in a thread of its own, with everything kept warm. A newer version ends the check of the older one."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING

from grader.catalog import Course
from grader.errors import SandboxError
from grader.grading import grade, start_sandbox, start_shared
from grader.judge.following import Following, Superseded
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.report import ReportStatus
from grader.model.submission import Submission
from grader.watch.events import Crashed, Event, Finished, Progress

if TYPE_CHECKING:
    from grader.judge.shared import Shared
    from grader.sandbox import Sandbox


@frozen
class Order:
    """One check."""

    number: int
    exercise: Exercise
    submission: Submission


class Checker:
    """Every check has a number, which its events carry. The caller closes it.

    All checks of a session have one seed: the solution's and the wrong programs' answers are computed once.
    """

    def __init__(self, course: Course, tell: Callable[[Event], None], seed: int | None = None) -> None:
        self._course, self._tell = course, tell
        self._seed = int.from_bytes(os.urandom(4), "little") >> 1 if seed is None else seed
        self._orders: SimpleQueue[Order | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._latest = 0
        self._following: Following | None = None
        self._box: Sandbox | None = None
        self._framework = ""
        self._shared: tuple[str, Shared] | None = None
        self._thread = threading.Thread(target=self._work, name="checks", daemon=True)
        self._thread.start()

    def check(self, exercise: Exercise, submission: Submission) -> int:
        """Begin a check and return its number; one that is under way is ended, and never heard of again."""
        with self._lock:
            self._latest += 1
            number = self._latest
            if self._following is not None:
                self._following.stop()
        self._orders.put(Order(number, exercise, submission))
        return number

    def close(self) -> None:
        """End everything and wait until it is gone."""
        with self._lock:
            self._latest += 1
            if self._following is not None:
                self._following.stop()
        self._orders.put(None)
        box = self._box
        if box is not None:
            box.dismiss()  # who quits does not wait until a cause is found
        self._thread.join()
        self._let_go(sandbox=True)

    def _work(self) -> None:
        try:
            while (order := self._orders.get()) is not None:
                self._serve(order)
        except BaseException as error:
            self._tell(Crashed(error))

    def _serve(self, order: Order) -> None:
        following = Following(order.exercise.file, lambda news: self._tell(Progress(order.number, news)))
        with self._lock:
            if order.number != self._latest:
                return
            self._following = following
        try:
            box, shared = self._warm(order.exercise)
            report = grade(
                order.exercise, order.submission, course=self._course, seed=self._seed, sandbox=box, shared=shared,
                following=following,
            )  # fmt: skip
        except Superseded:
            return
        finally:
            with self._lock:
                self._following = None
        if not following.stopped:
            self._tell(Finished(order.number, report))
        if report.status is ReportStatus.GRADER_ERROR:
            self._let_go(sandbox=True)  # whatever it was, the next check begins anew
            return
        try:
            box.keep_spare(order.exercise.limits)
        except SandboxError:
            self._let_go(sandbox=True)

    def _warm(self, exercise: Exercise) -> tuple[Sandbox, Shared]:
        if self._shared is not None and self._shared[0] != exercise.id:
            self._let_go(sandbox=self._framework != exercise.framework)
        if self._box is None:
            self._box, self._framework = start_sandbox(exercise, self._course), exercise.framework
        if self._shared is None:
            self._shared = exercise.id, start_shared(exercise, self._box, self._seed, long_last=True)
        return self._box, self._shared[1]

    def _let_go(self, *, sandbox: bool) -> None:
        if self._shared is not None:
            self._shared[1].close()
            self._shared = None
        if sandbox and self._box is not None:
            self._box.close()
            self._box = None
