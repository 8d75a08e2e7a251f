"""The file ``.nngrade/progress.json``: read with care, written whole, one writer at a time.

A crash leaves the old file or the new one. A damaged file is put aside under a name of its own, never overwritten. A
newer nngrade's file is read as far as it is understood, and never written.
"""

from __future__ import annotations

import errno
import json
import math
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from grader.language import _
from grader.model.frozen import frozen
from grader.progress.parse import repaired, shallow

FOLDER = ".nngrade"
SCHEMA = "nngrade.progress/2"
_ANY = "nngrade.progress/"
_OLDER = ("nngrade.progress/1",)  # the same fields, fewer of them
_FILE = "progress.json"
_LARGEST = 8 << 20  # bytes; ours has at most half a megabyte
_PATIENCE, _PAUSE = 10.0, 0.02  # seconds to wait for another writer, and between two looks


@frozen
class Raw:
    """What the file holds."""

    data: Mapping[str, Any]
    """Without what is of the wrong kind."""
    damaged: bool = False
    newer: bool = False


def path_in(folder: Path) -> Path:
    """Where the record of a working folder lies."""
    return folder / FOLDER / _FILE


def find_folder(start: Path) -> Path | None:
    """The working folder that ``start`` lies in: it, or one of the two above it, has a record."""
    for folder in (start, *start.parents[:2]):
        if path_in(folder).is_file():
            return folder
    return None


def read(folder: Path) -> Raw:
    """The record; empty when there is none.

    Raises:
        OSError: there is one, and it cannot be read.
    """
    try:
        with path_in(folder).open("rb") as file:
            text = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Raw({})
    try:
        data = json.loads(text, parse_constant=lambda _: None, parse_float=_finite)
    except (ValueError, RecursionError):
        return Raw({}, damaged=True)
    if not isinstance(data, dict) or len(text) > _LARGEST or not shallow(data):
        return Raw({}, damaged=True)
    schema = data.get("schema", SCHEMA)
    known = schema in (SCHEMA, *_OLDER)
    if not known and isinstance(schema, str) and schema.startswith(_ANY):
        return Raw(data, newer=True)
    sound = repaired(data)
    return Raw(sound, damaged=not known or sound != data)


@contextmanager
def changing(folder: Path) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Change the record: what the block leaves in the dictionary is written. The list is for what is to be said.

    A newer nngrade's file is not changed; that is said too.

    Raises:
        OSError: the folder cannot be written, or somebody else keeps it locked.
    """
    home = folder / FOLDER
    home.mkdir(exist_ok=True)
    with _alone(home):
        for left in home.glob(".progress.*.tmp"):  # by somebody who was killed while writing
            left.unlink(missing_ok=True)
        raw, notices = read(folder), list[str]()
        if raw.newer:
            notices.append(
                _(
                    "Your progress in {folder} was written by a newer nngrade. It is left as it is, "
                    "and nothing is added."
                ).format(folder=FOLDER)
            )
            yield {}, notices
            return
        data = dict(raw.data)
        yield data, notices
        if raw.damaged:
            notices.append(_put_aside(folder))
        _write(path_in(folder), {**data, "schema": SCHEMA})


def delete(folder: Path) -> None:
    """Take the record away, with what was put aside. Other files stay.

    Raises:
        OSError: it cannot be deleted.
    """
    home = folder / FOLDER
    with _alone(home):
        for path in (path_in(folder), *home.glob("progress.broken*"), *home.glob(".progress.*.tmp")):
            path.unlink(missing_ok=True)


def _finite(word: str) -> float | None:
    """What JSON cannot say is not written again: ``1e999``."""
    value = float(word)
    return value if math.isfinite(value) else None


def _put_aside(folder: Path) -> str:
    """Keep the damaged file under the first free name; says so."""
    path = path_in(folder)
    for number in range(1, 1000):
        aside = path.with_name("progress.broken" if number == 1 else f"progress.broken-{number}")
        if not aside.exists():
            shutil.copyfile(
                path, aside
            )  # a copy: whatever happens next, the name progress.json is never without a file
            return _(
                "Your progress file was damaged. It is kept as {folder}/{aside}, and what could "
                "still be read was carried over. Your exercises are untouched."
            ).format(folder=FOLDER, aside=aside.name)
    raise OSError(errno.EEXIST, _("{folder} holds too many damaged files").format(folder=FOLDER))


def _write(path: Path, data: Mapping[str, Any]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".progress.", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=1, allow_nan=False)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Wait for another check of the same folder; where there are no locks, the later one wins."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    end = time.monotonic() + _PATIENCE
    with (home / "lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    raise
                time.sleep(_PAUSE)
            except OSError:  # some network file systems have no locks
                break
            else:
                break
        yield
