"""The loop of ``nngrade watch``: one event after the other, all handled in the main thread."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from queue import Empty, SimpleQueue
from types import FrameType

from grader.catalog import Course
from grader.errors import SubmissionError, UsageError
from grader.intake import read_submission
from grader.language import _
from grader.model.exercise import Exercise
from grader.model.report import Report, ReportStatus
from grader.progress import Best
from grader.watch import page
from grader.watch.bar import WAITING, Bar
from grader.watch.changes import loads
from grader.watch.checker import Checker
from grader.watch.course import Find, Place, following
from grader.watch.events import Crashed, Event, Finished, Pressed, Progress, Redraw, Settled, Touched
from grader.watch.files import Files
from grader.watch.keys import Keys, can_read_keys
from grader.watch.pressed import answer
from grader.watch.screen import Screen

_SETTLE = 0.2
"""Seconds an empty or missing file is given: some editors delete or empty it before they write."""
_FRAME = 0.02
"""Seconds between two pictures of the bar: drawing takes time from the judge."""


class Watch:
    """One session. ``run`` lasts until the student quits or all is done."""

    def __init__(
        self,
        course: Course,
        screen: Screen,
        find: Find,
        best: Callable[[], dict[str, Best]],
        *,
        seed: int | None = None,
    ) -> None:
        self.course, self.screen = course, screen
        self.has_keys = can_read_keys()
        self.best = best
        self.last: Report | None = None
        """The last result that stands; half-typed versions leave it alone."""
        self._find = find
        self._queue: SimpleQueue[Event] = SimpleQueue()
        self._checker = Checker(course, self._queue.put, seed)
        self.keys = Keys(lambda key: self._queue.put(Pressed(key)))
        self._files = ExitStack()
        self._sha = ""
        self._check = 0
        self._bar: Bar | None = None
        self._unsettled = self._undrawn = False
        self._drawn = 0.0
        self._told = ""
        self._passed: dict[str, Best] = {}
        self._over = False

    def run(self, exercise: Exercise) -> None:
        """Watch this exercise, then the ones after it.

        Raises:
            UsageError: it has no file here.
            KeyboardInterrupt: Ctrl-C.
        """
        try:
            self._begin(exercise, self._find(exercise))
            with self.keys if self.has_keys else nullcontext(), _terminal_signals(self._terminal_changed):
                while not self._over:
                    self._handle(self._next())
        finally:
            self.screen.close()
            self._files.close()

    def close(self) -> None:
        """End the check that is under way, and all workers."""
        self._checker.close()

    def quit(self) -> None:
        """Leave after this event."""
        self._over = True

    def again(self) -> None:
        """Check once more, changed or not."""
        self._sha = ""
        self._look()

    def _begin(self, exercise: Exercise, place: Place) -> None:
        self._files.close()
        self.exercise, self.place = exercise, place
        self.last, self._sha, self._told, self._bar = None, "", "", None
        shown = place.files(exercise)[0] if not exercise.files else place.path
        self.screen.say(page.opening(exercise, shown.name, self.screen.options))
        deep = place.is_folder(exercise)
        folder = place.path if deep else place.path.parent
        files = Files(folder, place.files(exercise), lambda: self._queue.put(Touched()), deep=deep)
        self._files.enter_context(files)
        self._look()

    def _next(self) -> Event:
        patience = _FRAME if self._undrawn else _SETTLE if self._unsettled else None
        try:
            return self._queue.get(timeout=patience)
        except Empty:
            return Settled()

    def _handle(self, event: Event) -> None:
        if isinstance(event, Touched):
            self._look()
        elif isinstance(event, Settled) and self._undrawn:
            self._draw_bar()
        elif isinstance(event, Settled):
            self._look(settled=True)
        elif isinstance(event, Pressed):
            answer(self, event.key)
        elif isinstance(event, Progress):
            self._progress(event)
        elif isinstance(event, Finished):
            self._finished(event)
        elif isinstance(event, Crashed):
            raise event.error
        else:
            self.screen.redraw()
        if self._bar is None and not self._over:
            self.screen.now(_(WAITING))

    def _look(self, *, settled: bool = False) -> None:
        """Read the file and begin a check if it is a new version. What may be half a save is looked at once more."""
        self._unsettled = False
        if not self.place.is_there(self.exercise):
            self._wait_or_tell(page.gone(self.exercise.file, self.screen.options), settled)
            return
        if not settled and all(_is_empty(path) for path in self.place.files(self.exercise)):
            self._unsettled = True
            return
        try:
            submission = read_submission(self.place.path, main=self.exercise.file, parts=self.exercise.files)
        except (SubmissionError, UsageError) as error:
            self._wait_or_tell(page.unreadable(str(error), self.screen.options), settled)
            return
        if submission.sha256 != self._sha or self._told:
            self._sha, self._told = submission.sha256, ""
            self._check = self._checker.check(self.exercise, submission)
            self._bar = Bar(self.screen.options)
            self._draw_bar()

    def _wait_or_tell(self, text: str, settled: bool) -> None:
        if not settled:
            self._unsettled = True
        elif text != self._told:
            self._told = text
            self.screen.say("\n" + text)

    def _progress(self, event: Progress) -> None:
        if event.check != self._check or self._bar is None:
            return
        self._bar.add(event.news)
        if self._bar.is_telling or time.monotonic() - self._drawn >= _FRAME:
            self._draw_bar()
        else:
            self._undrawn = True

    def _draw_bar(self) -> None:
        self._undrawn, self._drawn = False, time.monotonic()
        if self._bar is not None:
            self.screen.now(str(self._bar))

    def _finished(self, event: Finished) -> None:
        if event.check != self._check:
            return
        self._bar, self._undrawn = None, False
        report, options = event.report, self.screen.options
        gap = "\n" if self.last is not None else ""
        if not loads(report):
            self.screen.say("\n" + page.half_typed(report, self.last, options))
            return
        self.place.remember(report)  # first: whoever has read the result may leave
        self.screen.say(gap + page.result(report, self.last, options, keys=self.has_keys))
        if report.status is ReportStatus.GRADER_ERROR:
            self._sha = ""  # the same version may be checked again
            return
        self.last = report
        if report.status is ReportStatus.PASSED:
            self._passed[self.exercise.id] = Best(report.score, report.max_score)
            self._move_on()

    def _move_on(self) -> None:
        done = {**self.best(), **self._passed}  # a folder that cannot be written has no record
        exercise = following(self.course, self.exercise, done, self._find)
        if exercise is None:
            self.screen.say(page.all_done(self.screen.options))
            self._over = True
            return
        self.screen.say(page.moving_on(exercise, self.screen.options))
        self._begin(exercise, self._find(exercise))

    def _terminal_changed(self, number: int, frame: FrameType | None) -> None:
        if self.has_keys and number != getattr(signal, "SIGWINCH", None):
            self.keys.take_terminal()  # the shell had it while we were stopped
        self._queue.put(Redraw())


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return True


@contextmanager
def _terminal_signals(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """A new size, and coming back after Ctrl-Z. Where there are no such signals, nothing."""
    names = [name for name in ("SIGWINCH", "SIGCONT") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        names = []
    before = {name: signal.signal(getattr(signal, name), handler) for name in names}
    try:
        yield
    finally:
        for name, old in before.items():
            signal.signal(getattr(signal, name), old)
