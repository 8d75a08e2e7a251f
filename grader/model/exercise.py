"""An exercise as its author wrote it down in ``exercise.toml``."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import Literal

from grader.model.frozen import frozen

Framework = Literal["numpy", "torch", "none"]
"""What a submission may import; "none" for a quiz, of which nothing is run."""


@frozen
class Limits:
    """What one submission may use. Seconds are wall time, sizes are bytes."""

    load_seconds: float = 10.0
    """For importing the student's file."""
    call_seconds: float = 5.0
    """For one call of one function."""
    total_seconds: float = 60.0
    """For the whole submission, restarts included."""
    memory_bytes: int = 1 << 30
    """Address space on top of what the warmed interpreter already uses."""
    output_bytes: int = 8 << 20
    """Standard output and error together; the worker is killed above it."""
    scratch_bytes: int = 16 << 20
    """All files a submission may write."""
    restarts: int = 8
    """Workers started again after one died or hung."""


@frozen
class Exercise:
    """One exercise of a course."""

    id: str
    title: str
    file: str
    """The student's file, for example ``backprop.py``; the folder of them when there are ``files``."""
    framework: Framework
    chapter: str
    """The chapter's part, for the handout and ``nngrade list``."""
    points: float
    reference: Path
    """The folder ``reference/<id>``."""
    handout: Path
    """The folder ``exercises/<id>``."""
    limits: Limits = field(default_factory=Limits)
    files: tuple[str, ...] = ()
    """Of an exercise of several programs, for example ``clinic/case01.py``: each has a function ``run``, which tests
    call by the file's stem. They are handed out as they lie in ``reference/<id>/starter``, to be mended."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Every file that a student hands in."""
        return self.files or (self.file,)
