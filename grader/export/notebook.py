"""Notebook files of a package: the exercise's handout and stub, and what a platform adds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from grader.errors import CourseError, UsageError
from grader.export.files import File, text
from grader.model.exercise import Exercise

_KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def only_one_file(exercise: Exercise, platform: str) -> None:
    """Raises UsageError for an exercise that no single notebook can hold."""
    if exercise.files:
        raise UsageError(f"{platform} grades a notebook; {exercise.id} is {len(exercise.files)} programs.")


def markdown(source: str, name: str) -> dict[str, Any]:
    """A cell to read. ``name`` is unique in its notebook."""
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source.strip()}


def code(source: str, name: str, metadata: Mapping[str, object] | None = None) -> dict[str, Any]:
    """A cell to run."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": dict(metadata or {}),
        "outputs": [],
        "source": source.strip(),
    }


def notebook(cells: Sequence[Mapping[str, Any]]) -> File:
    """The file, of format 4.5."""
    made = {"cells": list(cells), "metadata": _KERNEL, "nbformat": 4, "nbformat_minor": 5}
    return text(json.dumps(made, indent=1, ensure_ascii=False) + "\n")


def handed_out(exercise: Exercise) -> list[dict[str, Any]]:
    """The handout as a cell to read, the stub as a cell to write in.

    Raises:
        CourseError: the course has no handout yet.
    """
    try:
        handout = (exercise.handout / "README.md").read_text(encoding="utf-8")
        stub = (exercise.handout / exercise.file).read_text(encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{error.filename} cannot be read. An author runs: nngrade stubs") from None
    return [markdown(handout, "handout"), code(stub, "work")]
