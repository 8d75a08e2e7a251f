"""A file that refuses to be read in large pieces."""

from __future__ import annotations

from typing import BinaryIO


class TooGreedyError(Exception):
    """A reader asked for more than any honest archive makes it ask for."""


class Bounded:
    """Hands on a seekable binary file, piece by piece.

    The readers of the standard library take a header's word for its length and read that much at once. No honest file
    has such headers, so the reader is stopped there.
    """

    def __init__(self, file: BinaryIO, piece: int, total: int | None = None) -> None:
        """``piece`` bounds one read, ``total`` (if given) all reads together until :meth:`free` is called."""
        self._file = file
        self._piece = piece
        self._left = total

    def read(self, count: int | None = -1) -> bytes:
        """Reads like a file does, but raises :class:`TooGreedyError` instead of giving more than the bounds."""
        wanted = self._piece + 1 if count is None or count < 0 else count
        if count is not None and count > self._piece:
            raise TooGreedyError
        data = self._file.read(wanted)
        if self._left is not None:
            self._left -= len(data)
        if len(data) > self._piece or (self._left is not None and self._left < 0):
            raise TooGreedyError
        return data

    def free(self) -> None:
        """Lifts the bound on all reads together: the headers are read, the contents have bounds of their own."""
        self._left = None

    def seek(self, offset: int, whence: int = 0) -> int:
        """Like a file's."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Like a file's."""
        return self._file.tell()

    def seekable(self) -> bool:
        """Always; archives that cannot be read twice are unpacked into a temporary file first."""
        return True
