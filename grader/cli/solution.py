"""``nngrade solution``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import complete_exercise, course_option

if TYPE_CHECKING:
    from grader.model.exercise import Exercise


@click.command("solution", short_help="Read a solution, and other right ways to write it.")
@click.argument("exercise", shell_complete=complete_exercise)
@click.option("--give-up", is_flag=True, help="Read it before full marks; your progress will say so.")
@click.option("--yes", is_flag=True, help="Do not ask whether you mean it.")
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
    from grader.render.words import number

    if not exercise.reference.is_dir():
        raise UsageError(f"The solution of {exercise.id} is not installed here. Your instructor has it.")
    if exercise.framework == "none":
        raise UsageError(f"{exercise.id} has questions; every answer has its own words: nngrade check {exercise.id}")
    folder = home(exercise) or Path.cwd()
    record = load_progress(folder).exercises.get(exercise.id, ExerciseProgress())
    if record.gave_up or (record.best is not None and record.best.done):
        return
    if not give_up:
        reached = (
            f"{number(record.best.score)} of {number(record.best.max_score)}" if record.best else "not checked yet"
        )
        raise UsageError(
            f"The solution is shown after full marks; {exercise.id} is at {reached}. Try: nngrade hint {exercise.id}. "
            f"Or read it now: nngrade solution {exercise.id} --give-up"
        )
    meant(f"Read the solution of {exercise.id} now? Your progress will say so.", yes)
    keep(lambda: remember_surrender(folder, exercise.id))
    click.echo(
        f"nngrade: your progress now says that you read the solution of {exercise.id} before full marks.", err=True
    )
