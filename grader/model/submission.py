"""The bytes that are graded: read once, hashed once."""

from __future__ import annotations

from grader.model.frozen import frozen


@frozen
class SourceFile:
    """One file of a submission, as the worker will see it."""

    name: str
    """Relative path with forward slashes; already made safe."""
    data: bytes


@frozen
class Submission:
    """A snapshot of what was handed in."""

    id: str
    """Made from the folder's or file's name; safe for a file name."""
    files: tuple[SourceFile, ...]
    main: str | None
    """Name of the file that holds the exercise, or None when it is missing."""
    sha256: str
    """Over the sorted names and bytes."""
    warnings: tuple[str, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    """For a notebook: (first line in the joined source, cell number), ascending."""
