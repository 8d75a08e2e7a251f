"""Text that the user names on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from grader.errors import UsageError

_LARGEST = 64 << 20  # bytes


def read_text(path: Path) -> str:
    """The file's text; ``-`` is standard input.

    Raises:
        UsageError: it cannot be read, is no text, or is far too large.
    """
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with path.open("rb") as file:
                data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    if len(data) > _LARGEST:
        raise UsageError(f"{path} is no report: it is larger than {_LARGEST >> 20} MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is no report: it is not UTF-8 text.") from None
