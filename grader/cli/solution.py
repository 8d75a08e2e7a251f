"""``nngrade solution``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import complete_exercise, course_option
from grader.language import N_, _

if TYPE_CHECKING:
    from grader.model.exercise import Exercise


@click.command("solution", short_help=N_("Read a solution, and other right ways to write it."))
@click.argument("exercise", shell_complete=complete_exercise)
@click.option("--give-up", is_flag=True, help=N_("Read it before full marks; your progress will say so."))
@click.option("--yes", is_flag=True, help=N_("Do not ask whether you mean it."))
@course_option
def command(exercise: str, give_up: bool, yes: bool, course: Path | None) -> None:
    """Read one right solution, why it is written so, and how others write it.

    It is there after full marks. With --give-up it is there at once; your own progress remembers that.

    \b
    Examples:
      nngrade solution exercise3
      nngrade solution exercise3 --give-up
    """
    from grader.catalog.hints import read_hints
    from grader.catalog.solutions import read_solution, read_style
    from grader.cli.output import say, screen
    from grader.cli.study import chosen_exercise
    from grader.render.solution import solution_page

    wanted = chosen_exercise(exercise, course)
    _allowed(wanted, give_up, yes)
    book = read_hints(wanted)
    parts = [(part.name, part.code) for part in read_solution(wanted)]
    why = {function.name: function.why for function in book.functions}
    styles = [(style.differs, read_style(wanted, style)) for style in book.styles]
    say(solution_page(wanted, parts, why, styles, screen()), screen())


def _allowed(exercise: Exercise, give_up: bool, yes: bool) -> None:
    """Returns when the solution may be read.

    Raises:
        UsageError: it is not there, or not yet.
    """
    from grader.cli.study import home, keep, meant
    from grader.errors import UsageError
    from grader.model.progress import ExerciseProgress
    from grader.progress import load_progress, remember_surrender
    from grader.render.words import of

    if not exercise.reference.is_dir():
        raise UsageError(
            _("The solution of {exercise} is not installed here. Your instructor has it.").format(exercise=exercise.id)
        )
    if exercise.framework == "none":
        raise UsageError(
            _("{exercise} has questions; every answer has its own words: nngrade check {exercise}").format(
                exercise=exercise.id
            )
        )
    folder = home(exercise) or Path.cwd()
    record = load_progress(folder).exercises.get(exercise.id, ExerciseProgress())
    if record.gave_up or (record.best is not None and record.best.done):
        return
    if not give_up:
        reached = of(record.best.score, record.best.max_score) if record.best else _("not checked yet")
        raise UsageError(
            _(
                "The solution is shown after full marks; {exercise} is at {reached}. Try: nngrade "
                "hint {exercise}. Or read it now: nngrade solution {exercise} --give-up"
            ).format(exercise=exercise.id, reached=reached)
        )
    meant(_("Read the solution of {exercise} now? Your progress will say so.").format(exercise=exercise.id), yes)
    keep(lambda: remember_surrender(folder, exercise.id))
    click.echo(
        "nngrade: "
        + _("your progress now says that you read the solution of {exercise} before full marks.").format(
            exercise=exercise.id
        ),
        err=True,
    )
