"""Three faults, three ways: the user's, the course author's, and our own.

A student's fault is never an exception that leaves grading: it is a verdict in the report.
"""

from __future__ import annotations


class NngradeError(Exception):
    """Base of every error this program raises on purpose. ``str()`` is one line for the user."""

    exit_code = 3


class UsageError(NngradeError):
    """Wrong use or bad input: no such exercise or file, nothing readable. Exit code 2."""

    exit_code = 2


class SubmissionError(UsageError):
    """Nothing of the submission can be read: a broken archive, a bomb, only links. Exit code 2."""


class OutputError(UsageError):
    """The place named by ``-o`` cannot be written. Exit code 2."""


class CourseError(NngradeError):
    """A course author's fault, with file and field. Exit code 3: no score is given."""


class GraderError(NngradeError):
    """Our own fault, or the machine's. Exit code 3: no score is given."""


class NoScoreError(GraderError):
    """A report without a score, in a format that would make a zero of it. Exit code 3: nothing is written."""


class SandboxError(GraderError):
    """The jail could not be built or the zygote died."""
