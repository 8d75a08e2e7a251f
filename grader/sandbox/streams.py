"""The judge's ends of a worker's pipes, without ever blocking on one of them."""

from __future__ import annotations

import contextlib
import os
import select
import time

from grader.sandbox.output import Output

_CHUNK = 1 << 16


class Streams:
    """Reads replies and output and writes requests in one poll loop (Linux, macOS)."""

    def __init__(self, reply: int, out: int, request: int, incoming: bytearray, output: Output) -> None:
        self.ended = False
        """The worker's reply pipe is closed: it is gone, or might as well be."""
        self._reply, self._out, self._request = reply, out, request
        self._incoming, self._output = incoming, output
        self._pending = memoryview(b"")
        self._poll = select.poll()
        for fd in (reply, out, request):
            os.set_blocking(fd, False)
        for fd in (reply, out):
            self._poll.register(fd, select.POLLIN)
        self._fds = [reply, out, request]

    def push(self, data: bytes) -> None:
        """Queue a request; ``pump`` writes it."""
        self._pending = memoryview(data)
        self._poll.register(self._request, select.POLLOUT)
        self._write()

    @property
    def writing(self) -> bool:
        """Part of the request is not written yet."""
        return bool(self._pending)

    def pump(self, seconds: float) -> None:
        """Wait at most this long for anything to happen, and take it."""
        if not self._fds or self.ended:
            return
        for fd, _ in self._poll.poll(max(0.0, seconds) * 1000):
            if fd == self._request:
                self._write()
            else:
                self._read(fd)

    def _read(self, fd: int) -> None:
        try:
            data = os.read(fd, _CHUNK)
        except BlockingIOError:
            return
        if fd == self._out:
            self._output.add(data)
        else:
            self._incoming += data
        if not data:
            self._poll.unregister(fd)
            self.ended = self.ended or fd == self._reply

    def _write(self) -> None:
        try:
            while self._pending:
                self._pending = self._pending[os.write(self._request, self._pending[: 1 << 20]) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self._pending = memoryview(b"")
        self._poll.unregister(self._request)

    def drain(self) -> None:
        """Take what is in the output pipe now; never waits for its end."""
        until = time.monotonic() + 0.2
        while self._fds and time.monotonic() < until:
            try:
                data = os.read(self._out, _CHUNK)
            except OSError:
                return
            if not data:
                return
            self._output.add(data)

    def close(self) -> None:
        """Close all ends; the worker ends by itself when it next reads."""
        for fd in self._fds:
            with contextlib.suppress(OSError):
                os.close(fd)
        self._fds = []
        self.ended = True
