"""``nngrade hint``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import complete_exercise, complete_mistake, course_option
from grader.language import N_


@click.command("hint", short_help=N_("Get the next hint: the idea, the formula, the shape."))
@click.argument("exercise", default="", shell_complete=complete_exercise)
@click.option(
    "--about",
    default="",
    shell_complete=complete_mistake,
    metavar="NAME",
    help=N_("A mistake's id or a function. Default: what the last check says."),
)
@click.option("--stage", type=click.IntRange(1), default=None, metavar="N", help=N_("Read a stage again that is open."))
@course_option
def command(exercise: str, about: str, stage: int | None, course: Path | None) -> None:
    """Get a hint about the mistake that the last check named, or about the first function that does not pass.

    There are three stages: the idea, the formula, the shape of the code. The first is always open. Every time you
    change your file and check it, one more opens, as long as it is about the same thing.
    Default for EXERCISE: the one you checked last.

    \b
    Examples:
      nngrade hint
      nngrade hint exercise3
      nngrade hint exercise3 --about backward --stage 1
    """
    from grader.cli.output import say, screen
    from grader.cli.study import chosen_exercise, home, keep
    from grader.hints import next_hint, show_hint
    from grader.model.hint import Hint
    from grader.render.hint import hint_page

    wanted = chosen_exercise(exercise, course)
    folder = home(wanted)
    found = next_hint(folder or Path.cwd(), wanted, about=about, stage=stage or 0)
    say(hint_page(wanted, found, screen()), screen())
    if isinstance(found, Hint) and folder is not None:
        keep(lambda: show_hint(folder, wanted, found))
