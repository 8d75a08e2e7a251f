"""The judge's side of one worker: asks, waits with a clock of its own, and ends it when it breaks a rule."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from grader.errors import CourseError, SandboxError
from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, Loaded, NotLoaded, Outcome
from grader.sandbox.ended import Ended, Reason, verdict
from grader.sandbox.orders import Order
from grader.sandbox.output import Output
from grader.sandbox.replies import Reader
from grader.sandbox.wire import LARGE, Body, Bounds, FrameReader, Message, WireError, frame, pack, tree

_START_SECONDS = 60.0
"""For what happens before any student code: forking, mounting, importing the probes. Not the student's time."""
_GRACE = 0.05
"""How long a worker that closed its channel may take to be gone."""


class Channel(Protocol):
    """Pipes to a worker (``streams.py``, ``threads.py``)."""

    ended: bool

    @property
    def writing(self) -> bool: ...
    def push(self, data: bytes) -> None: ...
    def pump(self, seconds: float) -> None: ...
    def drain(self) -> None: ...
    def close(self) -> None: ...


class Process(Protocol):
    """The worker's process, wherever it runs."""

    def end(self, grace: float) -> Ended: ...
    def discard(self) -> None: ...
    def overfull(self) -> bool: ...

    watch_seconds: float | None
    """How often ``overfull`` wants to be asked, None when the kernel keeps watch itself."""


class _Nobody:
    """Stands for the pipes and the process where there was nothing to start."""

    ended, writing, watch_seconds = True, False, None

    def push(self, data: bytes) -> None: ...
    def pump(self, seconds: float) -> None: ...
    def drain(self) -> None: ...
    def close(self) -> None: ...
    def discard(self) -> None: ...
    def overfull(self) -> bool:
        return False

    def end(self, grace: float) -> Ended:
        return Ended(None)


def nobody() -> tuple[Channel, Process]:
    """For a submission without a file to load."""
    return _Nobody(), _Nobody()


class _Stopped(Exception):
    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__()
        self.reason, self.detail = reason, detail


class Worker:
    """One jailed process with one submission. Not for several threads at once."""

    def __init__(
        self, channel: Channel, process: Process, reader: FrameReader, output: Output, *,
        order: Order, limits: Limits, files: Mapping[str, bytes], trusted: bool,
    ) -> None:  # fmt: skip
        self._channel, self._process, self._frames, self._output = channel, process, reader, output
        self._limits, self._trusted = limits, trusted
        self._reader = Reader(files)
        self._load: Loaded | NotLoaded | None = order.refused
        self._asked = order.id
        self._deadline = 0.0
        self._answer: Outcome | None = None
        self._failure: _Stopped | None = None
        self._stopped = False
        if order.data:
            channel.push(order.data)

    @property
    def alive(self) -> bool:
        """Whether another call can be made. A submission that did not load is not alive."""
        return not self._stopped and not isinstance(self._load, NotLoaded)

    def loaded(self) -> Loaded | NotLoaded:
        """Wait until the submission is imported or is known not to be. Remembered. Raises SandboxError for our own faults."""
        if self._load is None:
            try:
                self._write(time.monotonic() + _START_SECONDS)
                self._receive(time.monotonic() + _START_SECONDS, "started", more=True)
                seconds = self._limits.load_seconds
                message = self._receive(time.monotonic() + seconds, "", seconds=seconds)
                self._load = self._reader.loaded(message, self._take_output())
            except (_Stopped, WireError) as error:
                self._load = self._not_loaded(self._stop(error))
            if isinstance(self._load, NotLoaded):
                self.close()
        return self._load

    def send(self, call: Call) -> None:
        """Write the request; does not wait for the answer. Raises CourseError for arguments that cannot be sent."""
        info, body = self._describe(call), Body()
        val = self._tree([list(call.args), call.kwargs], body, call.target)
        seconds = self._limits.call_seconds if call.seconds is None else call.seconds
        self._ask("call", info, val, body, seconds)

    def receive(self) -> Outcome:
        """Wait for the answer to the last ``send``. A worker that breaks a limit is ended: Died."""
        if self._answer is not None:
            return self._answer
        try:
            message = self._answer_message()
            return self._reader.outcome(message.op, message.info, message.val, self._take_output())
        except (_Stopped, WireError) as error:
            return self._stop(error)

    def call(self, call: Call) -> Outcome:
        """Ask and wait."""
        self.send(call)
        return self.receive()

    def send_mistakes(self, calls: Sequence[Call], ids: Sequence[str] | None = None) -> None:
        """Ask a trusted worker for the outcomes of these calls with every (wanted) wrong program in place."""
        if not self._trusted:
            raise SandboxError("Only a trusted worker runs mistakes.")
        body = Body()
        val = [self._tree([list(call.args), call.kwargs], body, call.target) for call in calls]
        info = {"ids": None if ids is None else list(ids), "calls": [self._describe(call) for call in calls]}
        self._ask("mistakes", info, val, body, self._limits.total_seconds)
        self._calls = len(calls)

    def receive_mistakes(self) -> dict[str, list[list[Outcome]]]:
        """For each mistake, for each of its wrong programs in file order, one outcome a call. Raises SandboxError when they hang."""
        try:
            if self._answer is None:
                return self._reader.programs(self._answer_message(), self._calls)
            problem: Outcome = self._answer
        except (_Stopped, WireError, ValueError, TypeError) as error:
            problem = self._stop(error)
        raise SandboxError(f"The wrong programs of mistakes.py could not be run: {problem}")

    def close(self) -> None:
        """End the process and forget what it wrote. Harmless to repeat."""
        if not self._stopped:
            self._stopped = True
            self._process.discard()
        self._channel.close()

    def _describe(self, call: Call) -> dict[str, Any]:
        return {"target": call.target, "seed": call.seed, "want_args": call.want_args, "repeat": call.repeat}

    def _tree(self, value: Any, body: Body, target: str) -> Any:
        try:
            return tree(pack(value), body)
        except TypeError as error:
            raise CourseError(f"A test calls {target} with an argument that is no data: {error}.") from None

    def _ask(self, op: str, info: Any, val: Any, body: Body, seconds: float) -> None:
        load = self.loaded()
        self._answer = None
        if isinstance(load, NotLoaded):
            self._answer = load
        elif self._stopped:
            self._answer = Died("not_run", "The process had already ended.")
        if self._answer is not None:
            return
        self._asked, self._seconds = secrets.randbits(62), seconds
        self._deadline = time.monotonic() + seconds
        try:
            self._channel.pump(0)
            if self._frames.buffer:
                raise _Stopped("protocol", "The program wrote to the channel of the answers before it was asked.")
            self._take_output()
            self._channel.push(frame(op, self._asked, info, val, body))
            self._write(self._deadline)
        except _Stopped as error:
            self._answer = self._stop(error)

    def _write(self, deadline: float) -> None:
        while self._channel.writing and not self._channel.ended and time.monotonic() < deadline:
            self._channel.pump(deadline - time.monotonic())
            self._check()

    def _answer_message(self) -> Message:
        return self._receive(self._deadline, "", seconds=self._seconds)

    def _receive(self, deadline: float, op: str, *, more: bool = False, seconds: float = _START_SECONDS) -> Message:
        """The next frame. Raises _Stopped or WireError for anything but exactly one well-formed answer."""
        watch = self._process.watch_seconds
        while True:
            message = self._frames.next()
            if message is not None:
                break
            self._check()
            if self._channel.ended:
                raise self._ended()
            left = deadline - time.monotonic()
            if left <= 0:
                raise _Stopped("timeout", f"It was ended after {seconds:g} seconds.")
            self._channel.pump(left if watch is None else min(left, watch))
        if message.op == "fault" and (op or self._trusted):
            self.close()
            raise SandboxError(_fault(message))
        if message.id != self._asked or (op and message.op != op):
            raise WireError("an answer to another question")
        if not more:
            self._channel.pump(0)
            if self._frames.buffer:
                raise WireError("more than one answer")
        self._channel.drain()
        self._check()
        return message

    def _check(self) -> None:
        if self._output.total > self._limits.output_bytes:
            raise _Stopped("output_limit", f"It printed more than {self._limits.output_bytes:,} bytes.")
        if self._process.watch_seconds is not None and self._process.overfull():
            raise _Stopped("output_limit", f"It wrote files of more than {self._limits.scratch_bytes:,} bytes.")

    def _take_output(self) -> str:
        return self._output.take()

    def _ended(self) -> _Stopped:
        ended = self._process.end(_GRACE)
        self._stopped = True
        self._channel.drain()
        self._text = self._output.take()
        return _Stopped(*verdict(ended, self._limits, self._text))

    def _stop(self, error: Exception) -> Died:
        """End the worker and say why."""
        text = ""
        if not self._stopped:
            self._process.end(0.0)
            self._stopped = True
            self._channel.drain()
        else:
            text = getattr(self, "_text", "")
        self._channel.close()
        output = text or self._output.take()
        if isinstance(error, _Stopped):
            return Died(error.reason, error.detail, output)
        return Died("protocol", f"The process sent something that is not an answer ({error}).", output)

    def _not_loaded(self, died: Died) -> NotLoaded:
        known: Any = died.reason if died.reason in ("timeout", "memory", "exited", "output_limit") else "crashed"
        return NotLoaded(known, died.detail, output=died.output)


def _fault(message: Message) -> str:
    info = message.info if type(message.info) is dict else {}
    return f"{info.get('message', 'a worker failed')}\n{info.get('detail', '')}".strip()
