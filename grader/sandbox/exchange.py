"""Questions and answers with a clock: one frame out, exactly one back within the limits, or the worker is ended."""

from __future__ import annotations

import time

from grader.errors import SandboxError
from grader.language import _
from grader.model.exercise import Limits
from grader.model.outcome import Died
from grader.sandbox.channel import Channel, Process
from grader.sandbox.ended import Reason, ended_from_outside, verdict
from grader.sandbox.output import Output
from grader.sandbox.patience import Patience
from grader.sandbox.wire import FrameReader, Message, WireError

_GRACE = 0.05
"""How long a worker that closed its channel may take to be gone."""


class StoppedError(Exception):
    """The worker broke a rule or is gone. It is dead when this is raised."""

    def __init__(self, reason: Reason, detail: str, output: str = "") -> None:
        super().__init__(detail)
        self.died = Died(reason, detail, output)


class Exchange:
    """The conversation with one worker."""

    def __init__(self, channel: Channel, process: Process, frames: FrameReader, output: Output, limits: Limits) -> None:
        self.output = output
        self.over = False
        """The worker is gone or was ended."""
        self._channel, self._process = channel, process
        self._frames, self._limits = frames, limits

    def ask(self, data: bytes, deadline: float, *, first: bool = False) -> None:
        """Write one message. Raises StoppedError, also for anything the worker said without being asked."""
        if not first:
            self._channel.pump(0)
            if self._frames.buffer:
                raise self.stop("protocol", "The program wrote to the channel of the answers before it was asked.")
        self._channel.push(data)
        while self._channel.writing and not self._channel.ended and time.monotonic() < deadline:
            self._channel.pump(deadline - time.monotonic())
            self._check()

    def answer(self, ident: int, deadline: float, seconds: float, *, more_follow: bool = False) -> Message:
        """The next frame; ``seconds`` is only for the words. Raises StoppedError for anything but one good answer."""
        try:
            message = self._wait(deadline, seconds)
            if not more_follow:
                self._channel.pump(0)
                if self._frames.buffer:
                    raise WireError("more than one answer")
            if message.id != ident:
                raise WireError("an answer to another question")
        except WireError as error:
            raise self.malformed(error) from None
        if not more_follow:  # else what was printed since belongs to the answer that follows
            self._channel.drain()
            self._check(at_last=True)
        return message

    def _wait(self, deadline: float, seconds: float) -> Message:
        watch = self._process.watch_seconds
        patience = Patience(self._process.cpu, deadline, seconds)
        while True:
            message = self._frames.next()
            if message is not None:
                return message
            self._check()
            if self._channel.ended:
                raise self._gone()
            now = time.monotonic()
            if patience.is_over(now):
                raise self.stop("timeout", _("It was ended after {seconds:g} seconds.").format(seconds=seconds))
            left = patience.wait(now)
            self._channel.pump(left if watch is None else min(left, watch))

    def _check(self, *, at_last: bool = False) -> None:
        if self.output.total > self._limits.output_bytes:
            raise self.stop(
                "output_limit",
                _("It printed more than {output_bytes:,} bytes.").format(output_bytes=self._limits.output_bytes),
            )
        if self._process.watch_seconds is not None and self._process.overfull(at_once=at_last):
            raise self.stop(
                "output_limit",
                _("It wrote more than {scratch_bytes:,} bytes of files, or too many.").format(
                    scratch_bytes=self._limits.scratch_bytes
                ),
            )

    def _gone(self) -> StoppedError:
        """The worker closed its channel: find out how it ended. Raises SandboxError when somebody else ended it."""
        self.over = True
        ended = self._process.end(_GRACE)
        self._channel.drain()
        self._channel.close()
        if ended_from_outside(ended, self._limits):
            raise SandboxError(
                _(
                    "A worker was killed from outside, most likely because this machine has too "
                    "little memory. Run fewer things beside each other, and check again."
                )
            )
        output = self.output.take()
        return StoppedError(*verdict(ended, self._limits, output), output)

    def stop(self, reason: Reason, detail: str) -> StoppedError:
        """End the worker; the exception to raise."""
        if not self.over:
            self.over = True
            self._process.end(0.0)
            self._channel.drain()
            self._channel.close()
        return StoppedError(reason, detail, self.output.take())

    def malformed(self, error: Exception) -> StoppedError:
        """End a worker that sent something else than an answer; the exception to raise."""
        return self.stop(
            "protocol", _("The process sent something that is not an answer ({error}).").format(error=error)
        )

    def fault(self, message: Message) -> SandboxError:
        """A worker says that something of ours or of the course's author failed; the exception to raise."""
        self.close()
        info = message.info if type(message.info) is dict else {}
        return SandboxError(f"{info.get('message', 'a worker failed')}\n{info.get('detail', '')}".strip())

    def abandon(self) -> None:
        """Kill the process and touch nothing else: another thread may be waiting for its answer."""
        self._process.kill()

    def close(self) -> None:
        """End the process and forget what it wrote. Harmless to repeat."""
        if not self.over:
            self.over = True
            self._process.discard()
        self._channel.close()
