"""What is kept of our own mistakes, so that a report of one is worth something."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback

from grader import __version__
from grader.language import _


def log_crash(error: BaseException) -> str:
    """Write the traceback to a file of its own; returns the line for the user."""
    what = _("the grader itself failed ({name}); no score was given.").format(name=type(error).__name__)
    try:
        handle, path = tempfile.mkstemp(prefix="nngrade-crash-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.write(_details(error))
    except OSError:
        return f"{what} {_('Set NNGRADE_DEBUG=1 to see where.')}"
    return f"{what} {_('Please send {path} to the maintainers: it says where.').format(path=path)}"


def _details(error: BaseException) -> str:
    lines = [
        f"nngrade {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"command: {sys.argv[1:]!r}",
        "",
        "".join(traceback.format_exception(type(error), error, error.__traceback__)),
    ]
    return "\n".join(lines)
