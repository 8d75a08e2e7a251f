"""Before anything is graded: which submissions there are, whose they are, and which of them are finished already."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from grader.batch.layout import Entry, find_entries
from grader.batch.record import Plan, Results
from grader.batch.roster import Person, matched, read_roster
from grader.batch.row import Row, row_of
from grader.batch.staging import read_entry
from grader.batch.unpack import unpack
from grader.catalog import Course
from grader.errors import UsageError
from grader.intake.names import listing, shown
from grader.model.exercise import Exercise
from grader.model.frozen import frozen


@frozen
class Request:
    """What was asked for."""

    folder: Path
    """Of submissions, or a platform's zip download."""
    out: Path
    roster: Path | None = None
    resume: bool = False
    """Keep what is finished."""
    changed: bool = False
    """Keep what is finished and was not handed in again."""
    regrade: tuple[str, ...] = ()
    """Ids to grade anew; everything else is kept."""
    seed: int | None = None
    staff: bool = False
    limits: tuple[str, ...] = ()
    """Other limits than the exercise's: ``call=20``."""


@frozen
class Begun:
    """What is there and what is left to do."""

    results: Results
    plan: Plan
    done: tuple[Row, ...]
    left: tuple[Entry, ...]
    absent: tuple[Person, ...]
    """On the class list, without a submission."""


@contextmanager
def begin(request: Request, exercise: Exercise, course: Course, note: Callable[[str], None]) -> Iterator[Begun]:
    """Look around; a zip download is unpacked for as long as the context lasts.

    Args:
        note: is told what was left out.

    Raises:
        UsageError: nothing to grade, a wrong class list, or results of another batch in the way.
        OutputError: the folder for results cannot be made.
    """
    with _folder(request.folder, note) as folder:
        found = find_entries(folder, exercise.file)
        for warning in found.warnings:
            note(warning)
        entries, absent = matched(found.entries, read_roster(request.roster) if request.roster else ())
        _check_ids(request.regrade, entries)
        results = Results(request.out)
        if request.resume or request.changed or request.regrade:
            plan = results.resumed(exercise.id, course.version)
            _check_same(request, plan)
        else:
            plan = Plan(exercise.id, course.version, _seed(request.seed), request.staff, request.limits)
            results.begin(plan)
        done, left = _parted(request, exercise, results, entries)
        yield Begun(results, plan, tuple(done), tuple(left), absent)


@contextmanager
def _folder(path: Path, note: Callable[[str], None]) -> Iterator[Path]:
    if not (path.is_file() and path.suffix.lower() == ".zip"):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="nngrade-class-") as place:
        for warning in unpack(path, Path(place)):
            note(warning)
        yield Path(place)


def _check_same(request: Request, plan: Plan) -> None:
    """What would treat the rest of a class otherwise than those before."""
    if request.seed not in (None, plan.seed):
        raise UsageError(f"{request.out} was begun with --seed {plan.seed}; all of a batch get the same.")
    if request.limits not in ((), plan.limits):
        began = " ".join(f"--limit {shown(limit)}" for limit in plan.limits) or "the exercise's own limits"
        raise UsageError(f"{request.out} was begun with {began}; all of a batch get the same.")


def _check_ids(wanted: Sequence[str], entries: Sequence[Entry]) -> None:
    ids = [entry.id for entry in entries]
    for name in wanted:
        if name not in ids:
            from difflib import get_close_matches

            near = get_close_matches(name, ids, n=1, cutoff=0.5)
            advice = f"Did you mean {near[0]}?" if near else f"There are {listing(ids)}."
            raise UsageError(f"There is no submission {shown(name)} to grade anew. {advice}")


def _parted(
    request: Request, exercise: Exercise, results: Results, entries: Sequence[Entry]
) -> tuple[list[Row], list[Entry]]:
    """Rows of the finished ones, and the others."""
    done: list[Row] = []
    left: list[Entry] = []
    for entry in entries:
        report = None if entry.id in request.regrade else results.report(entry.id)
        if report is not None and request.changed and _hash(entry, exercise) != report.submission.sha256:
            report = None
        if report is None:
            left.append(entry)
        else:
            done.append(row_of(report, entry))
    return done, left


def _hash(entry: Entry, exercise: Exercise) -> str:
    try:
        return read_entry(entry, exercise.file, exercise.files).sha256
    except (UsageError, OSError):
        return ""  # as the report of an unreadable one has it


def _seed(given: int | None) -> int:
    return given if given is not None else int.from_bytes(os.urandom(4), "little") >> 1
