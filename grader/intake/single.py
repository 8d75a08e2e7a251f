"""A submission that is one source file."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from grader.errors import SubmissionError
from grader.intake import limits
from grader.intake.exported import without_notebook_calls
from grader.intake.members import UnreadableError
from grader.intake.names import name_problem, shown, size
from grader.intake.reading import read_at_most
from grader.intake.snapshot import snapshot
from grader.language import _
from grader.model.submission import Submission


def read_file(path: Path, main: str, id: str) -> Submission:
    """Takes the file for the exercise's file whatever its name; what it holds is for Python to judge."""
    suffixes = {".py", ".txt", "", PurePosixPath(main).suffix.lower()}
    if path.suffix.lower() not in suffixes:
        kinds = _("a .py file, a folder, a .zip or .tar archive, or a notebook")
        raise SubmissionError(
            _("{path} cannot be graded. Hand in {main}: {kinds}.").format(
                path=shown(path.name), main=shown(main), kinds=kinds
            )
        )
    data = read_whole(path, limits.FILE_BYTES)
    name = member_name(path, main)
    warnings = []
    if name != path.name and not path.name.lower().endswith(".py.txt"):
        warnings.append(_("{path} was read as {name}.").format(path=shown(path.name), name=shown(name)))
    data, notes = without_notebook_calls(data, name)
    return snapshot(id, {name: data}, name, [*warnings, *notes])


def member_name(path: Path, main: str) -> str:
    """The file's name in the snapshot: its own if it can be used, so that messages name what the student knows."""
    name = path.name[:-4] if path.name.lower().endswith(".py.txt") else path.name
    suffixes = (".py", ".ipynb", PurePosixPath(main).suffix)
    usable = not name_problem(name) and not name.startswith(".") and name.endswith(suffixes)
    return name if usable else PurePosixPath(main).name


def read_whole(path: Path, most: int) -> bytes:
    """Reads a file of at most ``most`` bytes, or raises SubmissionError."""
    try:
        data = read_at_most(path, most)
    except UnreadableError as error:
        raise SubmissionError(f"{shown(path.name)} {error}.") from None
    if len(data) > most:
        raise SubmissionError(
            _("{path} is larger than {most}. Hand in only the code that you wrote.").format(
                path=shown(path.name), most=size(most)
            )
        )
    return data
