"""One playground: carries out orders one after the other, and trains in between. All in a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from queue import Empty, SimpleQueue

from grader.catalog.playground import Playground
from grader.errors import CourseError, GraderError, UsageError
from grader.model.submission import Submission
from grader.play import words
from grader.play.board import Board
from grader.play.orders import SPEEDS, Order
from grader.play.run import Run
from grader.play.state import State
from grader.play.trainer import Slice
from grader.play.trouble import Trouble
from grader.play.workshop import Workshop

_FRAME = 0.06
"""Seconds between two pictures."""
_SLICE = 0.2
"""Seconds of training between two pictures, at most; a single epoch may take longer."""
_PATIENCE = 2.0
"""Seconds an order waits for the student's code before that is ended."""
_UNREAD = 30.0
"""Seconds without a reader after which nothing is computed any more."""
_MOST_EPOCHS = 200_000
_URGENT = ("stop", "reset", "another", "reload", "experiment")
_CLOSE = Order("close")


class Session:
    """The caller starts and closes it. ``board`` has what the page shows."""

    def __init__(self, playground: Playground, workshop: Workshop, read: Callable[[], Submission]) -> None:
        """``read`` gives the student's file as it is now, or raises UsageError."""
        self.board = Board()
        self.over = threading.Event()
        """Set when there is nothing more to come."""
        self.fault: BaseException | None = None
        """Why, unless it was closed."""
        self._playground, self._workshop, self._read = playground, workshop, read
        self._orders: SimpleQueue[Order] = SimpleQueue()
        self._state = State(playground.setup, Run(playground.setup.seed))
        self._sha: str | None = None
        self._due = 0.0
        self._resume = False
        """Training was ended by something wrong in the file; a better version trains at once."""
        self._thread = threading.Thread(target=self._work, name="play", daemon=True)

    def start(self) -> None:
        """Read the file and show what it does untrained."""
        self._orders.put(Order("reload"))
        self._thread.start()

    def submit(self, order: Order) -> None:
        """From any thread. Code that does not come back is ended when the order cannot wait."""
        self._orders.put(order)
        if order.do in _URGENT:
            self._workshop.free_within(_PATIENCE)

    def saved(self) -> None:
        """The student's file may have changed; from any thread."""
        self.submit(Order("reload", "saved"))

    def fail(self, error: BaseException) -> None:
        """From any thread: something of ours went wrong, and whoever waits for the end is to hear of it."""
        self.fault = self.fault or error
        self.over.set()

    def close(self) -> None:
        """End everything and wait until it is gone."""
        self._orders.put(_CLOSE)
        self._workshop.dismiss()
        if self._thread.ident is not None:
            self._thread.join()
        self._workshop.close()

    def _work(self) -> None:
        try:
            while (order := self._next()) is not _CLOSE:
                try:
                    self._train() if order is None else self._obey(order)
                except (GraderError, CourseError) as error:
                    self._workshop.close()
                    self._stop(words.own_fault(str(error)))
                self.board.post(self._state.shown(self._playground, self._workshop.tier))
        except BaseException as error:
            self.fail(error)

    def _next(self) -> Order | None:
        """The next order; None when it is time to train."""
        try:
            return self._orders.get(timeout=max(self._due - time.monotonic(), 0.0) if self._state.running else None)
        except Empty:
            return None

    def _obey(self, order: Order) -> None:
        state = self._state
        state.said = ""
        if order.do == "reload":
            self._reload(asked=order.value is None)
            return
        self._resume = False
        if order.do == "stop":
            state.running = False
        elif order.do == "speed":
            state.speed = str(order.value)
        elif order.do == "rate":
            state.setup = replace(state.setup, rate=float(order.value))
        elif order.do == "start":
            state.free()
            state.running = self._ready()
        elif order.do == "step":
            state.running = False
            if self._ready():
                self._advance(1)
        else:
            self._begin_as(order)

    def _begin_as(self, order: Order) -> None:
        """All orders with a new network."""
        state = self._state
        if order.do == "experiment":
            found = self._playground.experiments[order.value]
            state.experiment, state.until, state.starts = order.value, found.epochs, found.starts - 1
            state.earlier.clear()
            state.setup, state.running = found.setup, True
        elif order.do == "another":
            state.remember()
            state.setup, state.running = replace(state.setup, seed=state.setup.seed + 1), True
        elif order.do == "reset":
            state.free(whole=True)
            state.setup, state.running = replace(state.setup, seed=1), False
        else:
            state.free(whole=True)
            state.setup = replace(state.setup, **{order.do: order.value})
        state.running = self._begin() and state.running

    def _ready(self) -> bool:
        """A network is there, or is made."""
        return self._workshop.ready or self._begin()

    def _begin(self) -> bool:
        """A new network; says whether there is one."""
        self._state.run, self._state.levels = Run(self._state.setup.seed), ""
        return self._take(self._workshop.begin(self._state.setup))

    def _advance(self, epochs: int) -> bool:
        return self._take(self._workshop.advance(epochs, self._state.setup.rate))

    def _take(self, result: Slice | Trouble) -> bool:
        state = self._state
        state.trouble = result if isinstance(result, Trouble) else None
        if isinstance(result, Trouble):
            self._resume = self._resume or state.running
            state.running = False
            return False
        state.take(result)
        if state.run.broken_since:
            self._stop(words.broken(state.run))
        return True

    def _train(self) -> None:
        state = self._state
        self._due = time.monotonic() + _FRAME
        if self.board.unread() > _UNREAD:
            self._stop(words.UNREAD)
            return
        wanted = max(round(self._playground.pace * SPEEDS[state.speed]), 1)
        affordable = max(int(_SLICE / state.cost), 1) if state.cost else 1
        last = _MOST_EPOCHS if state.until is None else state.until
        epochs = min(wanted, affordable, last - state.run.epoch)
        if epochs > 0 and not self._advance(epochs):
            return
        if state.running and state.run.epoch >= last:
            self._arrived()

    def _arrived(self) -> None:
        state = self._state
        if state.until is None:
            self._stop(words.enough(state.run))
        elif state.starts:
            state.starts -= 1
            self._begin_as(Order("another"))
        else:
            self._stop(words.arrived(state.run))

    def _stop(self, said: str) -> None:
        self._state.running, self._state.said = False, said

    def _reload(self, *, asked: bool) -> None:
        try:
            submission = self._read()
        except UsageError as error:
            self._workshop.close_trainer()
            self._resume = self._resume or self._state.running
            self._sha, self._state.running = "", False
            self._state.trouble = Trouble(str(error), next=words.SAVE)
            return
        if submission.sha256 == self._sha and not asked:
            return
        same, first = submission.sha256 == self._sha, self._sha is None
        self._sha = submission.sha256
        self._workshop.load(submission)
        if self._begin():
            self._state.running, self._resume = self._state.running or self._resume, False
        self._state.said = "" if first or self._state.trouble else words.read_again(same)
