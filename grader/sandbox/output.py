"""What a worker printed: counted in full, kept in part."""

from __future__ import annotations

KEEP = 2048
"""Bytes kept of the beginning, and as many of the end."""


class Output:
    """Standard output and error of one worker."""

    def __init__(self) -> None:
        self.total = 0
        """Bytes since the worker began."""
        self._head = bytearray()
        self._tail = bytearray()
        self._left_out = 0

    def add(self, data: bytes) -> None:
        """Take what was read from the pipe."""
        self.total += len(data)
        room = KEEP - len(self._head)
        if room > 0:
            self._head += data[:room]
            data = data[room:]
        if data:
            self._tail += data
            extra = len(self._tail) - KEEP
            if extra > 0:
                self._left_out += extra
                del self._tail[:extra]

    def take(self) -> str:
        """The text since the last ``take``, at most 4 kB of it: beginning and end."""
        head, tail, left_out = bytes(self._head), bytes(self._tail), self._left_out
        self._head, self._tail, self._left_out = bytearray(), bytearray(), 0
        if not left_out:
            return (head + tail).decode("utf-8", "backslashreplace")
        # A cut may fall inside a character; what is left of it is no text.
        first, last = head.decode("utf-8", "ignore"), tail.decode("utf-8", "ignore")
        return f"{first}\n... {left_out} bytes left out ...\n{last}"
