"""What a student has reached so far, in ``.nngrade/progress.json`` of the working folder.

A convenience, never the source of a grade: whatever is wrong with the file, grading goes on.
"""

from __future__ import annotations

from pathlib import Path

from grader.language import _
from grader.model.progress import Best, Progress
from grader.progress import parse, store
from grader.progress.remember import remember, remember_hint, remember_surrender
from grader.progress.store import FOLDER, SCHEMA, delete, find_folder

__all__ = [
    "FOLDER",
    "SCHEMA",
    "Best",
    "delete",
    "find_folder",
    "load_progress",
    "read_progress",
    "remember",
    "remember_hint",
    "remember_surrender",
]


def load_progress(folder: Path) -> Progress:
    """The whole record; empty when there is none. Never an error: what is wrong with the file is its ``notice``."""
    try:
        raw = store.read(folder)
    except OSError as error:
        return Progress(notice=_("Your progress file cannot be read: {reason}.").format(reason=error.strerror or error))
    notice = ""
    if raw.newer:
        notice = _("This record was written by a newer nngrade; what it added is not shown.")
    elif raw.damaged:
        notice = _("Your progress file is damaged. What can still be read is shown; the next check puts it aside.")
    return parse.progress(raw.data, notice)


def read_progress(folder: Path) -> dict[str, Best]:
    """Best results by exercise id; empty when there is no file or it cannot be understood."""
    found = load_progress(folder).exercises
    return {name: entry.best for name, entry in found.items() if entry.best is not None}
