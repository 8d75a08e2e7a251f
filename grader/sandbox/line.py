"""The judge's line to a zygote: asking it for forks, being told how workers ended."""

from __future__ import annotations

import array
import contextlib
import json
import os
import select
import socket
import threading
import time
from pathlib import Path
from typing import IO, Any

from grader.errors import SandboxError
from grader.model.exercise import Limits
from grader.sandbox.ended import Ended
from grader.sandbox.inside import box
from grader.sandbox.output import Output
from grader.sandbox.streams import Streams

_READY_SECONDS = 180.0
"""The first import of torch after a boot takes ten seconds and more."""
_WATCH_SECONDS = 0.1
_MAX_FILES = 256
_END_SECONDS = 10.0


class HopelessError(SandboxError):
    """This machine cannot isolate anything: no tier but F is left."""

    hopeless = True


class Line:
    """A judge's line to a zygote. Its methods may be called from several threads."""

    words: IO[bytes] | None = None
    """What the zygote wrote to its standard error, which it does only when it cannot go on."""

    def __init__(self, control: socket.socket, mark: str, facts: dict[str, Any], first: int = 0) -> None:
        """``first``: workers are numbered from here on, for those of several judges lie side by side."""
        self.mark, self.facts = mark, facts
        self._control = control
        self._lock = threading.Lock()
        self._workers = first

    def ready(self) -> dict[str, Any]:
        """Wait until the libraries are warm. Raises SandboxError when they cannot be, or the tier cannot be had."""
        with self._lock:
            if not self.facts:
                answer = self._receive(_READY_SECONDS)
                if "refused" in answer:
                    error = HopelessError if answer.get("hopeless") else SandboxError
                    raise error(f"The sandbox could not be started: {answer['refused']}.")
                self.facts = answer
                if self.words is not None:
                    self.words.close()
            return self.facts

    def close(self) -> None:
        """End this line, and everything that was forked over it, and wait until the zygote behind it is gone."""
        self.dismiss()
        with self._control, contextlib.suppress(SandboxError):
            while True:  # answers that nobody waited for, and then the end
                self._receive(_END_SECONDS)

    def _receive(self, seconds: float) -> Any:
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        if not poll.poll(seconds * 1000):
            raise SandboxError(f"The sandbox did not answer within {seconds:g} seconds.")
        try:
            data = self._control.recv(1 << 20)
        except OSError:
            data = b""
        if not data:
            raise SandboxError(f"The sandbox process ended unexpectedly.{self._last_words()}")
        return json.loads(data)

    def _last_words(self) -> str:
        if self.words is None or self.words.closed:
            return ""
        os.set_blocking(self.words.fileno(), False)
        return "\n" + (self.words.read() or b"")[-2000:].decode("utf-8", "replace")

    def fork(
        self, incoming: bytearray, output: Output, limits: Limits, *, spare: bool = False
    ) -> tuple[Streams, Forked]:
        """Ask for a worker; returns without waiting for it. A ``spare`` one has time to get warm."""
        facts = self.ready()
        (reply, reply_in), (out, out_in), (request_out, request) = os.pipe(), os.pipe(), os.pipe()
        theirs = (out_in, reply_in, request_out)
        try:
            with self._lock:
                self._workers += 1
                number = self._workers
                message = json.dumps({"op": "fork", "worker": number, "spare": spare}).encode()
                self._send(message, [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", theirs))])
        finally:
            for fd in theirs:
                os.close(fd)
        scratch = None if facts["tier"] == "A" else Path(box.box_in(f"{facts['base']}/{number}").work)
        return Streams(reply, out, request, incoming, output), Forked(self, number, scratch, limits)

    def _send(self, message: bytes, ancillary: Any = ()) -> None:
        try:
            self._control.sendmsg([message], ancillary)
        except OSError:
            raise SandboxError("The sandbox process is gone.") from None

    def end(self, number: int, grace: float) -> Ended:
        """Kill a worker that is not gone after ``grace`` seconds, and say how it ended."""
        with self._lock:
            return Ended(**self._ask("end", number, grace=grace))

    def cpu(self, number: int) -> float | None:
        """Seconds of processor time a worker has had; None when it is gone or the system does not tell."""
        with self._lock:
            spent = self._ask("cpu", number)["cpu"]
        return None if spent is None else float(spent)

    def _ask(self, op: str, number: int, **more: float) -> dict[str, Any]:
        self._send(json.dumps({"op": op, "worker": number, **more}).encode())
        answer = self._receive(30.0)
        while (answer.pop("op"), answer.pop("worker")) != (op, number):  # to a question whose asker was interrupted
            answer = self._receive(30.0)
        return dict(answer)

    def discard(self, number: int) -> None:
        """Kill a worker and ask nothing about it."""
        with self._lock, contextlib.suppress(SandboxError):
            self._send(json.dumps({"op": "discard", "worker": number, "grace": 0.0}).encode())

    def dismiss(self) -> None:
        """Tell the zygote of this line to end itself and everything forked from it."""
        with contextlib.suppress(OSError):
            self._control.send(b'{"op": "quit"}')


class Forked:
    """One worker of a zygote."""

    def __init__(self, zygote: Line, number: int, scratch: Path | None, limits: Limits) -> None:
        self._zygote, self._number = zygote, number
        self._scratch, self._limits = scratch, limits
        self._next_look = 0.0
        self.watch_seconds = None if scratch is None else _WATCH_SECONDS

    def end(self, grace: float) -> Ended:
        """Make sure it is gone; says how it ended."""
        return self._zygote.end(self._number, grace)

    def discard(self) -> None:
        """Make sure it is gone soon."""
        self._zygote.discard(self._number)

    kill = discard

    def cpu(self) -> float | None:
        """Seconds of processor time it has had."""
        return self._zygote.cpu(self._number)

    def overfull(self, *, at_once: bool = False) -> bool:
        """Whether its files take more than they may, where no mount limits them. Looks ten times a second at most,
        unless ``at_once``."""
        now = time.monotonic()
        if self._scratch is None or (now < self._next_look and not at_once):
            return False
        self._next_look = now + _WATCH_SECONDS
        return too_full(self._scratch, self._limits.scratch_bytes)


def too_full(folder: Path, limit: int) -> bool:
    """Whether the files in a folder are too many or too large together; follows no links."""
    size = count = 0
    for path, folders, files in os.walk(folder):
        count += len(folders) + len(files)
        for name in files:
            with contextlib.suppress(OSError):
                size += os.lstat(os.path.join(path, name)).st_blocks * 512
        if size > limit or count > _MAX_FILES + 64:
            return True
    return False
