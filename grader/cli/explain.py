"""``nngrade explain``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import complete_mistake, course_option
from grader.language import N_


@click.command("explain", short_help=N_("Explain a mistake that a report named."))
@click.argument("mistake", shell_complete=complete_mistake, required=False)
@course_option
def command(mistake: str | None, course: Path | None) -> None:
    """Explain a mistake: what the program does, why that goes wrong, and what to read again.

    Without MISTAKE it lists all that the grader knows by name.

    \b
    Examples:
      nngrade explain bp-no-mean
      nngrade explain
    """
    from grader.catalog import load_course, read_mistakes
    from grader.catalog.pictures import read_pictures
    from grader.cli.output import say, screen
    from grader.render.explanation import all_mistakes, explanation

    groups = [(exercise, read_mistakes(exercise)) for exercise in load_course(course).exercises]
    if not mistake:
        say(all_mistakes(groups, screen()), screen())
        return
    pictures = {exercise.id: read_pictures(exercise) for exercise, _ in groups}
    say(explanation(groups, mistake, screen(), pictures), screen())
