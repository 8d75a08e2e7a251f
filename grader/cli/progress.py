"""``nngrade progress``"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option
from grader.language import N_, _


@click.command("progress", short_help=N_("Show what you have learned so far."))
@click.option("--export", type=click.Path(path_type=Path), metavar="FILE", help=N_("Write the whole record as JSON."))
@click.option("--delete", is_flag=True, help=N_("Delete the record. Your exercises stay."))
@click.option("--yes", is_flag=True, help=N_("Do not ask whether you mean it."))
@course_option
def command(export: Path | None, delete: bool, yes: bool, course: Path | None) -> None:
    """Show how far you are with each thing that the chapter teaches, your last checks, and which mistakes are gone.

    The record lies in the folder .nngrade of your working folder and nowhere else. It decides no grade.

    \b
    Examples:
      nngrade progress
      nngrade progress --export progress.json
      nngrade progress --delete
    """
    from grader.cli.output import Target, say, screen
    from grader.progress import find_folder, load_progress
    from grader.progress.clock import today

    folder = find_folder(Path.cwd())
    if delete:
        _delete(folder, yes)
        return
    record = load_progress(folder or Path.cwd())
    if export is not None:
        from grader.progress.export import as_json

        with Target(export) as target:
            target.write(as_json(record))
        return
    from grader.catalog import load_course
    from grader.catalog.objectives import read_objectives
    from grader.render.progress import progress_page

    loaded = load_course(course)
    known = {exercise.id: exercise for exercise in loaded.exercises}
    goals = [(goal.title, [known[name] for name in goal.exercises]) for goal in read_objectives(loaded)]
    say(progress_page(goals, record, today(), screen()), screen())


def _delete(folder: Path | None, yes: bool) -> None:
    """Ask, and delete the record of the working folder.

    Raises:
        UsageError: there is none, or nobody is there to be asked.
        OutputError: it cannot be deleted.
    """
    from grader.cli.output import say
    from grader.cli.study import meant
    from grader.errors import OutputError, UsageError
    from grader.progress import FOLDER, delete

    if folder is None:
        raise UsageError(_("There is no record here, nor in the two folders above."))
    meant(_("Delete the record in {folder}? Your exercises stay.").format(folder=folder / FOLDER), yes)
    try:
        delete(folder)
    except OSError as error:
        raise OutputError(_("The record cannot be deleted: {reason}.").format(reason=error.strerror or error)) from None
    words = _("Deleted: the record in {folder}. Your exercises are as they were.")
    say(words.format(folder=folder / FOLDER) + "\n")
