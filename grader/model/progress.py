"""What a student has done so far, as the working folder's record tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from grader.model.frozen import frozen


@frozen
class Best:
    """The best result of one exercise."""

    score: float
    max_score: float
    checks: int = 1
    """How often the exercise was checked."""
    reached: str = ""
    """When the best score came, in UTC, as ``2026-03-01T12:00:00Z``."""

    @property
    def done(self) -> bool:
        """Full marks."""
        return self.score >= self.max_score


@frozen
class Attempt:
    """One check."""

    time: str
    """In UTC, as ``2026-03-01T12:00:00Z``."""
    score: float
    max_score: float
    mistakes: tuple[str, ...] = ()
    """Ids, in the report's order: the first is the one to begin with."""
    stuck: str = ""
    """The function of the first test that failed, or else was not attempted; empty after full marks, or when the file
    did not load."""
    sha256: str = ""
    """Of the graded files."""
    seconds: float = 0.0

    @property
    def done(self) -> bool:
        """Full marks."""
        return self.score >= self.max_score


@frozen
class Met:
    """A mistake that was named at least once."""

    id: str
    title: str
    first: str
    """When it was named first, in UTC."""
    gone: str = ""
    """When its functions passed every test again; empty while it is there."""
    functions: tuple[str, ...] = ()
    times: int = 1
    """In how many checks it was named."""


@frozen
class Shown:
    """How far the hints about one thing were read."""

    stage: int
    """The last stage shown, from 1."""
    files: tuple[str, ...] = ()
    """SHA-256 of the student's files when a hint was asked for; kept only where nothing can be checked."""


@frozen
class ExerciseProgress:
    """One exercise's record."""

    best: Best | None = None
    attempts: tuple[Attempt, ...] = ()
    """Oldest first; the last two hundred."""
    met: tuple[Met, ...] = ()
    hints: Mapping[str, Shown] = field(default_factory=dict)
    """By mistake id or function name."""
    gave_up: str = ""
    """When the solution was asked for before full marks, in UTC; empty if never."""


@frozen
class Progress:
    """The whole record."""

    exercises: Mapping[str, ExerciseProgress] = field(default_factory=dict)
    days: tuple[str, ...] = ()
    """Days with a check, as ``2026-03-01`` in local time, oldest first."""
    notice: str = ""
    """What is to be said about the file: that it is damaged, or from a newer nngrade. Empty when all is well."""
