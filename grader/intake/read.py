"""Looks at what lies at a path and sends it to its reader."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from grader.errors import SubmissionError, UsageError
from grader.intake import archive, folder, notebook, single
from grader.intake.choose import choose_main
from grader.intake.exported import without_notebook_calls
from grader.intake.members import Kind, kind_of
from grader.intake.names import id_of, safe_id, shown
from grader.intake.package import Contents
from grader.intake.parts import in_parts, part_of_file
from grader.intake.reading import mode_problem
from grader.intake.snapshot import snapshot
from grader.language import _
from grader.model.submission import Submission


def read_submission(path: Path, *, main: str, id: str | None = None, parts: Sequence[str] = ()) -> Submission:
    """Reads a file, a folder, a zip or tar archive, or a notebook once, into the bytes that are graded.

    Args:
        path: where the submission lies. A symbolic link is refused: a classmate's file may be behind it.
        main: name of the file that the exercise wants, for example ``backprop.py``. A single file is taken for it
            whatever its name; in a folder or an archive the rule of :mod:`grader.intake.choose` holds.
        id: the submission's id; made from the path when not given. Made safe in any case.
        parts: of an exercise of several files: their names, for example ``clinic/case01.py``; ``main`` is then the
            folder. Any of them may be missing.

    Raises:
        UsageError: nothing lies at ``path``.
        SubmissionError: nothing in it can be read. ``str()`` is one line that says what to do.
    """
    mode = _mode(path)
    wanted = safe_id(id) if id is not None else id_of(path if path.name else path.resolve())
    problem = mode_problem(mode)
    if problem and not stat.S_ISDIR(mode):
        raise SubmissionError(
            _("{path} {problem}. Name a file, a folder or an archive itself.").format(
                path=shown(str(path)), problem=problem
            )
        )
    if parts and not stat.S_ISDIR(mode) and not archive.is_archive(path):
        part = part_of_file(path.name, parts)
        alone = single.read_file(path, part, wanted)
        return in_parts(wanted, {part: alone.files[0].data}, alone.warnings, parts, main)
    if parts:
        read = folder.read_folder if stat.S_ISDIR(mode) else archive.read_archive
        contents = read(path, parts[0])
        return in_parts(wanted, contents.files, contents.warnings, parts, main)
    if stat.S_ISDIR(mode):
        return _packed(folder.read_folder(path, main), main, wanted)
    if archive.is_archive(path):
        return _packed(archive.read_archive(path, main), main, wanted)
    if notebook.is_notebook(path):
        return _from_notebook(path, main, wanted)
    return single.read_file(path, main, wanted)


def _mode(path: Path) -> int:
    try:
        return os.lstat(path).st_mode
    except FileNotFoundError:
        raise UsageError(_no_such(path)) from None
    except NotADirectoryError:
        raise UsageError(
            _("There is no {path}: a part of it is a file, not a folder.").format(path=shown(str(path)))
        ) from None
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path. OSError: too long, a loop of links, no right to look into a folder.
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(_("{path} cannot be read: {reason}.").format(path=shown(str(path)), reason=reason)) from None


def _no_such(path: Path) -> str:
    from difflib import get_close_matches

    try:
        near = get_close_matches(path.name, sorted(os.listdir(path.parent)), n=1, cutoff=0.6)
    except (OSError, ValueError):
        near = []
    if near:
        words = _("There is no file or folder {path}. Did you mean {near}?")
        return words.format(path=shown(str(path), 200), near=shown(str(path.parent / near[0]), 200))
    words = _("There is no file or folder {path}. Check the spelling and the folder.")
    return words.format(path=shown(str(path), 200))


def _packed(contents: Contents, main: str, id: str) -> Submission:
    sources = [name for name in contents.files if kind_of(name, main) is Kind.SOURCE]
    choice = choose_main([*sources, *contents.notebooks], main)
    warnings = [*contents.warnings, *([choice.warning] if choice.warning else [])]
    files = dict(contents.files)
    cells: tuple[tuple[int, int], ...] = ()
    chosen = choice.name
    if chosen in contents.notebooks:
        code = notebook.convert(contents.notebooks[chosen], shown(chosen))
        chosen = str(PurePosixPath(chosen).with_suffix(".py"))
        files[chosen], cells = code.source, code.cells
        warnings += code.warnings
    elif chosen is not None:
        files[chosen], notes = without_notebook_calls(files[chosen], chosen)
        warnings += notes
    return snapshot(id, files, chosen, warnings, cells)


def _from_notebook(path: Path, main: str, id: str) -> Submission:
    code = notebook.read_notebook(path)
    name = PurePosixPath(single.member_name(path, main)).with_suffix(".py").name
    return snapshot(id, {name: code.source}, name, code.warnings, code.cells)
