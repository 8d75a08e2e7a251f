"""Pipes read by threads: Windows has nothing that waits for several pipes at once."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from typing import IO

from grader.sandbox.output import Output

_CHUNK = 1 << 16
_REPLY, _OUT = 0, 1


class ThreadStreams:
    """The same as ``streams.Streams`` for a process started with three pipes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        self.ended = False
        self._incoming, self._output = bytearray(), Output()
        self._events: queue.Queue[tuple[int, bytes]] = queue.Queue(maxsize=64)
        self._requests: queue.Queue[bytes | None] = queue.Queue()
        self._pipes: tuple[IO[bytes], ...] = (process.stdin, process.stdout, process.stderr)
        self._closed = False
        self._threads = [
            threading.Thread(target=self._feed, args=(process.stdin,), daemon=True),
            threading.Thread(target=self._listen, args=(_REPLY, process.stdout), daemon=True),
            threading.Thread(target=self._listen, args=(_OUT, process.stderr), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    writing = False
    """Requests are written by a thread of their own."""

    def attach(self, incoming: bytearray, output: Output) -> None:
        """Where to put what is read from now on."""
        self._incoming, self._output = incoming, output

    def _listen(self, kind: int, pipe: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError):
            while data := pipe.read(_CHUNK):
                self._put(kind, data)
        self._put(kind, b"")

    def _put(self, kind: int, data: bytes) -> None:
        while not self._closed:
            with contextlib.suppress(queue.Full):
                self._events.put((kind, data), timeout=0.2)
                return

    def _feed(self, pipe: IO[bytes]) -> None:
        while (data := self._requests.get()) is not None:
            view = memoryview(data)
            with contextlib.suppress(OSError, ValueError):
                while view:
                    view = view[pipe.write(view) or 0 :]
        with contextlib.suppress(OSError, ValueError):
            pipe.close()

    def push(self, data: bytes) -> None:
        """Hand a request to the writing thread."""
        self._requests.put(data)

    def pump(self, seconds: float) -> None:
        """Wait at most this long for anything to arrive, and take it."""
        with contextlib.suppress(queue.Empty):
            event = self._events.get(timeout=seconds) if seconds > 0 else self._events.get_nowait()
            self._take(*event)
            while True:
                self._take(*self._events.get_nowait())

    def _take(self, kind: int, data: bytes) -> None:
        if kind == _OUT:
            self._output.add(data)
        elif data:
            self._incoming += data
        else:
            self.ended = True

    def drain(self) -> None:
        """Take what has arrived; the reading threads need a moment for what is still in the pipe."""
        self.pump(0.005)

    def close(self) -> None:
        """End the threads and close the pipes. The process must be dead by now."""
        if self._closed:
            return
        self._closed = self.ended = True
        self._requests.put(None)
        for thread in self._threads:
            thread.join(2.0)
        for pipe in self._pipes:
            with contextlib.suppress(OSError, ValueError):
                pipe.close()
