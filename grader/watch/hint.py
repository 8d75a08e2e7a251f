"""What the key h shows. The only place that decides it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from grader.errors import NngradeError
from grader.language import _
from grader.model.exercise import Exercise
from grader.model.report import Report
from grader.render import RenderOptions
from grader.render.groups import causes
from grader.watch import page


def hint(report: Report | None, exercise: Exercise, folder: Path | None, options: RenderOptions) -> str:
    """The next stage of the hints about what is wrong, as ``nngrade hint`` shows it.

    Args:
        folder: the working folder, whose record says which stages are open; without one there are no stages.
    """
    staged = _staged(exercise, folder, options) if report is not None and folder is not None else ""
    return staged or page.hint(_short(report, exercise), options)


def _staged(exercise: Exercise, folder: Path, options: RenderOptions) -> str:
    from grader.hints import next_hint, show_hint
    from grader.model.hint import NoHint, Silence
    from grader.render.hint import hint_page

    try:
        found = next_hint(folder, exercise)
    except NngradeError:  # a course without hints; the report's own hint is left
        return ""
    if isinstance(found, NoHint):
        return "" if found.why is Silence.UNWRITTEN else hint_page(exercise, found, options)
    with suppress(OSError):  # a folder that cannot be written costs the record, never the hint
        show_hint(folder, exercise, found)
    return hint_page(exercise, found, options)


def _short(report: Report | None, exercise: Exercise) -> str:
    if report is None:
        return _("There is no result yet. Save your file first.")
    if not report.mistakes:
        return _(
            "No mistake was named in your last check. {exercise}/README.md says what each function has to do."
        ).format(exercise=exercise.id)
    mistake = causes(report)[0][0]
    if not mistake.chapter:
        return mistake.hint
    return f"{mistake.hint} {_('Reread: {chapter}.').format(chapter=mistake.chapter)}"
