"""``nngrade stubs``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option


@click.command("stubs", short_help="Derive the handed-out stubs from the solutions.")
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 when a file of exercises/ is missing or stale.")
@course_option
def command(check: bool, course: Path | None) -> int:
    """Derive the files of exercises/, and the pictures of `nngrade explain`, from reference/.

    \b
    Examples:
      nngrade stubs
      nngrade stubs --check
      nngrade stubs --course ../my-own-course
    """
    from grader.audit.pictures import stale_pictures
    from grader.catalog import load_course
    from grader.cli.output import say
    from grader.stubs import stale_stubs, write_stubs

    found = load_course(course)
    pictures = stale_pictures(found)
    paths = [*(stale_stubs if check else write_stubs)(found), *pictures]
    if not check:
        for path, text in pictures.items():
            path.write_text(text, encoding="utf-8", newline="\n")
    say("".join(f"{'stale' if check else 'written'}: {path}\n" for path in paths) or "All stubs are up to date.\n")
    return 1 if check and paths else 0
