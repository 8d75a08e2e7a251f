"""From an entry to the bytes that are graded."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from grader.batch.layout import Entry
from grader.errors import SubmissionError
from grader.intake import read_submission
from grader.intake.limits import NOTEBOOK_BYTES
from grader.intake.names import clean_name, name_problem
from grader.model.submission import Submission


def read_entry(entry: Entry, main: str, parts: Sequence[str] = ()) -> Submission:
    """The submission of an entry; files that a platform renamed get their own names back.

    Raises:
        SubmissionError: nothing of it can be read.
    """
    if len(entry.paths) == 1:
        return read_submission(entry.paths[0], main=main, id=entry.id, parts=parts)
    with tempfile.TemporaryDirectory(prefix="nngrade-batch-") as place:
        folder = Path(place) / entry.id
        folder.mkdir()
        for number, path in enumerate(entry.paths):
            if path.is_symlink() or not path.is_file() or path.stat().st_size > NOTEBOOK_BYTES:
                continue
            shutil.copyfile(path, _place(folder, path, entry.names[number] if entry.names else ""))
        if not any(folder.iterdir()):
            raise SubmissionError(f"None of the {len(entry.paths)} files of {entry.id} can be read.")
        return read_submission(folder, main=main, id=entry.id, parts=parts)


def _place(folder: Path, path: Path, name: str) -> Path:
    """Under the student's own name, unless it is none or taken."""
    if name and "/" not in name and not name_problem(name):
        own = folder / clean_name(name)
        if not own.exists():
            return own
    return folder / path.name
