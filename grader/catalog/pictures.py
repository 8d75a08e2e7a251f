"""Reads ``pictures.json``: what every mistake does to a few small numbers, derived by ``nngrade stubs``."""

from __future__ import annotations

import json
from pathlib import Path

from grader.errors import CourseError
from grader.model.exercise import Exercise

Row = tuple[str, str, str]
"""What is computed, the right answer, the answer with the mistake."""


def pictures_file(exercise: Exercise) -> Path:
    """Where the derived pictures of the exercise lie."""
    return exercise.reference / "pictures.json"


def read_pictures(exercise: Exercise) -> dict[str, tuple[Row, ...]]:
    """For each mistake id its rows; empty for an exercise without pictures.

    Raises:
        CourseError: the file is not what ``nngrade stubs`` writes.
    """
    path = pictures_file(exercise)
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(name): tuple((str(what), str(right), str(wrong)) for what, right, wrong in rows)
            for name, rows in found.items()
        }
    except (ValueError, TypeError, AttributeError) as error:
        raise CourseError(f"{path}: {error}. It is derived: run nngrade stubs.") from error
