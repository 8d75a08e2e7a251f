"""``nngrade quiz``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import complete_exercise, course_option
from grader.language import N_, _


@click.command("quiz", short_help=N_("Answer the questions of the course."))
@click.argument("exercise", default="quiz", shell_complete=complete_exercise)
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=N_("Where the answers are kept. Default: answers.toml of the exercise in your working folder."),
)
@click.option("--again", is_flag=True, help=N_("Ask every question, also those that are answered."))
@course_option
def command(exercise: str, file: Path | None, again: bool, course: Path | None) -> None:
    """Ask the questions one by one and keep every answer at once in answers.toml. What is answered is not asked again.

    It reads whole lines, so it also works with a screen reader, over a pipe and without colours.

    \b
    Examples:
      nngrade quiz
      nngrade quiz --again
      nngrade quiz exercise5 --file my-answers.toml

    Then: nngrade check quiz
    """
    from grader.catalog import load_course, read_quiz
    from grader.cli.interview import interview
    from grader.errors import UsageError

    wanted = load_course(course).find(exercise)
    items = read_quiz(wanted)
    if not items:
        raise UsageError(
            _("{wanted} has no questions. Those of the whole course: nngrade quiz").format(wanted=wanted.id)
        )
    interview(wanted, items, file, again=again)
