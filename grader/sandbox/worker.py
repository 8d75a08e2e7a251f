"""The judge's side of one worker: what it loaded, and what its functions do."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from grader.errors import CourseError, SandboxError
from grader.language import _
from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, Loaded, NotLoaded, Outcome
from grader.sandbox.exchange import Exchange, StoppedError
from grader.sandbox.orders import Order, fresh_id
from grader.sandbox.replies import Reader
from grader.sandbox.wire import Body, Message, WireError, frame, pack, tree

_START_SECONDS = 60.0
"""For what happens before any student code: forking, mounting, importing the probes. Not the student's time."""


class Worker:
    """One jailed process with one submission. Not for several threads at once."""

    def __init__(
        self, exchange: Exchange, order: Order, *, files: Mapping[str, bytes], limits: Limits, trusted: bool
    ) -> None:
        self._exchange = exchange
        self._limits, self._trusted = limits, trusted
        self._reader = Reader(files)
        self._load: Loaded | NotLoaded | None = order.refused
        self._asked = order.id
        self._deadline, self._seconds = 0.0, 0.0
        self._calls = 0
        self._ready_answer: Outcome | None = None
        self._early: StoppedError | None = None
        if self._load is None:
            try:
                exchange.ask(order.data, time.monotonic() + _START_SECONDS, first=True)
            except StoppedError as stopped:
                self._early = stopped

    @property
    def alive(self) -> bool:
        """Whether another call can be made. A submission that did not load is not alive."""
        return not self._exchange.over and not isinstance(self._load, NotLoaded)

    def loaded(self) -> Loaded | NotLoaded:
        """Wait until the submission is imported or is known not to be; remembered.

        Raises SandboxError for our own faults and those of probes.py.
        """
        if self._load is None:
            try:
                self._load = self._wait_for_load()
            except StoppedError as stopped:
                died = stopped.died
                known: Any = (
                    died.reason if died.reason in ("timeout", "memory", "exited", "output_limit") else "crashed"
                )
                self._load = NotLoaded(known, died.detail, output=died.output)
            if isinstance(self._load, NotLoaded):
                self.close()
        return self._load

    def _wait_for_load(self) -> Loaded | NotLoaded:
        try:
            if self._early is not None:
                raise self._early
            end = time.monotonic() + _START_SECONDS
            started = self._exchange.answer(self._asked, end, _START_SECONDS, more_follow=True)
        except StoppedError as stopped:  # no student code has run yet
            raise SandboxError(
                _("A worker could not be started. {detail}").format(detail=stopped.died.detail)
            ) from None
        if started.op != "started":
            raise self._exchange.fault(started)
        seconds = self._limits.load_seconds
        message = self._answer(time.monotonic() + seconds, seconds)
        try:
            return self._reader.loaded(message, self._exchange.output.take())
        except WireError as error:
            raise self._exchange.malformed(error) from None

    def _answer(self, deadline: float, seconds: float) -> Message:
        message = self._exchange.answer(self._asked, deadline, seconds)
        if message.op == "fault" and self._trusted:
            raise self._exchange.fault(message)
        return message

    def send(self, call: Call) -> None:
        """Write the request; does not wait for the answer. Raises CourseError for arguments that cannot be sent."""
        body = Body()
        val = _arguments(call, body)
        self._ask(
            "call", _describe(call), val, body, self._limits.call_seconds if call.seconds is None else call.seconds
        )

    def receive(self) -> Outcome:
        """Wait for the answer to the last ``send``. A worker that breaks a limit is ended: Died."""
        if self._ready_answer is not None:
            return self._ready_answer
        try:
            message = self._answer(self._deadline, self._seconds)
            output = self._exchange.output.take()
            try:
                outcome = self._reader.outcome(message.op, message.info, message.val, output)
            except WireError as error:
                raise self._exchange.malformed(error) from None
        except StoppedError as stopped:
            outcome = stopped.died
        self._ready_answer = outcome
        return outcome

    def call(self, call: Call) -> Outcome:
        """Ask and wait."""
        self.send(call)
        return self.receive()

    def send_mistakes(self, calls: Sequence[Call], ids: Sequence[str] | None = None) -> None:
        """Ask a trusted worker for the outcomes of these calls with every (wanted) wrong program in place.

        An id wants all its programs, ``id#2`` the third of them alone.
        """
        if not self._trusted:
            raise SandboxError("Only a trusted worker runs mistakes.")
        body = Body()
        val = [_arguments(call, body) for call in calls]
        info = {"ids": None if ids is None else list(ids), "calls": [_describe(call) for call in calls]}
        self._calls = len(calls)
        self._ask("mistakes", info, val, body, self._limits.total_seconds)

    def receive_mistakes(self) -> dict[str, list[list[Outcome]]]:
        """For each mistake, for each of its wrong programs in file order, one outcome a call.

        Raises SandboxError when they hang or cannot be run.
        """
        problem = self._ready_answer
        if problem is None:
            try:
                return self._reader.programs(self._answer(self._deadline, self._seconds), self._calls)
            except StoppedError as stopped:
                problem = stopped.died
            except (WireError, ValueError, TypeError) as error:
                problem = self._exchange.malformed(error).died
        raise SandboxError(f"The wrong programs of mistakes.py could not be run: {problem}")

    def abandon(self) -> None:
        """End the process from another thread than the one that waits for its answer, which will be Died."""
        self._exchange.abandon()

    def close(self) -> None:
        """End the process and forget what it wrote. Harmless to repeat."""
        self._exchange.close()

    def _ask(self, op: str, info: Any, val: Any, body: Body, seconds: float) -> None:
        load = self.loaded()
        self._ready_answer = load if isinstance(load, NotLoaded) else None
        if self._ready_answer is None and self._exchange.over:
            self._ready_answer = Died("not_run", "The process had already ended.")
        if self._ready_answer is not None:
            return
        self._asked, self._seconds = fresh_id(), seconds
        self._deadline = time.monotonic() + seconds
        self._exchange.output.take()
        try:
            self._exchange.ask(frame(op, self._asked, info, val, body), self._deadline)
        except StoppedError as stopped:
            self._ready_answer = stopped.died


def _describe(call: Call) -> dict[str, Any]:
    return {"target": call.target, "seed": call.seed, "want_args": call.want_args, "repeat": call.repeat}


def _arguments(call: Call, body: Body) -> Any:
    try:
        return tree(pack([list(call.args), call.kwargs]), body)
    except TypeError as error:
        raise CourseError(f"A test calls {call.target} with an argument that is no data: {error}.") from None
