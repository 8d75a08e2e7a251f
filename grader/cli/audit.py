"""``nngrade audit``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import complete_exercise, course_option
from grader.language import SOURCE, speaking


@click.command("audit", short_help="Let a course prove itself, with right and wrong programs.")
@click.argument("exercise", required=False, shell_complete=complete_exercise)
@click.option("--format", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@click.option("--seeds", type=click.IntRange(1, 10_000), default=5, show_default=True, help="Runs of each solution.")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes. Default: one a core.")
@course_option
@speaking(SOURCE)  # what is proved is the same everywhere
def command(exercise: str | None, format: str, seeds: int, jobs: int | None, course: Path | None) -> int:
    """Let a course prove itself. Every solution and every variant gets full marks, the stub none; every known mistake
    loses marks and is named; answers of zeros get nothing.

    \b
    Examples:
      nngrade audit
      nngrade audit exercise3 --seeds 100
      nngrade audit --format json

    Exit code: 0 when the course keeps its word, 1 when it does not.
    """
    import json

    from grader.audit import as_json, audit_course
    from grader.audit.table import audit_table
    from grader.catalog import load_course
    from grader.cli.output import say, screen
    from grader.cli.signals import orderly

    loaded = load_course(course)
    with orderly():
        audits = audit_course(loaded, [loaded.find(exercise)] if exercise else None, seeds=seeds, jobs=jobs)
    text = json.dumps(as_json(audits), indent=2) + "\n" if format == "json" else audit_table(audits, screen())
    say(text, screen())
    return 0 if all(audit.ok for audit in audits) else 1
