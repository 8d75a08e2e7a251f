"""``nngrade demo``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option
from grader.language import N_


@click.command("demo", short_help=N_("Grade bundled samples, right and wrong, to show what this does."))
@course_option
def command(course: Path | None) -> int:
    """Grade bundled sample submissions, right and wrong ones, and print each report.

    \b
    Examples:
      nngrade demo
      nngrade demo | less
    """
    from grader.catalog import load_course
    from grader.cli.examiner import Examiner, exit_code
    from grader.cli.output import say, screen
    from grader.render import render
    from grader.render.overview import demo_end, demo_heading

    loaded = load_course(course)
    reports = []
    with Examiner(loaded) as examiner:
        for number, demo in enumerate(loaded.demos, start=1):
            say(demo_heading(number, len(loaded.demos), demo.line, screen()), screen())
            reports.append(examiner.grade(demo.exercise, demo.path, seed=1))
            say(render(reports[-1], "terminal", screen()), screen())
    say(demo_end(reports, screen()), screen())
    return 3 if any(exit_code(report) == 3 for report in reports) else 0
