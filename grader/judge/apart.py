"""Calls that take long: each runs in a fresh process of its own, beside the others.

``reference/<id>/ahead.py`` names them. Where a core is free they begin before pytest is loaded; else when a test asks.
Either way nothing else ever ran in their process, so the report is the same.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from importlib.util import module_from_spec, spec_from_file_location

from grader.errors import CourseError
from grader.judge.fingerprint import fingerprint
from grader.judge.seeds import seed_of_calls
from grader.model.exercise import Exercise
from grader.model.outcome import Call, Died, NotLoaded, Outcome
from grader.sandbox import Worker

AHEAD = "ahead.py"
_ABANDONED = Died("not_run", "Nobody waits for it any more.")


def read_calls(exercise: Exercise, seed: int) -> tuple[Call, ...]:
    """The calls of ``CALLS = {"test_xor": [("solve", 0), ...]}``, as that test makes them in a run with ``seed``.

    Raises:
        CourseError: the file cannot be run, or CALLS is something else.
    """
    path = exercise.reference / AHEAD
    if not path.is_file():
        return ()
    spec = spec_from_file_location(f"{exercise.id}.ahead", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        return tuple(
            Call(str(target), tuple(args), seed=seed_of_calls(seed, test))
            for test, calls in module.CALLS.items()
            for target, *args in calls
        )
    except Exception as error:
        raise CourseError(f"{path} cannot be read: {type(error).__name__}: {error}.") from error


class Apart:
    """The long calls of one submission."""

    def __init__(self, fork: Callable[[], Worker], calls: Sequence[Call]) -> None:
        """``fork`` starts a fresh worker with the submission; it is called from another thread after ``begin``."""
        self._fork = fork
        self._calls = {fingerprint(call): call for call in calls}
        self._targets = {call.target for call in calls}
        self._early: dict[bytes, Run] = {}
        self._runs: list[Run] = []
        self._asked: set[bytes] = set()
        self._over = False

    @property
    def unasked(self) -> tuple[str, ...]:
        """The functions of the calls that no test made."""
        return tuple(call.target for key, call in self._calls.items() if key not in self._asked)

    def begin(self) -> None:
        """Start them now, one after the other, in a thread."""
        self._early = {key: Run(self._fork, call) for key, call in self._calls.items()}
        self._runs = list(self._early.values())
        for run in self._runs:
            run.begun = True
        # A daemon: a sandbox that never gets ready must not keep a process alive that has given up on it.
        threading.Thread(target=self._work, args=(self._runs,), daemon=True).start()

    def take(self, call: Call) -> Run | None:
        """Who makes this call; None for one that ``ahead.py`` does not name."""
        if call.target not in self._targets or (key := fingerprint(call)) not in self._calls:
            return None
        self._asked.add(key)
        run = self._early.pop(key, None)
        if run is None:
            run = Run(self._fork, call)  # also when it is asked again
            self._runs.append(run)
        return run

    def abandon(self) -> None:
        """Nobody wants these answers any more. From any thread."""
        self._over = True
        for run in list(self._runs):
            run.abandon()

    def _work(self, runs: list[Run]) -> None:
        hung: set[str] = set()
        for run in runs:
            if self._over or run.target in hung:  # the others of a function that hangs are not asked for either
                run.abandon()
            if run.work() == "timeout":
                hung.add(run.target)


class Run:
    """One call in one process."""

    def __init__(self, fork: Callable[[], Worker], call: Call) -> None:
        self._fork, self._call = fork, call
        self._worker: Worker | None = None
        self._done = threading.Event()
        self._outcome: Outcome = _ABANDONED
        self._error: BaseException | None = None
        self._over = False
        self.begun = False
        """Whether another thread makes it, or will."""

    @property
    def target(self) -> str:
        """The function's name."""
        return self._call.target

    def work(self) -> str:
        """Make the call; returns why its process ended, if it did not end well."""
        try:
            if not self._over:
                self._outcome = self._made()
        except BaseException as error:  # it is raised where somebody waits for the answer
            self._error = error
        finally:
            self._done.set()
        return self._outcome.reason if isinstance(self._outcome, Died) else ""

    def answer(self) -> Outcome:
        """The answer; made here and now when nobody has begun."""
        if not self.begun:
            self.begun = True
            self.work()
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._outcome

    def abandon(self) -> None:
        """End it. From any thread."""
        self._over = True
        worker = self._worker
        if worker is not None:
            worker.abandon()

    def _made(self) -> Outcome:
        worker = self._worker = self._fork()
        try:
            if self._over:  # meanwhile, by the other thread
                return _ABANDONED
            loaded = worker.loaded()
            return loaded if isinstance(loaded, NotLoaded) else worker.call(self._call)
        finally:
            self._worker = None
            worker.close()
