"""``nngrade start``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option
from grader.language import N_


@click.command("start", short_help=N_("Lay out a working folder with every exercise."))
@click.argument("folder", type=click.Path(path_type=Path), metavar="[DIR]", default=".")
@course_option
def command(folder: Path, course: Path | None) -> None:
    """Lay out a working folder: for every exercise a README.md that teaches and a file to fill in.

    Files that are there already are never touched, so it is safe to run again. Default for DIR: this folder.

    \b
    Examples:
      nngrade start my-course
      cd my-course && nngrade start
    """
    from grader.catalog import load_course
    from grader.cli.output import say, screen
    from grader.cli.workspace import lay_out
    from grader.render.overview import laid_out

    loaded = load_course(course)
    layout = lay_out(loaded.exercises, folder)
    say(laid_out(loaded.exercises, folder, layout.made, layout.kept, screen()), screen())
