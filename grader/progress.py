"""What a student has reached so far, in ``.nngrade/progress.json`` of the working folder.

A convenience, never the source of a grade: whatever is wrong with the file, grading goes on. It is replaced whole, so
a crash leaves the old one or the new one; two checks at once wait for each other; a newer nngrade's file is left alone.
"""

from __future__ import annotations

import json
import math
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from grader.model.frozen import frozen
from grader.model.report import Report, ReportStatus

FOLDER = ".nngrade"
SCHEMA = "nngrade.progress/1"
_FILE = "progress.json"
_LARGEST = 1 << 20  # bytes; ours has a few hundred


@frozen
class Best:
    """The best result of one exercise."""

    score: float
    max_score: float
    checks: int = 1
    """How often the exercise was checked."""
    reached: str = ""
    """When the best score came, in UTC, as ``2026-03-01T12:00:00Z``."""

    @property
    def done(self) -> bool:
        """Full marks."""
        return self.score >= self.max_score


def read_progress(folder: Path) -> dict[str, Best]:
    """Best results by exercise id; empty when there is no file or it cannot be understood."""
    entries = _read(folder / FOLDER / _FILE).get("exercises")
    found = {name: _best(entry) for name, entry in entries.items()} if isinstance(entries, dict) else {}
    return {name: best for name, best in found.items() if best is not None}


def remember(folder: Path, report: Report) -> None:
    """Add a report to the working folder's record. Reports without a score say nothing about the student.

    Raises:
        OSError: the folder cannot be written.
    """
    if report.status is ReportStatus.GRADER_ERROR:
        return
    home = folder / FOLDER
    home.mkdir(exist_ok=True)
    with _alone(home):
        path = home / _FILE
        data = _read(path)
        if data.get("schema", SCHEMA) != SCHEMA:
            return
        if not data and path.exists():  # a broken file may still be of use to somebody
            os.replace(path, path.with_suffix(".broken"))
        entries = data.get("exercises")
        entries = entries if isinstance(entries, dict) else {}
        entries[report.exercise] = _updated(entries.get(report.exercise), report)
        _write(path, {**data, "schema": SCHEMA, "exercises": entries})


def find_folder(start: Path) -> Path | None:
    """The working folder that ``start`` lies in: it, or one of the two above it, has a record."""
    for folder in (start, *start.parents[:2]):
        if (folder / FOLDER / _FILE).is_file():
            return folder
    return None


def _updated(entry: Any, report: Report) -> dict[str, Any]:
    old = _best(entry)
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    kept = dict(entry) if isinstance(entry, dict) else {}
    checks = old.checks + 1 if old else 1
    if old and old.score / (old.max_score or 1) >= report.score / (report.max_score or 1):
        return {**kept, "checks": checks}
    return {**kept, "best": report.score, "max": report.max_score, "reached": now, "checks": checks}


def _best(entry: Any) -> Best | None:
    if not isinstance(entry, Mapping):
        return None
    score, full = _number(entry.get("best")), _number(entry.get("max"))
    if score is None or full is None:
        return None
    checks, reached = entry.get("checks"), entry.get("reached")
    count = checks if isinstance(checks, int) and not isinstance(checks, bool) and checks > 0 else 1
    return Best(score, full, count, reached if isinstance(reached, str) else "")


def _number(value: Any) -> float | None:
    sound = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
    return float(value) if sound else None


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _write(path: Path, data: Mapping[str, Any]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".progress.", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=2, allow_nan=False)
            file.write("\n")
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
    with (home / "lock").open("w") as lock:
        with suppress(OSError):  # some network file systems have none
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
