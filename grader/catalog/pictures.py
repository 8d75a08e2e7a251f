"""Reads ``pictures.json``: what every mistake does to a few small numbers, derived by ``nngrade stubs``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.model.exercise import Exercise
from grader.model.picture import Picture


def pictures_file(exercise: Exercise) -> Path:
    """Where the derived pictures of the exercise lie."""
    return exercise.reference / "pictures.json"


def read_pictures(exercise: Exercise) -> dict[str, Picture]:
    """For each mistake id its picture; empty for an exercise without pictures.

    Raises:
        CourseError: the file is not what ``nngrade stubs`` writes.
    """
    path = pictures_file(exercise)
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): _picture(entry) for name, entry in found.items()}
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise CourseError(f"{path}: {type(error).__name__}: {error}. It is derived: run nngrade stubs.") from error


def _picture(entry: Any) -> Picture:
    return Picture(
        setup=str(entry.get("setup", "")),
        rows=tuple((str(what), str(right), str(wrong)) for what, right, wrong in entry["rows"]),
        curves=tuple(tuple(None if y is None else float(y) for y in side) for side in entry.get("curves", ())),
    )
