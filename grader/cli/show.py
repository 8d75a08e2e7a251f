"""``nngrade show``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import format_option, output_option, staff_option
from grader.language import N_


@click.command("show", short_help=N_("Render a saved report."))
@click.argument("report", type=click.Path(allow_dash=True, path_type=Path), metavar="REPORT.json")
@format_option
@output_option
@staff_option
def command(report: Path, format: str, output: Path | None, staff: bool) -> None:
    """Render a report that was saved with --format json; - reads standard input.

    \b
    Examples:
      nngrade show ada.json
      nngrade show ada.json --format markdown
      nngrade show ada.json --format svg -o report.svg
    """
    from grader.cli.input import read_text
    from grader.cli.output import Target
    from grader.render.load import load

    with Target(output) as target:
        target.deliver(load(read_text(report), str(report)), format, staff)
