"""Who answers for the submission: its worker, which is started again when it falls."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from difflib import get_close_matches

from grader.errors import SandboxError
from grader.judge.apart import Apart, Run
from grader.language import _
from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, Missing, NotLoaded, Outcome, Raised, Returned
from grader.sandbox import Worker

_NO_SUCH_NAME = re.compile(r"module 'submission' has no attribute '(\w+)'.*", re.DOTALL)

_ABANDONED = Died("not_run", "A newer version is there.")


class Student:
    """Answers with the submission's functions. A worker that dies costs its own call, not the others."""

    def __init__(
        self,
        fork: Callable[[], Worker] | None,
        limits: Limits,
        missing: NotLoaded | None = None,
        apart: Apart | None = None,
    ) -> None:
        """``fork`` starts a fresh worker with the submission; None when there is nothing to load (``missing``).

        ``apart`` has the calls that are made in a process of their own.
        """
        self._apart = apart
        self._run: Run | None = None
        self._trying = False
        """Whether the worker was asked what ``_run`` is for, because nothing of the program seems to be written."""
        self._unwritten: bool | None = None
        """Whether every function that was called so far is not written yet; None before the first call."""
        self._fork = fork
        self._limits = limits
        self._not_loaded = missing
        self._worker: Worker | None = None
        self._restarts = -1  # the first start is none
        self._hung: set[str] = set()
        self._pending: Outcome | None = None
        self._deadline = math.inf
        self._names: tuple[str, ...] = ()
        self._abandoned = False

    def start(self) -> None:
        """Fork the first worker, so that it loads while the judge prepares."""
        if self._fork and self._worker is None:
            self._worker = self._fork()
            self._restarts += 1
            if self._abandoned:  # meanwhile, by the other thread
                self._worker.abandon()
            # From here: a machine that takes a minute to import torch takes it from nobody's budget.
            self._deadline = min(self._deadline, time.monotonic() + self._limits.total_seconds)

    def send(self, call: Call) -> None:
        """Ask without waiting, when there is somebody to ask."""
        self._pending = self._refuse(call) or self._stand_up()
        if self._pending is not None:
            return
        self._asked = call
        self._run = self._apart.take(call) if self._apart else None
        self._trying = self._run is not None and not self._run.begun and self._unwritten is True
        if self._run is None or self._trying:
            assert self._worker is not None
            self._worker.send(call)

    def receive(self) -> Outcome:
        """The answer to the last ``send``."""
        if self._pending is not None:
            return self._pending
        outcome = self._found_missing(self._answered())
        if isinstance(outcome, Died) and outcome.reason == "timeout":
            self._hung.add(self._asked.target)
        if self._worker is not None and not self._worker.alive:
            self._worker.close()
            self._worker = None
        return outcome

    def _answered(self) -> Outcome:
        if self._run is not None and not self._trying:
            return self._run.answer()
        assert self._worker is not None
        outcome = self._worker.receive()
        self._unwritten = self._unwritten is not False and _is_unwritten(outcome)
        if self._run is None or self._unwritten:
            return outcome
        # Something did run after all: in a process of its own, as always, and no other test sees what it left behind.
        self._worker.close()
        self._worker = None
        self._restarts -= 1
        return self._run.answer()

    def call(self, call: Call) -> Outcome:
        """Ask and wait."""
        self.send(call)
        return self.receive()

    def abandon(self) -> None:
        """Nobody wants these answers any more: end what is being computed, and begin nothing. From any thread."""
        self._abandoned = True
        if self._apart is not None:
            self._apart.abandon()
        worker = self._worker
        if worker is not None:
            worker.abandon()

    def close(self) -> None:
        """End the worker, and what began early."""
        if self._apart is not None:
            self._apart.abandon()
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _found_missing(self, outcome: Outcome) -> Outcome:
        """A probe that reaches for a function which is not there raises; the student reads what is missing."""
        asked_by_probe = isinstance(outcome, Raised) and outcome.type_name == "AttributeError" and not outcome.frames
        match = _NO_SUCH_NAME.fullmatch(outcome.message) if asked_by_probe and isinstance(outcome, Raised) else None
        if match is None:
            return outcome
        return Missing(match[1], similar=tuple(get_close_matches(match[1], self._names, n=1)), output=outcome.output)

    def _refuse(self, call: Call) -> Outcome | None:
        if self._abandoned:
            return _ABANDONED
        if self._not_loaded is not None:
            return self._not_loaded
        if call.target in self._hung:
            # Waiting for the same function again would only spend the time of the other tests.
            return Died("timeout", _("It did not come back in an earlier test, so it was not started again."))
        if time.monotonic() > self._deadline:
            return Died(
                "not_run",
                _("The {total_seconds:g} seconds for the whole submission were used up.").format(
                    total_seconds=self._limits.total_seconds
                ),
            )
        return None

    def _stand_up(self) -> Outcome | None:
        if self._worker is None:
            if self._restarts >= self._limits.restarts:
                return Died(
                    "not_run",
                    _("Your program had to be started again {restarts} times; that is the limit.").format(
                        restarts=self._restarts
                    ),
                )
            self.start()
        assert self._worker is not None
        try:
            loaded = self._worker.loaded()
        except SandboxError:
            if self._abandoned:  # while it started
                return _ABANDONED
            raise
        if isinstance(loaded, NotLoaded):
            self.close()
            self._not_loaded = loaded
            return loaded
        self._names = loaded.names
        return None


def _is_unwritten(outcome: Outcome) -> bool:
    if isinstance(outcome, Raised):
        return outcome.type_name == "NotImplementedError"
    if isinstance(outcome, Missing):
        return True
    return isinstance(outcome, Returned) and outcome.trivial and outcome.value is None
