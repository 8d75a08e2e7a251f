"""``nngrade check``"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import (
    complete_exercise,
    course_option,
    format_option,
    limit_option,
    output_option,
    staff_option,
)
from grader.language import N_, _

if TYPE_CHECKING:
    from grader.model.exercise import Exercise
    from grader.model.report import Report


@click.command("check", short_help=N_("Grade one exercise."))
@click.argument("exercise", shell_complete=complete_exercise)
@click.option(
    "--submission",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=N_("A file, a folder, a zip or tar archive, or a notebook. Default: your file in the working folder."),
)
@format_option
@output_option
@course_option
@staff_option
@click.option(
    "--seed",
    type=click.IntRange(0, 2**63 - 1),
    metavar="N",
    help=N_("Of the hidden tests' inputs; the same seed gives the same report. Default: drawn afresh."),
)
@limit_option
@click.option(
    "--pictures", is_flag=True, help=N_("Keep pictures of your code at work in the report: in json, for show.")
)
def command(
    exercise: str,
    submission: Path | None,
    format: str,
    output: Path | None,
    course: Path | None,
    staff: bool,
    seed: int | None,
    limits: tuple[str, ...],
    pictures: bool,
) -> int:
    """Grade one exercise: its id, its number, or the name of its file.

    Without --submission your file is looked for in this folder, in a folder named after the exercise, in
    exercises/EXERCISE, and in the same places of the folder above.

    \b
    Examples:
      nngrade check exercise3
      nngrade check 3 --submission ada/backprop.py --seed 1
      nngrade check 3 --format html -o report.html
      nngrade check backprop --submission ada.zip --format json -o ada.json
      nngrade check exercise4 --limit call=20 --limit total=300 --limit memory=2G

    Exit code: 0 full marks, 1 less, 2 wrong use or nothing to grade, 3 no score because of the grader itself.
    With the format of a course platform: 0 whenever a result was written.
    """
    from grader.catalog import load_course
    from grader.cli.examiner import Examiner, exit_code
    from grader.cli.output import Target
    from grader.cli.workspace import locate
    from grader.render import PICTURED, PLATFORMS, load

    loaded = load_course(course)
    wanted = _with_limits(loaded.find(exercise), limits)
    found = locate(wanted, submission)
    with Target(output) as target, Examiner(loaded) as examiner:
        report = examiner.grade(
            wanted,
            found.path,
            seed=seed,
            staff=staff,
            pictures=pictures or format in PICTURED,
            meanwhile=lambda: load(format),
        )
        examiner.dismiss()  # the jail is taken apart while the report is drawn
        target.deliver(report, format, staff)
        if format == "terminal" and not target.is_file and found.folder is not None:
            _offer_a_hint(wanted, report)
    found.remember(report)
    return 0 if format in PLATFORMS else exit_code(report)


def _offer_a_hint(exercise: Exercise, report: Report) -> None:
    """For somebody who works on it: a platform or a teacher names the file, and is told nothing."""
    from grader.catalog.hints import has_hints
    from grader.cli.output import say
    from grader.model.report import ReportStatus
    from grader.render.groups import untouched

    if report.status is ReportStatus.FAILED and not untouched(report) and has_hints(exercise):
        say("\n" + _("Stuck? There is a hint: nngrade hint {exercise}").format(exercise=exercise.id) + "\n")


def _with_limits(exercise: Exercise, given: Sequence[str]) -> Exercise:
    if not given:
        return exercise  # nearly always: then reading limits is not even loaded
    from grader.cli.limits import limited

    return replace(exercise, limits=limited(exercise.limits, given))
