"""Opens what lies on disk: regular files only, never through a link, never waiting, never more than a limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from grader.intake.members import UnreadableError
from grader.language import N_, _

# Windows has none of these; there is no FIFO to wait for, and links need a privilege to be made.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_SORTS = (
    (stat.S_ISLNK, N_("is a symbolic link")),
    (stat.S_ISFIFO, N_("is a named pipe")),
    (stat.S_ISSOCK, N_("is a socket")),
    (stat.S_ISBLK, N_("is a device")),
    (stat.S_ISCHR, N_("is a device")),
    (stat.S_ISDIR, N_("is a folder")),
)


def mode_problem(mode: int) -> str:
    """Why a file of this mode is not read, as the end of a sentence; empty for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return _(next((words for test, words in _SORTS if test(mode)), N_("is not a regular file")))


def open_regular(path: Path, seen: os.stat_result | None = None) -> BinaryIO:
    """Opens a regular file for reading, or raises :class:`UnreadableError`.

    ``seen`` is what ``lstat`` said when the file was listed: when it is another file by now (a folder on the way was
    exchanged for a link, say), it is refused.
    """
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        raise UnreadableError(_words(error, path)) from None
    try:
        now = os.fstat(handle)
        problem = mode_problem(now.st_mode)
        if not problem and seen is not None and not os.path.samestat(now, seen):
            problem = _("was exchanged while it was read")
        if problem:
            raise UnreadableError(problem)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_at_most(path: Path, limit: int, seen: os.stat_result | None = None) -> bytes:
    """Returns at most ``limit + 1`` bytes, so that the caller can tell a full file from one that is too large."""
    with open_regular(path, seen) as file:
        try:
            return file.read(limit + 1)
        except OSError as error:
            raise UnreadableError(_words(error, path)) from None


def _words(error: OSError, path: Path) -> str:
    if isinstance(error, PermissionError):
        return _("cannot be read (permission denied)")
    if path.is_symlink():
        return _("is a symbolic link")
    return _("cannot be read ({reason})").format(reason=error.strerror or type(error).__name__)
