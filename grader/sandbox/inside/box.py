"""The two folders of a worker: the submission, which nobody may change, and its working directory, the scratch."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """Absolute paths."""

    submission: str
    work: str

    @property
    def rooms(self) -> tuple[str, str]:
        """The folders around both. Landlock looks past the very place something is mounted on, but not past these."""
        return os.path.dirname(self.submission), os.path.dirname(self.work)


def box_in(base: str) -> Box:
    """The folders below ``base``."""
    return Box(f"{base}/read/submission", f"{base}/write/work")


def fill(box: Box, files: Mapping[str, bytes], assets: Mapping[str, bytes]) -> None:
    """Write the files and make the scratch folder the working directory, with links to what was handed in."""
    _write(box.submission, files)
    _write(box.work, assets)
    for name in {name.partition("/")[0] for name in files}:
        source, link = f"{box.submission}/{name}", f"{box.work}/{name}"
        if not os.path.lexists(link):  # open("data.csv") finds what was handed in
            try:
                os.symlink(source, link)
            except OSError:  # Windows without the right to make links
                import shutil

                (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, link)
    os.chdir(box.work)


def _write(folder: str, files: Mapping[str, bytes]) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    for name, data in files.items():
        path = f"{folder}/{name}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(os.open(path, flags, 0o444), "wb") as out:
            out.write(data)


def seal(folder: str) -> None:
    """Take away the right to write, where modes are all there is."""
    for path, _, _ in os.walk(folder, topdown=False):
        os.chmod(path, 0o555)


def settle(box: Box) -> None:
    """Point everything that looks for a home or a place for temporary files at the scratch folder."""
    names = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR", "XDG_CACHE_HOME"), box.work)
    os.environ.update(names, MPLBACKEND="Agg", USER="student", LOGNAME="student")
    if "tempfile" in sys.modules:
        vars(sys.modules["tempfile"])["tempdir"] = None  # it remembers the first place it found


def remove(base: str) -> None:
    """Remove a folder a student wrote into, however deep and whatever the modes; never follows a link.

    Folders inside are moved up before they are emptied, so that no path grows too long for the system.
    """
    pending, count = [base], 0
    while pending:
        folder = pending.pop()
        for path, is_folder in _entries(folder):
            try:
                if is_folder:
                    count += 1
                    os.chmod(path, 0o700)
                    os.rename(path, f"{base}/.{count}")
                    pending.append(f"{base}/.{count}")
                else:
                    os.unlink(path)
            except OSError:
                continue
        if folder != base:
            _remove_empty(folder)
    _remove_empty(base)


def _entries(folder: str) -> list[tuple[str, bool]]:
    try:
        os.chmod(folder, 0o700)
        with os.scandir(folder) as entries:
            return [(entry.path, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError:
        return []


def _remove_empty(folder: str) -> None:
    with contextlib.suppress(OSError):
        os.rmdir(folder)
