"""``nngrade gradebook``"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from grader.batch.gradebook import Filled


@click.command("gradebook", short_help="Enter a batch's scores in a Canvas gradebook.")
@click.argument("results", type=click.Path(path_type=Path))
@click.argument("gradebook", type=click.Path(path_type=Path))
@click.option("--assignment", required=True, metavar="NAME", help="Its title in Canvas, or its number.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="To import in Canvas."
)
def command(results: Path, gradebook: Path, assignment: str, out: Path) -> int:
    """Enter the scores in RESULTS, the folder that nngrade batch wrote, in GRADEBOOK, a CSV file exported from Canvas.

    FILE then holds the students with a score and nobody else: the other grades stay as they are. Where the assignment
    has other points in Canvas than here, scores are scaled.

    \b
    Examples:
      nngrade gradebook results gradebook.csv --assignment Backprop -o upload.csv
      nngrade gradebook results gradebook.csv --assignment 4711 -o upload.csv

    Exit code: 0 written, 2 wrong use or nothing to enter.
    """
    from grader.batch.gradebook import fill, read_gradebook, read_scores
    from grader.cli.output import Target, say
    from grader.errors import UsageError

    book = read_gradebook(gradebook)
    filled = fill(book, book.column(assignment), read_scores(results))
    if not filled.entered:
        raise UsageError(f"Nobody in {gradebook} has a score in {results}. Is it the gradebook of this course?")
    with Target(out) as target:
        target.write(filled.text)
    if target.is_file:
        say(_told(filled, out))
    return 0


def _told(filled: Filled, out: Path) -> str:
    from grader.render.words import count

    lines = [f"{count(filled.entered, 'score')} in {out}. In Canvas: Grades, Import."]
    if filled.scale != 1:
        lines.append(f"The assignment has other points there: each point here counts {filled.scale:g}.")
    lines += _left("Excused in Canvas, left alone", filled.excused)
    lines += _left("Not in the gradebook", filled.unknown)
    return "\n".join(lines) + "\n"


def _left(what: str, ids: Sequence[str]) -> list[str]:
    from grader.intake.names import listing

    return [f"{what}: {listing(ids)}."] if ids else []
