"""Finds the submissions in a folder, however a platform or a teacher laid them out.

- a folder for each student (``ada/backprop.py``), also one floor down in a folder that holds nothing else;
- a file for each student (``ada.py``, ``ada.zip``, ``ada.ipynb``);
- the downloads of Canvas, Moodle and Gradescope, several files of one student together.

Hidden files and folders, and those of the system, are left out and told.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from grader.batch.download import GRADESCOPE_NAMES, Label, gradescope_people, label_of
from grader.errors import UsageError
from grader.intake.members import Kind, is_quiet, kind_of
from grader.intake.names import id_of, listing, safe_id, shown
from grader.model.frozen import frozen

_LARGEST_METADATA = 20 << 20  # bytes; a class of thousands fits


@frozen
class Entry:
    """One submission that was found."""

    id: str
    """Safe for a file name, different from all others."""
    paths: tuple[Path, ...]
    """One file or folder; several files that a platform put side by side."""
    names: tuple[str, ...] = ()
    """What the student called those files; empty when they bear their own names."""
    number: str = ""
    """The platform's number of the student."""
    name: str = ""
    email: str = ""


@frozen
class Found:
    """All submissions of a folder."""

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...]


def find_entries(folder: Path, main: str) -> Found:
    """The submissions in ``folder``, in the order of their ids.

    Args:
        main: the file that the exercise wants; it tells a student's folder from a folder of students.

    Raises:
        UsageError: it is no folder, cannot be read, or there is nothing in it that could be a submission.
    """
    top = _descend(folder, main)
    warnings: list[str] = []
    people = _people(top)
    groups: dict[str, list[tuple[Path, Label | None]]] = {}
    hidden: list[str] = []
    for path in _listed(top):
        if is_quiet(path.name):
            hidden.append(path.name)
        elif path.name == GRADESCOPE_NAMES or not _may_be_one(path, main):
            continue
        else:
            label = label_of(path.name)
            if label is not None and label.text:
                continue
            groups.setdefault(label.owner if label else path.name, []).append((path, label))
    if hidden:
        warnings.append(f"Left out because hidden or the system's own: {listing(sorted(hidden))}.")
    if not groups:
        raise UsageError(
            f"There is nothing to grade in {shown(str(folder), 200)}: "
            f"no folder, no {shown(main)}, no archive, no notebook."
        )
    entries = [_entry(owner, members, people) for owner, members in sorted(groups.items())]
    return Found(_distinct(entries), tuple(warnings))


def _descend(folder: Path, main: str) -> Path:
    """Past folders that hold nothing but one folder of submissions."""
    if not folder.is_dir():
        advice = "a folder with one submission for each student"
        problem = "is a file" if folder.exists() else "does not exist"
        raise UsageError(f"{shown(str(folder), 200)} {problem}; name {advice}, or a platform's zip download.")
    while True:
        inside = [path for path in _listed(folder) if not is_quiet(path.name)]
        if len(inside) != 1 or not inside[0].is_dir() or inside[0].is_symlink() or label_of(inside[0].name):
            return folder
        below = [path for path in _listed(inside[0]) if not is_quiet(path.name)]
        if not below or not all(
            path.is_dir() or label_of(path.name) or path.name == GRADESCOPE_NAMES for path in below
        ):
            return folder  # the one folder is a student's own
        folder = inside[0]


def _listed(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in sorted(os.listdir(folder))]
    except OSError as error:
        raise UsageError(f"{shown(str(folder), 200)} cannot be read: {error.strerror or error}.") from None


def _may_be_one(path: Path, main: str) -> bool:
    """A folder, or a file that could be graded. A link is one too: it is refused by its reader, and reported."""
    if path.is_dir() or path.is_symlink():
        return True
    label = label_of(path.name)
    name = label.file if label is not None and label.file else path.name
    return kind_of(name, main) in (Kind.SOURCE, Kind.NOTEBOOK, Kind.ARCHIVE) or label is not None


def _people(folder: Path) -> dict[str, tuple[str, str, str]]:
    try:
        with (folder / GRADESCOPE_NAMES).open("rb") as file:
            return gradescope_people(file.read(_LARGEST_METADATA).decode("utf-8", "replace"))
    except OSError:
        return {}


def _entry(owner: str, members: Sequence[tuple[Path, Label | None]], people: dict[str, tuple[str, str, str]]) -> Entry:
    paths = tuple(path for path, _ in members)
    label = members[0][1]
    if label is None:
        return Entry(id_of(paths[0]), paths)
    number, name, email = people.get(owner, (label.number, label.name, ""))
    names = tuple(one.file for _, one in members if one is not None and one.file)
    return Entry(safe_id(owner), paths, names if len(names) == len(paths) else (), number or label.number, name, email)


def _distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Ids that differ even where capital letters do not count, as on macOS and Windows."""
    from dataclasses import replace

    taken: set[str] = set()
    result = []
    for entry in entries:
        name, number = entry.id, 1
        while name.lower() in taken:
            number += 1
            name = f"{entry.id}-{number}"
        taken.add(name.lower())
        result.append(replace(entry, id=name))
    return tuple(result)
