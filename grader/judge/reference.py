"""Who answers for the course: the solution's worker, whose answers are remembered, and the known mistakes'."""

from __future__ import annotations

import time
from collections.abc import Callable

from grader.errors import CourseError, GraderError
from grader.judge.fingerprint import fingerprint
from grader.language import _
from grader.model.outcome import Call, Died, Missing, NotLoaded, Outcome, Raised, Returned
from grader.sandbox import Worker

_FEW = 8
"""Mistakes that are run before it is decided whether a second worker pays."""
_WORTH_A_WORKER = 0.1
"""Seconds of work left; starting a worker and loading the wrong programs takes about 0.03."""
_MOST_ANSWERS, _MOST_WRONG = 2_000, 50_000
"""Answers kept. Most inputs are the same for all submissions, but some come from a submission's own answers, and those
of a class of thousands would fill the memory."""


class Reference:
    """Answers with the solution's functions, and runs the known mistakes. Its answers are remembered per inputs."""

    def __init__(self, fork: Callable[[], Worker]) -> None:
        """``fork`` starts a worker with the solution and the mistakes."""
        self._fork = fork
        self._worker: Worker | None = None
        self._answers: dict[bytes, Returned] = {}
        self._helper: Worker | None = None
        self._wrong: dict[tuple[bytes, str], list[Outcome]] = {}
        self._asked: tuple[Call, bytes] | None = None
        self._asked_at = 0.0
        self.seconds = 0.0
        """Waited for answers that were not known before."""

    @property
    def answers(self) -> dict[bytes, Returned]:
        """What was asked so far, by the fingerprint of the call."""
        return dict(self._answers)

    def start(self) -> None:
        """Fork the worker, so that it loads while the judge prepares."""
        self._worker = self._worker or self._fork()

    def warm(self) -> None:
        """Wait until the worker has loaded.

        Raises:
            CourseError: the solution cannot be loaded.
        """
        self._ready()

    def send(self, call: Call) -> None:
        """Ask without waiting, unless the answer is known."""
        key = fingerprint(call)
        self._asked, self._asked_at = (call, key), time.monotonic()
        if len(self._answers) > _MOST_ANSWERS:
            self._answers.clear()
        if key not in self._answers:
            self._ready().send(call)

    def receive(self) -> Returned:
        """The answer to the last ``send``.

        Raises:
            CourseError: the solution itself failed: the author's fault, never the student's.
        """
        assert self._asked is not None
        call, key = self._asked
        if key not in self._answers:
            outcome = self._ready().receive()
            self.seconds += time.monotonic() - self._asked_at
            if not isinstance(outcome, Returned):
                raise CourseError(
                    _("The course's own solution failed in {target}: {outcome}").format(
                        target=call.target, outcome=_reason(outcome)
                    )
                )
            self._answers[key] = outcome
        return self._answers[key]

    def call(self, call: Call) -> Returned:
        """Ask and wait."""
        self.send(call)
        return self.receive()

    def mistakes(self, calls: list[Call], ids: list[str]) -> dict[str, list[list[Outcome]]]:
        """For each id and each of its wrong programs: the outcome of every call. Asks for each only once.

        ``id#2`` instead of an id is its third program alone.
        """
        keys = [fingerprint(call) for call in calls]
        if len(self._wrong) > _MOST_WRONG:
            self._wrong.clear()
        open_ids: dict[tuple[int, ...], list[str]] = {}  # the calls still to be made: the ids that have to make them
        for name in ids:
            missing = tuple(place for place, key in enumerate(keys) if (key, name) not in self._wrong)
            open_ids.setdefault(missing, []).append(name)
        for places, names in open_ids.items():
            if places:
                self._run([(calls[place], keys[place]) for place in places], names)
        found = {}
        for name in ids:
            columns = [self._wrong[key, name] for key in keys]
            if any(columns):
                found[name] = [list(run) for run in zip(*columns, strict=True)]
        return found

    def _run(self, calls: list[tuple[Call, bytes]], ids: list[str]) -> None:
        """The first few show how long the others will take; what takes long is shared between two workers."""
        asked = [call for call, _ in calls]
        first, rest = ids[:_FEW], ids[_FEW:]
        started = time.monotonic()
        answers = _wrong_answers([(self._ready(), first)], asked)
        if rest:
            estimate = (time.monotonic() - started) * len(rest) / len(first)
            if estimate > _WORTH_A_WORKER:
                self._helper = self._helper or self._fork()
                half = len(rest) // 2
                answers |= _wrong_answers([(self._helper, rest[:half]), (self._ready(), rest[half:])], asked)
            else:
                answers |= _wrong_answers([(self._ready(), rest)], asked)
        for name in ids:
            runs = answers.get(name, [])
            for place, (__, key) in enumerate(calls):
                self._wrong[key, name] = [run[place] for run in runs]
                for number, run in enumerate(runs if "#" not in name else ()):
                    self._wrong[key, f"{name}#{number}"] = [run[place]]

    def close(self) -> None:
        """End the workers."""
        for worker in (self._worker, self._helper):
            if worker is not None:
                worker.close()
        self._worker = self._helper = None

    def _ready(self) -> Worker:
        if self._worker is not None and not self._worker.alive:
            self.close()  # whoever waited for it was told; the next submission gets a new one
        self.start()
        assert self._worker is not None
        loaded = self._worker.loaded()
        if isinstance(loaded, NotLoaded):
            raise CourseError(_("The course's own solution cannot be loaded: {message}").format(message=loaded.message))
        if not self._worker.alive:
            raise GraderError(_("The process with the course's solution ended."))
        return self._worker


def _wrong_answers(shares: list[tuple[Worker, list[str]]], calls: list[Call]) -> dict[str, list[list[Outcome]]]:
    """All are asked before the first is waited for."""
    for worker, ids in shares:
        worker.send_mistakes(calls, ids)
    return {name: runs for worker, _ in shares for name, runs in worker.receive_mistakes().items()}


def _reason(outcome: Outcome) -> str:
    if isinstance(outcome, Raised):
        return f"{outcome.type_name}: {outcome.message}"
    if isinstance(outcome, Missing):
        return _("it has no function {outcome}.").format(outcome=outcome.name)
    return outcome.detail if isinstance(outcome, Died) else str(outcome)
