"""The folder of results: what is finished stays finished, whatever happens to the program or the machine.

``batch.json`` says what is graded with which seed; ``reports/<id>.json`` is written whole or not at all.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from grader.errors import OutputError, UsageError
from grader.model.frozen import frozen
from grader.model.report import Report, ReportStatus
from grader.render.json import dump
from grader.render.load import load

SCHEMA = "nngrade.batch/1"
_FILE = "batch.json"


@frozen
class Plan:
    """What all submissions of a batch have in common."""

    exercise: str
    course: str
    """Version of the course: a hash of everything that decides a grade."""
    seed: int
    """Of the hidden tests' inputs: everybody is asked the same."""
    staff: bool = False
    limits: tuple[str, ...] = ()
    """Other limits than the exercise's, as they were given."""


class Results:
    """The folder ``-o`` names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports = folder / "reports"

    def begin(self, plan: Plan) -> None:
        """Make the folder.

        Raises:
            OutputError: it cannot be made.
            UsageError: an earlier batch left its results there.
        """
        if (self.folder / _FILE).exists():
            raise UsageError(
                f"{self.folder} holds the results of an earlier batch. "
                "Add --resume to go on with it, or name another folder."
            )
        try:
            self.reports.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{self.folder} cannot be made: {error.strerror or error}.") from None
        text = json.dumps({"schema": SCHEMA, **_plain(plan)}, indent=2) + "\n"
        self.write(_FILE, text)

    def resumed(self, exercise: str, course: str) -> Plan:
        """The plan that an earlier batch left.

        Raises:
            UsageError: there is none, or it was made for another exercise or another version of the course.
        """
        try:
            data = json.loads((self.folder / _FILE).read_bytes())
            plan = Plan(
                str(data["exercise"]), str(data["course"]), int(data["seed"]), data.get("staff") is True, _limits(data)
            )
        except (OSError, ValueError, KeyError, TypeError):
            raise UsageError(
                f"There is no batch to go on with in {self.folder}. Leave out --resume to begin one."
            ) from None
        if plan.exercise != exercise:
            raise UsageError(f"{self.folder} holds results of {plan.exercise}, not of {exercise}.")
        if plan.course != course:
            raise UsageError(
                f"The course has changed since the results in {self.folder} were made. "
                "Grade all anew in another folder."
            )
        return plan

    def report(self, id: str) -> Report | None:
        """The finished report of a submission; None when there is none, it is damaged, or it holds no score."""
        try:
            report = load((self.reports / f"{id}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError, UsageError):
            return None
        return None if report.status is ReportStatus.GRADER_ERROR else report

    def keep(self, report: Report) -> None:
        """Put a finished report on disk."""
        self.write(f"reports/{report.submission.id}.json", dump(report))

    def write(self, name: str, text: str) -> None:
        """A file that is complete or not there at all.

        Raises:
            OutputError: it cannot be written; everything finished before is kept.
        """
        path = self.folder / name
        try:
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-", suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(handle)  # else a power cut may leave a name without its text
                os.chmod(temporary, 0o666 & ~_mask())
                os.replace(temporary, path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(temporary)
                raise
        except OSError as error:
            raise OutputError(
                f"{path} cannot be written: {error.strerror or error}. What is finished is kept; go on with --resume."
            ) from None


def _plain(plan: Plan) -> dict[str, Any]:
    return {
        "exercise": plan.exercise,
        "course": plan.course,
        "seed": plan.seed,
        "staff": plan.staff,
        "limits": list(plan.limits),
    }


def _limits(data: Any) -> tuple[str, ...]:
    return tuple(str(limit) for limit in data.get("limits", ()))


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
