"""``nngrade batch``"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.options import complete_exercise, course_option, limit_option, staff_option

if TYPE_CHECKING:
    from grader.batch.begin import Begun
    from grader.batch.row import Row
    from grader.batch.run import Place
    from grader.catalog import Course
    from grader.model.exercise import Exercise
    from grader.model.report import Report


@click.command("batch", short_help="Grade a folder of submissions.")
@click.argument("exercise", shell_complete=complete_exercise)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), required=True, metavar="OUT", help="For results."
)
@click.option(
    "--roster", type=click.Path(path_type=Path), metavar="FILE", help="A class list: CSV with id, name, email."
)
@click.option("--jobs", type=click.IntRange(1, 1024), metavar="N", help="Graded at once. Default: as many as cores.")
@click.option("--resume", is_flag=True, help="Go on with a batch that was interrupted; what is finished is kept.")
@click.option("--changed", is_flag=True, help="The same, and grade anew what was handed in again since.")
@click.option(
    "--regrade", multiple=True, metavar="ID", help="The same, and grade this submission anew. May be repeated."
)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), metavar="N", help="Of the hidden tests' inputs, for all.")
@click.option(
    "--cluster", "address", metavar="ADDRESS", help="Grade on a Dask cluster: its scheduler's tcp://host:port."
)
@limit_option
@course_option
@staff_option
def command(exercise: str, jobs: int | None, address: str | None, course: Path | None, **wishes: Any) -> int:
    """Grade every submission in FOLDER: a folder or a file for each student, or a platform's download (also as zip).

    OUT gets grades.csv, class.html, summary.json and reports/ID.json. A finished report is on disk at once.

    \b
    Examples:
      nngrade batch exercise3 hand-ins -o results
      nngrade batch exercise3 submissions.zip -o results --roster class.csv
      nngrade batch exercise3 hand-ins -o results --resume
      nngrade batch exercise3 hand-ins -o results --regrade ada --regrade alan
      nngrade batch exercise3 hand-ins -o results --cluster tcp://10.0.0.5:8786

    Exit code: 0 every submission has a report, 2 wrong use, 3 some have no score because of the grader itself.
    """
    from dataclasses import replace

    from grader import __version__
    from grader.batch.begin import Request, begin
    from grader.batch.finish import finish
    from grader.batch.judge import Order
    from grader.batch.run import Batch
    from grader.catalog import load_course
    from grader.cli.limits import limited
    from grader.cli.signals import orderly

    loaded = load_course(course)
    wanted = loaded.find(exercise)
    limited(wanted.limits, wishes["limits"])  # a wrong one is told before anything else happens
    with orderly(), begin(Request(**wishes), wanted, loaded, _note) as begun:
        plan = begun.plan
        wanted = replace(wanted, limits=limited(wanted.limits, plan.limits))
        order = Order(
            course and course.resolve(), plan.course, __version__, wanted.id, wanted.limits, plan.seed, plan.staff
        )
        with _place(address, jobs, wanted, loaded, len(begun.left)) as place:
            rows = _watched(Batch(wanted, order, begun.results, place).run(begun.left), begun)
        summary = finish(begun.results, plan, wanted, rows, begun.absent)
    return _told(summary, begun.results.folder)


@contextmanager
def _place(address: str | None, jobs: int | None, exercise: Exercise, course: Course, left: int) -> Iterator[Place]:
    if address is not None:
        from grader.batch.cluster import cluster

        with cluster(address) as place:
            yield place
    else:
        from grader.batch.local import local
        from grader.batch.room import usual_jobs
        from grader.grading import start_sandbox

        with start_sandbox(exercise, course) as sandbox:
            count = min(jobs or usual_jobs(exercise), max(left, 1))
            with local(count, sandbox) as place:
                yield place


def _note(text: str) -> None:
    click.echo(f"Note: {text}", err=True)


def _watched(reports: Iterable[Report], begun: Begun) -> list[Row]:
    """All rows; meanwhile standard error shows how far it is."""
    from grader.batch.row import row_of
    from grader.cli.bar import Progress

    entries = {entry.id: entry for entry in begun.left}
    rows = list(begun.done)
    with Progress(len(begun.left), len(begun.done)) as progress:
        for report in reports:
            rows.append(row_of(report, entries[report.submission.id]))
            progress.finished(report)
    return rows


def _told(summary: dict[str, Any], folder: Path) -> int:
    from grader.cli.output import say
    from grader.render.words import count

    scores = f", mean {summary['mean']:.2f} of {summary['max_score']:g}" if summary["mean"] is not None else ""
    lines = [f"{count(summary['submissions'], 'submission')}: {summary['passed']} with full marks{scores}."]
    lines += [f"  {len(item['submissions'])} x {item['id']}: {item['title']}" for item in summary["mistakes"][:5]]
    if summary["missing"]:
        lines.append(f"{summary['missing']} of the class list handed in nothing.")
    if summary["without_score"]:
        lines.append(
            f"{count(len(summary['without_score']), 'submission')} without a score because of the grader itself; "
            "try them again with --resume."
        )
    lines.append(f"The results are in {folder}: class.html, grades.csv, summary.json, reports/.")
    say("\n".join(lines) + "\n")
    return 3 if summary["without_score"] else 0
