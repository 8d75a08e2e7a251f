"""A submission that is a folder."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from grader.intake import limits
from grader.intake.members import Member, is_quiet, unusable
from grader.intake.names import shown
from grader.intake.package import Contents, gather
from grader.intake.reading import mode_problem, read_at_most
from grader.language import _


def read_folder(path: Path, main: str) -> Contents:
    """Reads what counts in the folder and the folders in it. Links are named, never followed."""
    shared: list[str] = []
    contents = gather(
        _members(path, main, shared), _("the folder {path}").format(path=shown(path.name or str(path))), main
    )
    # Copied bytes harm nobody, and backup programs make hard links; but whoever grades should know.
    notes = tuple(
        _("{name} is a hard link: the same file also lies elsewhere. Its bytes were copied.").format(name=shown(name))
        for name in shared
        if any(kept == name or name.endswith("/" + kept) for kept in contents.files)
    )
    return Contents(contents.files, contents.notebooks, contents.warnings + notes)


def _members(root: Path, main: str, shared: list[str]) -> Iterator[Member]:
    """Lists breadth first and sorted, so that a limit cuts off the same files everywhere, the deepest ones first."""
    waiting = deque([(root, "")])
    while waiting:
        folder, prefix = waiting.popleft()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield unusable(prefix.rstrip("/") or root.name, _closed(error))
            continue
        if any(entry.name == "pyvenv.cfg" for entry in entries) and prefix:
            continue  # a virtual environment: thousands of other people's files
        for entry in entries:
            name = prefix + entry.name
            try:
                seen = os.lstat(entry.path)  # on Windows DirEntry.stat knows no inode
            except OSError as error:
                yield unusable(name, _closed(error))
                continue
            if stat.S_ISDIR(seen.st_mode):
                yield from _enter(entry, name, waiting)
                continue
            if seen.st_nlink > 1:
                shared.append(name)
            yield Member(name, seen.st_size, _reader(folder / entry.name, seen), mode_problem(seen.st_mode))


def _enter(entry: os.DirEntry[str], name: str, waiting: deque[tuple[Path, str]]) -> Iterator[Member]:
    if entry.name.lower().endswith((".py", ".ipynb")):
        yield unusable(name, _("is a folder, not a file,"))
    elif name.count("/") >= limits.DEPTH:
        yield unusable(name, _("lies too deep in folders"))
    elif not is_quiet(name):
        waiting.append((Path(entry.path), name + "/"))


def _reader(path: Path, seen: os.stat_result) -> Callable[[int], bytes]:
    return lambda limit: read_at_most(path, limit, seen)


def _closed(error: OSError) -> str:
    return _("cannot be read ({reason})").format(reason=(error.strerror or type(error).__name__).lower())
