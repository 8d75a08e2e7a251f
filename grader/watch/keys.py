"""Single keys from the terminal, without Enter and without an echo; the terminal is as it was afterwards."""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any

_LONGEST = 8
"""Bytes that arrive together. More is pasted text, which is no command."""
_BEAT = 0.05
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?", re.DOTALL)


class Keys:
    """Calls ``pressed`` with each key from a thread of its own. A context; may be entered again."""

    def __init__(self, pressed: Callable[[str], None]) -> None:
        self._pressed = pressed
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        self._before: Any = None
        self._wake = (-1, -1)

    def __enter__(self) -> Keys:
        self._over.clear()
        self.take_terminal()
        if sys.platform != "win32":
            self._wake = os.pipe()
        self._thread = threading.Thread(target=self._read, name="keys", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if sys.platform != "win32":
            os.write(self._wake[1], b"x")
        if self._thread is not None:
            self._thread.join(2.0)
        for end in self._wake:
            with suppress(OSError):
                os.close(end)
        self.give_terminal_back()

    def take_terminal(self) -> None:
        """No echo and no waiting for Enter; Ctrl-C and Ctrl-Z still work. Also after a pause with Ctrl-Z."""
        if sys.platform != "win32":
            import termios
            import tty

            number = sys.stdin.fileno()
            self._before = self._before or termios.tcgetattr(number)
            tty.setcbreak(number, termios.TCSADRAIN)

    def give_terminal_back(self) -> None:
        """As it was."""
        if sys.platform != "win32" and self._before is not None:
            import termios

            with suppress(termios.error):  # the terminal has gone
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._before)
            self._before = None

    def _read(self) -> None:
        with suppress(OSError, ValueError):
            while not self._over.is_set():
                for key in _wanted(self._chunk()):
                    self._pressed(key)

    def _chunk(self) -> bytes:
        if sys.platform == "win32":
            import msvcrt

            if msvcrt.kbhit():
                return msvcrt.getch()
            self._over.wait(_BEAT)
            return b""
        import select

        number = sys.stdin.fileno()
        ready, _, _ = select.select([number, self._wake[0]], [], [])
        if number not in ready:
            return b""
        data = os.read(number, 1024)
        if not data:  # nobody types there any more
            self._over.set()
        return data


def can_read_keys() -> bool:
    """Whether somebody sits at a terminal that belongs to this program."""
    try:
        if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
            return False
        return sys.platform == "win32" or os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (AttributeError, OSError, ValueError):
        return False


def _wanted(data: bytes) -> str:
    """Plain letters; an arrow key arrives as an escape sequence, which means nothing here."""
    data = _SEQUENCE.sub(b"", data)
    if len(data) > _LONGEST:
        return ""
    return "".join(chr(byte).lower() for byte in data if byte in b"\r\n" or 32 < byte < 127)
