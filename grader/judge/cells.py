"""Says where something is in a notebook: the cell and the line in it, which is what its author sees."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from grader.judge.verdicts import Verdict
from grader.language import _
from grader.model.report import Location, TestStatus
from grader.model.submission import Submission


def in_cell(verdict: Verdict, submission: Submission, file: str) -> Verdict:
    """The verdict with its place, and its words, in the notebook's terms; as it is for every other submission.

    ``file``: the exercise's file name, by which messages call the submission.
    """
    old = verdict.location
    place = _place(old, submission)
    if old is None or place is None:
        return verdict
    if verdict.status is not TestStatus.NOT_LOADABLE:
        return replace(verdict, location=place)
    from grader.diagnosis.syntax import in_line  # has told the message, so it is loaded

    notebook, __, cell = place.file.rpartition(", ")
    message = verdict.message.replace(
        in_line(old.line), _("in {cell}, line {number}").format(cell=cell, number=place.line), 1
    )
    named = next((name for name in (submission.main or file, file) if name in message), file)
    return replace(verdict, location=place, message=message.replace(named, notebook, 1))


def _place(location: Location | None, submission: Submission) -> Location | None:
    if location is None or not submission.cells or location.file != submission.main:
        return None
    cell = bisect_right(submission.cells, location.line, key=lambda entry: entry[0]) - 1
    if cell < 0:
        return None
    first, number = submission.cells[cell]
    return Location(
        _("{notebook}, cell {number}").format(notebook=submission.notebook, number=number), location.line - first + 1
    )
