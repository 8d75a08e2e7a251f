"""Text that the user names on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from grader.errors import UsageError
from grader.language import _

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
        raise UsageError(_("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)) from None
    if len(data) > _LARGEST:
        raise UsageError(
            _("{path} is no report: it is larger than {largest} MB.").format(path=path, largest=_LARGEST >> 20)
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(_("{path} is no report: it is not UTF-8 text.").format(path=path)) from None
