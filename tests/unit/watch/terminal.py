"""A terminal of 80 columns and 24 lines with ``nngrade watch`` in it, driven as a student would. Nothing sleeps."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pyte
from ptyprocess import PtyProcess

_PATIENCE = 60.0  # seconds until a text that does not come is a failure
# Of the tests themselves, and what would make the screen another one.
_FOREIGN = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "VISUAL", "EDITOR", "NNGRADE_DEBUG")


class Terminal:
    """One session. The caller closes it."""

    def __init__(self, folder: Path, args: Sequence[str], *, columns: int = 80, lines: int = 24, **env: str) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.raw = b""
        """Everything that was written, escapes included."""
        self._stream = pyte.ByteStream(self.screen)
        kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
        environment = {**kept, "TERM": "xterm-256color", "PYTHONUTF8": "1", **env}
        command = [sys.executable, "-m", "grader.cli", "watch", *args]
        self.process = PtyProcess.spawn(command, cwd=str(folder), env=environment, dimensions=(lines, columns))

    @property
    def text(self) -> str:
        """The screen as a reader sees it, without blanks at the ends of lines and empty lines below."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip("\n")

    def wait_for(self, text: str) -> str:
        """Read until the screen holds ``text``; returns the screen."""
        until = time.monotonic() + _PATIENCE
        while text not in self.text:
            assert self._read(until - time.monotonic()), f"{text!r} did not come. The screen:\n{self.text}"
        return self.text

    def wait_for_end(self) -> int:
        """Read until the program ends; its exit code."""
        until = time.monotonic() + _PATIENCE
        while self._read(until - time.monotonic()):
            pass
        self.process.wait()
        return self.process.exitstatus if self.process.exitstatus is not None else -self.process.signalstatus

    def press(self, keys: str) -> None:
        """Type."""
        self.process.write(keys.encode())

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.process.fd], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self.process.fd, 65536)
        except OSError:  # the program has closed it
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def close(self) -> None:
        """End it, whatever it does."""
        if self.process.isalive():
            self.process.kill(signal.SIGTERM)
            self.wait_for_end()
        self.process.close(force=True)
