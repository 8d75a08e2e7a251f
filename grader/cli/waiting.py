"""A sign of life on standard error while a check takes longer than half a second; only for somebody who watches."""

from __future__ import annotations

import os
import sys
import threading
import time
from types import TracebackType

from grader.model.text import one_line

_PATIENCE = 0.5  # seconds before anything is shown
_BEAT = 0.2


class Waiting:
    """A line that is written over and gone at the end. Used as a context around the slow part."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._now = ""
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def say(self, text: str) -> None:
        """What is being done now, for example the title of a test."""
        self._now = text

    def __enter__(self) -> Waiting:
        if sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            self._thread = threading.Thread(target=self._beat, daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def _beat(self) -> None:
        from shutil import get_terminal_size

        started = time.monotonic()
        if self._over.wait(_PATIENCE):
            return
        try:
            while not self._over.wait(_BEAT):
                self._show(line(self._what, self._now, time.monotonic() - started, get_terminal_size().columns))
            self._show("")
        except (OSError, ValueError):  # the terminal has gone; the check has not
            return

    def _show(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def line(what: str, now: str, seconds: float, columns: int) -> str:
    """``Checking exercise3, 4 s: ReLU keeps ...``, short enough for one line."""
    text = f"{what}, {seconds:.0f} s: {now}" if now else f"{what}, {seconds:.0f} s"
    return one_line(text, max(columns - 1, 10))
