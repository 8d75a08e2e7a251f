"""THE flow of a batch: every entry gets a report, on all cores or on a cluster; one broken one never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool

from grader.batch.judge import Order, judge
from grader.batch.layout import Entry
from grader.batch.record import Results
from grader.batch.staging import read_entry
from grader.errors import SubmissionError, UsageError
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.report import Isolation, Report, ReportStatus, SubmissionInfo

_ATTEMPTS = 2
"""A process that ends while it grades may have met somebody else's accident: each submission gets a second one."""


@frozen
class Place:
    """Where submissions are graded."""

    executor: Callable[[], Executor]
    """Makes one, and another one after the first broke."""
    jobs: Callable[[], int]
    """How many run at once; a cluster may grow."""
    abandon: Callable[[Executor], None]
    """Stop at once."""
    lost: tuple[type[Exception], ...] = ()
    """What a submission's result raises when the place gave it up, the others being unharmed."""


class Batch:
    """Grades entries and keeps their reports."""

    def __init__(self, exercise: Exercise, order: Order, results: Results, place: Place) -> None:
        self._exercise, self._order, self._results, self._place = exercise, order, results, place
        self._attempts: dict[str, int] = {}
        self._again: list[Entry] = []
        self._running: dict[Future[Report], Entry] = {}

    def run(self, entries: Iterable[Entry]) -> Iterator[Report]:
        """Each report when it is finished and on disk, in the order in which they finish.

        Only as many submissions are read as are soon needed, so memory does not grow with the class.

        Raises:
            OutputError: a report cannot be written.
            CourseError: a machine of the cluster has another version.
        """
        waiting = iter(entries)
        over = False
        while not over:
            with self._place.executor() as executor:
                try:
                    yield from self._with(executor, waiting)
                    over = True
                except BrokenProcessPool:
                    self._again += self._running.values()
                    self._running.clear()
                except BaseException:
                    self._place.abandon(executor)
                    raise

    def _with(self, executor: Executor, waiting: Iterator[Entry]) -> Iterator[Report]:
        while True:
            while len(self._running) < self._room():
                entry = self._again.pop() if self._again else next(waiting, None)
                if entry is None:
                    break
                refused = self._send(executor, entry)
                if refused is not None:
                    yield self._kept(refused)
            if not self._running:
                return
            done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for future in done:
                entry = self._running.pop(future)
                try:
                    report = future.result()
                except BrokenProcessPool:
                    self._again.append(entry)
                    raise
                except self._place.lost:
                    self._again.append(entry)
                else:
                    yield self._kept(report)

    def _room(self) -> int:
        """After an accident one at a time, so that the one that causes it is known."""
        second = any(self._attempts.get(entry.id, 0) > 1 for entry in self._running.values())
        return 1 if self._again or second else 2 * self._place.jobs()

    def _send(self, executor: Executor, entry: Entry) -> Report | None:
        """Nothing when it is on its way; else the report that says why it cannot be graded."""
        if self._attempts.get(entry.id, 0) >= _ATTEMPTS:
            return self._without(
                entry, ReportStatus.GRADER_ERROR, "The grading process ended twice on this submission."
            )
        try:
            submission = read_entry(entry, self._exercise.file, self._exercise.files)
        except (SubmissionError, UsageError) as error:
            return self._without(entry, ReportStatus.FAILED, str(error))
        except OSError as error:
            return self._without(entry, ReportStatus.GRADER_ERROR, f"It cannot be read: {error.strerror or error}.")
        self._attempts[entry.id] = self._attempts.get(entry.id, 0) + 1
        try:
            self._running[executor.submit(judge, self._order, submission)] = entry
        except BrokenProcessPool:  # before this one was even handed over; where processes cannot begin, it always is
            self._again.append(entry)
            raise
        return None

    def _kept(self, report: Report) -> Report:
        self._attempts.pop(report.submission.id, None)
        self._results.keep(report)
        return report

    def _without(self, entry: Entry, status: ReportStatus, reason: str) -> Report:
        from grader import __version__
        from grader.model.harmless import harmless

        return harmless(
            Report(
                nngrade=__version__,
                exercise=self._exercise.id,
                title=self._exercise.title,
                submission=SubmissionInfo(entry.id, (), ""),
                status=status,
                score=0.0,
                max_score=self._exercise.points,
                seed=self._order.seed,
                seconds=0.0,
                tests=(),
                isolation=Isolation("none", ("nothing was run",)),
                warnings=(reason,),
            )
        )
