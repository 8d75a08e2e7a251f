"""Hidden tests that are collected once and run on one submission after the other.

Only pytest knows how a session begins and ends, so it does both by itself, in a thread of its own; between them its
loop waits for the next submission.
"""

from __future__ import annotations

import threading
from pathlib import Path
from queue import SimpleQueue

import pytest

from grader.errors import GraderError
from grader.judge import plugin
from grader.judge.costs import Costs
from grader.judge.host import Watcher, arguments, clean_environment, forget_other_courses, raise_faults
from grader.judge.plugin import HOSTING, Hosting


class CollectedTests:
    """The ``test_*.py`` of one folder. One submission at a time; the caller closes it."""

    def __init__(self, folder: Path, *, long_last: bool = False) -> None:
        """``long_last``: tests that took long before run after the others; the results come in the files' order."""
        self._folder = folder
        self._costs = Costs() if long_last else None
        self._orders: SimpleQueue[Hosting | None] = SimpleQueue()
        self._done: SimpleQueue[int | None] = SimpleQueue()
        self._watcher = Watcher(None)
        self._thread: threading.Thread | None = None
        self._usable = True

    def run(self, hosting: Hosting) -> None:
        """Run every test; the results are in ``hosting`` afterwards.

        Raises:
            CourseError: a test cannot be collected, or failed for a reason that is not the student's.
        """
        if not self._usable:
            raise GraderError("The session of hidden tests has ended.")
        self._usable = False  # unless all goes well
        with clean_environment():
            code = self._started() if self._thread is None else None
            if code is None:
                self._orders.put(hosting)
                code = self._done.get()
        raise_faults(self._folder, hosting, self._watcher, code or 0)
        self._usable = code is None

    @property
    def usable(self) -> bool:
        """Whether another submission can be run; not after a fault."""
        return self._usable

    def close(self) -> None:
        """End the session."""
        self._usable = False
        if self._thread is not None and self._thread.is_alive():
            self._orders.put(None)
            with clean_environment():
                self._thread.join()

    def _started(self) -> int | None:
        """None when all is collected; else pytest's exit code."""
        forget_other_courses(self._folder)
        self._thread = threading.Thread(target=self._session, name="hidden tests", daemon=True)
        self._thread.start()
        return self._done.get()

    def _session(self) -> None:
        code = int(pytest.ExitCode.INTERNAL_ERROR)
        try:
            code = int(pytest.main(arguments(self._folder), plugins=[plugin, self._watcher, self]))
        finally:
            self._done.put(code)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """In place of pytest's own loop, which would end after one submission."""
        if session.testsfailed or not session.items:
            return None  # pytest knows what to say
        self._done.put(None)
        while (hosting := self._orders.get()) is not None:
            session.config.stash[HOSTING] = hosting
            self._run_all(session.items, hosting)
            self._done.put(None)
        return True

    def _run_all(self, items: list[pytest.Item], hosting: Hosting) -> None:
        costs = self._costs
        order = items if costs is None else costs.long_last(items)
        if hosting.following is not None:
            quick = len(items) if costs is None else sum(not costs.is_long(item) for item in items)
            hosting.following.run_begins(quick, len(items))
        for item, following in zip(order, [*order[1:], None], strict=True):
            if costs is None:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            else:
                with costs.measured(item, hosting):
                    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if order is not items:
            place = {item.name: number for number, item in enumerate(items)}
            hosting.records.sort(key=lambda record: place[record.id])
            hosting.trials.sort(key=lambda trial: place[trial.test])
