"""The one result of a run. Every renderer takes a Report and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import Any

from grader.model.frozen import frozen

SCHEMA = "nngrade.report/1"


class TestStatus(str, Enum):
    """What became of one test."""

    __test__ = False  # not a pytest class

    PASSED = "passed"
    FAILED = "failed"
    RAISED = "raised"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    OUTPUT_LIMIT = "output_limit"
    SKIPPED = "skipped"
    NOT_RUN = "not_run"
    NOT_ATTEMPTED = "not_attempted"
    NOT_LOADABLE = "not_loadable"


class ReportStatus(str, Enum):
    """What became of the submission."""

    PASSED = "passed"
    FAILED = "failed"
    GRADER_ERROR = "grader_error"


@frozen
class Location:
    """A place in the student's own files."""

    file: str
    line: int


@frozen
class TestResult:
    """One row of the report."""

    __test__ = False  # not a pytest class

    id: str
    title: str
    status: TestStatus
    points: float
    max_points: float
    hidden: bool
    message: str = ""
    mistakes: tuple[str, ...] = ()
    evidence: Mapping[str, Any] = field(default_factory=dict)
    location: Location | None = None
    output: str = ""


@frozen
class NamedMistake:
    """A cause that the numbers proved."""

    id: str
    title: str
    hint: str
    tests: tuple[str, ...]
    chapter: str = ""
    """The part of the chapter to read again."""
    equivalent: tuple[str, ...] = ()
    """Other ids in this report that give the very same numbers: one of them is the cause, and no input tells which."""


@frozen
class Drawing:
    """One picture. ``grader.model.drawing.FORMS`` gives the form of ``data`` for each kind."""

    kind: str
    """``curve``, ``boundary``, ``heat``, ``steps`` or ``parameters``; ``none`` where nothing could be drawn."""
    title: str
    text: str = ""
    """What it shows, in a sentence or two; for ``none`` the reason."""
    data: Mapping[str, Any] | None = None


@frozen
class Isolation:
    """How student code was kept apart from the judge."""

    tier: str
    details: tuple[str, ...] = ()


@frozen
class SubmissionInfo:
    """Which bytes were graded."""

    id: str
    files: tuple[str, ...]
    sha256: str


@frozen
class Report:
    """Everything one run produced. Strings in it are already sanitised."""

    nngrade: str
    exercise: str
    title: str
    submission: SubmissionInfo
    status: ReportStatus
    score: float
    max_score: float
    seed: int
    seconds: float
    tests: tuple[TestResult, ...]
    mistakes: tuple[NamedMistake, ...] = ()
    isolation: Isolation = Isolation("none")
    environment: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    schema: str = SCHEMA
    drawings: tuple[Drawing, ...] = ()
    """Pictures of what the code does with public inputs; only where they were asked for."""
