"""``nngrade stubs``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option
from grader.language import SOURCE, speaking


@click.command("stubs", short_help="Derive the handed-out stubs from the solutions.")
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 when a file of exercises/ is missing or stale.")
@course_option
@speaking(SOURCE)  # what is derived is the same everywhere
def command(check: bool, course: Path | None) -> int:
    """Derive the files of exercises/, and the pictures of `nngrade explain`, from reference/.

    \b
    Examples:
      nngrade stubs
      nngrade stubs --check
      nngrade stubs --course ../my-own-course
    """
    from grader.audit.pictures import lacking, stale_pictures, write_pictures
    from grader.catalog import load_course
    from grader.catalog.pictures import pictures_file
    from grader.cli.output import say
    from grader.stubs import stale_stubs, write_stubs

    found = load_course(course)
    stubs, pictures = (stale_stubs, stale_pictures) if check else (write_stubs, write_pictures)
    paths = [*stubs(found), *pictures(found)]
    lines = [f"{'stale' if check else 'written'}: {path}\n" for path in paths]
    fresh = [exercise for exercise in found.exercises if not check or pictures_file(exercise) not in paths]
    bare = [f"{exercise.id}: {problem}\n" for exercise in fresh if (problem := lacking(exercise))]
    say("".join([*lines, *bare]) or "All stubs are up to date.\n")
    return 1 if check and (paths or bare) else 0
