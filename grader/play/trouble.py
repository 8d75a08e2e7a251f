"""What went wrong, in words for the page."""

from __future__ import annotations

from grader.judge.cells import in_cell
from grader.judge.verdicts import of_outcome
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.outcome import Died, Outcome, Raised
from grader.model.report import TestStatus
from grader.model.submission import Submission
from grader.model.text import one_line, printable

_MOST_TEXT = 1200


@frozen
class Trouble:
    """Why the training does not go on."""

    text: str
    where: str = ""
    """File and line."""
    source: str = ""
    """That line."""
    next: str = ""
    """What to do now."""
    printed: str = ""
    """What the code had printed before."""
    lost: bool = False
    """The process is gone, and the network with it."""


def of(outcome: Outcome, exercise: Exercise, submission: Submission) -> Trouble:
    """The words for a call that gave no answer."""
    printed = printable(getattr(outcome, "output", ""), 2000)
    if isinstance(outcome, Raised) and not outcome.frames:  # in play.py itself, with what the functions gave it
        return Trouble(_unusable(outcome), next=_check(exercise), printed=printed)
    verdict = in_cell(of_outcome(outcome, "probe:play", True, exercise.file), submission, exercise.file)
    place = verdict.location
    unwritten = verdict.status is TestStatus.NOT_ATTEMPTED
    return Trouble(
        printable(verdict.message, _MOST_TEXT),
        f"{one_line(place.file)}, line {place.line}" if place else "",
        one_line(str(verdict.evidence.get("source", "")), 200),
        _write(exercise) if unwritten else _check(exercise),
        printed,
        isinstance(outcome, Died),
    )


def _unusable(outcome: Raised) -> str:
    if outcome.type_name == "UnusableError":
        return printable(outcome.message, _MOST_TEXT)
    said = printable(f"{outcome.type_name}: {outcome.message}", _MOST_TEXT)
    return f"What your functions gave back could not be used to go on. Python says: {said}"


def _write(exercise: Exercise) -> str:
    return (
        f"It belongs to {exercise.id}: its README.md says what to write, and `nngrade hint {exercise.id}` helps. "
        "Save the file, and this page reads it again."
    )


def _check(exercise: Exercise) -> str:
    return f"`nngrade check {exercise.id}` tells more. Save the file, and this page reads it again."
