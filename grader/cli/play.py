"""``nngrade play``"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import complete_exercise, course_option

if TYPE_CHECKING:
    from grader.catalog import Course
    from grader.catalog.playground import Playground
    from grader.cli.workspace import Found
    from grader.model.exercise import Exercise

_WELCOME = """{file} is at play ({title}):

    {address}

This address is yours alone. To end the playground, press Ctrl-C here.
"""


@click.command("play", short_help="Watch your own functions train, on a page of your own.")
@click.argument("exercise", shell_complete=complete_exercise, required=False, metavar="[EXERCISE|FILE]")
@click.option(
    "--submission",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Another file or folder than yours in the working folder.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="Where the page is served. Default: any free port.",
)
@click.option("--no-browser", is_flag=True, help="Only print the address; open no browser.")
@course_option
def command(exercise: str | None, submission: Path | None, port: int, no_browser: bool, course: Path | None) -> int:
    """Watch your own functions train: on XOR, circles and the spiral, with sliders for learning rate and size.

    A page opens in your browser. It is served by this machine for you alone, your code runs in the jail as it does
    when it is graded, and nothing leaves the machine. A saved file is read again. Without EXERCISE: the file that you
    saved last. Ctrl-C ends it.

    \b
    Examples:
      nngrade play
      nngrade play exercise6
      nngrade play xor.py --port 8000 --no-browser
    """
    from grader.catalog import load_course
    from grader.catalog.playground import read_playground
    from grader.cli.output import say
    from grader.cli.run import INTERRUPTED
    from grader.cli.signals import Terminated, orderly

    loaded = load_course(course)
    wanted, found = _chosen(loaded, exercise, submission)
    playground = read_playground(wanted)
    try:
        with orderly():
            _serve(loaded, wanted, found, playground, port, browser=not no_browser)
    except KeyboardInterrupt as ended:
        if isinstance(ended, Terminated):
            raise
        say("\nThe playground has ended; nothing of it is left running.\n")
    return INTERRUPTED


def _serve(
    course: Course, exercise: Exercise, found: Found, playground: Playground, port: int, *, browser: bool
) -> None:
    """Until Ctrl-C. Raises UsageError when the port cannot be had."""
    from grader.cli.browser import open_page
    from grader.cli.output import say
    from grader.cli.signals import undisturbed
    from grader.grading import start_sandbox
    from grader.intake import read_submission
    from grader.model.text import one_line
    from grader.play.page import page_files
    from grader.play.server import Server
    from grader.play.session import Session
    from grader.play.workshop import Workshop
    from grader.watch.course import Place
    from grader.watch.files import Files

    workshop = Workshop(exercise, playground, lambda: start_sandbox(exercise, course))
    session = Session(playground, workshop, lambda: read_submission(found.path, main=exercise.file))
    place = Place(found.path, found.remember, found.folder)
    deep = place.is_folder(exercise)
    saves = Files(found.path if deep else found.path.parent, place.files(exercise), session.saved, deep=deep)
    try:
        with Server(session, playground, page_files(exercise, playground), port) as server, saves:
            session.start()
            shown = exercise.file if deep else one_line(found.path.name)
            say(_WELCOME.format(file=shown, title=exercise.title, address=server.gate.address))
            if browser:
                open_page(server.gate.opening)
            while not session.over.wait(1.0):
                pass
    finally:
        with undisturbed():
            session.close()
    if session.fault is not None:
        raise session.fault


def _chosen(course: Course, name: str | None, submission: Path | None) -> tuple[Exercise, Found]:
    """The exercise and where its file lies.

    Raises:
        UsageError: there is no such exercise or file, or nothing to play with in it.
    """
    from grader.catalog.playground import has_playground
    from grader.cli.workspace import locate
    from grader.errors import UsageError

    playable = [each for each in course.exercises if has_playground(each)]
    if name is None:
        return _saved_last(playable)
    path = Path(name)
    given = submission is None and path.is_file()
    try:
        exercise = course.find(path.name if given else name)
    except UsageError:
        if not given:
            raise
        raise UsageError(
            f"{path.name} is not the name of an exercise's file. Say which exercise it is: "
            f"nngrade play EXERCISE --submission {name}"
        ) from None
    if exercise not in playable:
        known = ", ".join(each.id for each in playable) or "none in this course"
        raise UsageError(f"{exercise.id} has nothing that could be played with. These have: {known}.")
    return exercise, locate(exercise, submission, path.parent if given else None)


def _saved_last(playable: list[Exercise]) -> tuple[Exercise, Found]:
    from grader.cli.workspace import locate
    from grader.errors import UsageError

    found: list[tuple[float, Exercise, Found]] = []
    for exercise in playable:
        with suppress(UsageError, OSError):
            place = locate(exercise, None)
            file = place.path / exercise.file if place.path.is_dir() else place.path
            found.append((file.stat().st_mtime, exercise, place))
    if not found:
        known = ", ".join(each.file for each in playable) or "nothing in this course"
        raise UsageError(
            f"There is no file to play with here; a playground have: {known}. "
            "Lay out a working folder with: nngrade start. Or name your file: nngrade play FILE"
        )
    _, exercise, place = max(found, key=lambda each: each[0])
    return exercise, place
