"""``nngrade watch``"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import complete_exercise, course_option
from grader.language import N_, _

if TYPE_CHECKING:
    from grader.model.exercise import Exercise
    from grader.progress import Best
    from grader.watch.course import Place


_SWITCH = 0.0005
"""Seconds until a thread that computes makes room for another: the judge and the screen wait for each other."""


@click.command("watch", short_help=N_("Check again on every save, and move on when one is done."))
@click.argument("exercise", shell_complete=complete_exercise, required=False)
@course_option
def command(exercise: str | None, course: Path | None) -> None:
    """Check an exercise on every save of your file, say what changed, and move on to the next when it is done.

    Without EXERCISE it begins with the first one that is not done. Keys: h a hint, e explains the mistake, o opens the
    file in $VISUAL or $EDITOR, l lists the exercises, Enter checks once more, q quits. Where there is no terminal there
    are no keys, and plain lines are written.

    \b
    Examples:
      nngrade watch
      nngrade watch exercise3
    """
    from grader.catalog import load_course
    from grader.cli.output import say, screen
    from grader.cli.signals import orderly, undisturbed
    from grader.progress import find_folder, read_progress
    from grader.watch.course import first
    from grader.watch.keys import can_read_keys
    from grader.watch.screen import Screen
    from grader.watch.watch import Watch

    def best() -> dict[str, Best]:
        home = find_folder(Path.cwd())
        return read_progress(home) if home else {}

    loaded = load_course(course)
    begin = first(loaded, exercise, best(), _find)
    if begin is None:
        words = _("Every exercise in this folder is done. Look at one again with, for example: nngrade watch exercise1")
        say(words + "\n")
        return
    _find(begin)  # before anything is started
    shown = Screen(lambda text: say(text, screen()), screen, live=can_read_keys())

    sys.setswitchinterval(_SWITCH)
    with orderly():
        watch = Watch(loaded, shown, _find, best)
        try:
            watch.run(begin)
        finally:
            with undisturbed():
                watch.close()


def _find(exercise: Exercise) -> Place:
    from grader.cli.workspace import locate
    from grader.watch.course import Place

    found = locate(exercise, None)
    return Place(found.path, found.remember, found.folder)
