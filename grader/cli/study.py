"""What the commands for self-study share: which exercise, which working folder, and how a record is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from grader.errors import UsageError
from grader.language import _
from grader.model.exercise import Exercise


def keep(remember: Callable[[], Sequence[str]]) -> None:
    """Change the record. It is a convenience: a folder that cannot be written costs one line, never the command."""
    try:
        notices = remember()
    except OSError as error:
        notices = (_("Your progress could not be kept: {reason}.").format(reason=error.strerror or error),)
    for notice in notices:
        click.echo(f"nngrade: {notice}", err=True)


def home(exercise: Exercise, here: Path | None = None) -> Path | None:
    """The working folder of an exercise: where its file lies, or one with a record; None when this is no such place."""
    from grader.cli.workspace import locate
    from grader.progress import find_folder

    here = Path.cwd() if here is None else here
    try:
        found = locate(exercise, None, here).folder
    except UsageError:
        found = None
    return found or find_folder(here)


def chosen_exercise(name: str, course: Path | None, here: Path | None = None) -> Exercise:
    """The exercise called ``name``, or the one that was checked last, or the first.

    Where the course has no reference, or does not know it: one that was handed out in or just above this folder.

    Raises:
        UsageError: there is none.
    """
    from grader.catalog import load_course
    from grader.catalog.course import Course
    from grader.catalog.hints import handed_out_exercises

    here = Path.cwd() if here is None else here
    try:
        loaded = load_course(course)
        return loaded.find(name or _last_checked(loaded.exercises, here))
    except UsageError:
        given = course if course is not None else here
        places = (given,) if course is not None else (here, here.parent)
        released = tuple(item for place in places for item in handed_out_exercises(place))
        if not released:
            raise
        return Course(given, released).find(name or _last_checked(released, here))


def _last_checked(exercises: Sequence[Exercise], here: Path) -> str:
    from grader.progress import find_folder, load_progress

    folder = find_folder(here)
    record = load_progress(folder).exercises if folder else {}
    known = [item.id for item in exercises]
    times = {name: entry.attempts[-1].time for name, entry in record.items() if name in known and entry.attempts}
    return max(times, key=lambda name: times[name]) if times else known[0]


def meant(question: str, yes: bool) -> None:
    """Ask once on a terminal; returns when the answer is yes.

    Raises:
        UsageError: nobody is there to be asked.
        click.exceptions.Exit: the answer is no.
    """
    import sys

    if yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(_("This wants a yes, and there is no terminal to ask on. Add --yes if you mean it."))
    if not click.confirm(question, err=True):
        raise click.exceptions.Exit(0)
