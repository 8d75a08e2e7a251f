"""``nngrade export``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import complete_exercise, course_option
from grader.language import SOURCE, speaking


@click.command("export", short_help="Pack an exercise for a course platform, or for students.")
@click.argument("platform")
@click.argument("exercise", required=False, shell_complete=complete_exercise)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="OUT",
    help="A file that ends in .zip or .tar.gz, or a new folder.",
)
@course_option
@speaking(SOURCE)  # what is derived is the same everywhere
def command(platform: str, exercise: str | None, out: Path, course: Path | None) -> int:
    """Write a package for PLATFORM: gradescope, prairielearn, autolab, github, gitlab, classroom50, coderunner, vpl,
    coursera, nbgrader, otter or docker; or student.

    A platform's package carries the grader, one exercise with its hidden tests, pinned versions and a README with the
    next steps: keep it from students. What students get holds their files and handouts only, of one exercise or of all.

    \b
    Examples:
      nngrade export gradescope exercise3 -o autograder.zip
      nngrade export prairielearn exercise3 -o questions/backprop
      nngrade export autolab exercise3 -o exercise3.tar
      nngrade export nbgrader exercise3 -o nbgrader-course
      nngrade export student -o course.zip
    """
    from grader.catalog import load_course
    from grader.cli.output import say
    from grader.cli.waiting import Waiting
    from grader.export import export
    from grader.render.words import count

    loaded = load_course(course)
    chosen = loaded.find(exercise) if exercise else None
    with Waiting("Packing"):  # for students every solution is asked, which takes a while
        many = export(platform, chosen, loaded, out)
    say(f"{out}: {count(many, 'file')}.{_next(platform)}\n")
    return 0


def _next(platform: str) -> str:
    return "" if platform == "student" else " Its README.md says what to do with it; keep it from students."
