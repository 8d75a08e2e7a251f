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

    @property
    def notebook(self) -> str | None:
        """The name of the notebook that ``main`` was made from."""
        return self.main.removesuffix(".py") + ".ipynb" if self.cells and self.main else None

    @property
    def names(self) -> tuple[str, ...]:
        """The files' names as their author knows them."""
        own = self.notebook
        return tuple(own if own and file.name == self.main else file.name for file in self.files)
