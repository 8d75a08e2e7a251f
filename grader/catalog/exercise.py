"""Reads ``exercise.toml`` and says exactly which field is wrong."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar, cast

from grader.errors import CourseError
from grader.language import course_text
from grader.model.exercise import Exercise, Framework, Limits
from grader.toml import read_toml

_FIELDS = {"id", "title", "file", "framework", "chapter", "points", "limits", "files"}
_T = TypeVar("_T")


def read_exercise(reference: Path, handout: Path) -> Exercise:
    """The exercise in the folder ``reference``.

    Raises:
        CourseError: a field is missing, unknown, or of the wrong kind.
    """
    path = reference / "exercise.toml"
    data = read_toml(path)
    unknown = sorted(set(data) - _FIELDS)
    if unknown:
        raise CourseError(f"{path}: unknown field {unknown[0]!r}.")
    exercise_id = _field(path, data, "id", str)
    if exercise_id != reference.name:
        raise CourseError(f"{path}: id is {exercise_id!r}, but the folder is called {reference.name!r}.")
    framework = _field(path, data, "framework", str)
    if framework not in ("numpy", "torch", "none"):
        raise CourseError(f"{path}: framework must be 'numpy', 'torch' or 'none', not {framework!r}.")
    return Exercise(
        id=exercise_id,
        title=course_text(reference.parent, _field(path, data, "title", str)),
        file=_field(path, data, "file", str),
        framework=cast(Framework, framework),
        chapter=_field(path, data, "chapter", str),
        points=float(_field(path, data, "points", (int, float))),
        reference=reference,
        handout=handout,
        limits=_limits(path, data.get("limits", {})),
        files=_files(path, data),
    )


def _files(path: Path, data: dict[str, Any]) -> tuple[str, ...]:
    files = data.get("files", [])
    folder = f"{data['file']}/"
    fine = isinstance(files, list) and all(isinstance(name, str) and name.startswith(folder) for name in files)
    stems = {PurePosixPath(name).stem for name in files} if fine else set()
    if not fine or len(stems) != len(files) or not all(stem.isidentifier() for stem in stems):
        raise CourseError(f"{path}: 'files' must be a list of different .py files, each in the folder {folder}")
    return tuple(files)


def _field(path: Path, data: dict[str, Any], name: str, kind: type[_T] | tuple[type[_T], ...]) -> _T:
    if name not in data:
        raise CourseError(f"{path}: the field {name!r} is missing.")
    value = data[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise CourseError(f"{path}: the field {name!r} is of the wrong kind ({value!r}).")
    return value


def _limits(path: Path, data: dict[str, Any]) -> Limits:
    usual = Limits()
    kinds: dict[str, type[int] | type[float]] = {
        field.name: type(getattr(usual, field.name)) for field in fields(Limits)
    }
    for name, value in data.items():
        if name not in kinds:
            raise CourseError(f"{path}: unknown limit {name!r}.")
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
            raise CourseError(f"{path}: the limit {name!r} must be a number above zero, not {value!r}.")
    chosen: dict[str, Any] = {name: kinds[name](value) for name, value in data.items()}
    return Limits(**chosen)
