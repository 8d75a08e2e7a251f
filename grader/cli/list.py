"""``nngrade list``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option
from grader.language import N_, _


@click.command("list", short_help=N_("Show the exercises and how far you are."))
@course_option
def command(course: Path | None) -> None:
    """Show the exercises, what they are worth, and your best score in this working folder.

    \b
    Examples:
      nngrade list
      nngrade list --course ../my-own-course
    """
    from grader.catalog import load_course
    from grader.cli.output import say, screen
    from grader.progress import find_folder, read_progress
    from grader.render.overview import overview

    folder = find_folder(Path.cwd())
    best = read_progress(folder) if folder else {}
    scores = {name: (item.score, item.max_score) for name, item in best.items()}
    text = overview(load_course(course).exercises, scores, screen())
    if folder is not None and folder != Path.cwd():
        text += "\n" + _("Your progress is kept in a folder above this one: {folder}").format(folder=folder) + "\n"
    say(text, screen())
