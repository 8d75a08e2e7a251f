"""Reads ``reference/<id>/hints.toml``, and the part of it that is handed out.

Students of a release without ``reference/`` get ``exercises/<id>/.hints.json``, derived by ``nngrade stubs``: the
stages and what the mistakes are called, but no explanation of the solution, no other styles and no test.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from grader.catalog.mistakes import read_mistakes
from grader.errors import CourseError
from grader.language import course_text
from grader.model.exercise import Exercise, Framework
from grader.model.hint import FunctionHints, HintBook, Style
from grader.model.mistake import Mistake
from grader.toml import read_toml

HANDED_OUT = ".hints.json"
_SCHEMA = "nngrade.hints/1"
_STAGES = ("name", "idea", "formula", "source", "shape")
_MISTAKE = ("id", "title", "hint", "chapter", "find")


def hints_file(exercise: Exercise) -> Path:
    """Where the author writes them."""
    return exercise.reference / "hints.toml"


def has_hints(exercise: Exercise) -> bool:
    """Whether there is anything to read, in the course or in what was handed out."""
    return hints_file(exercise).is_file() or (exercise.handout / HANDED_OUT).is_file()


def read_hints(exercise: Exercise) -> HintBook:
    """All hints of an exercise: the author's, or where there is no reference those that were handed out.

    Raises:
        CourseError: a field is missing, unknown, or of the wrong kind.
    """
    if not exercise.reference.is_dir():
        return _read_handed_out(exercise.handout / HANDED_OUT)[1]
    path = hints_file(exercise)
    data = read_toml(path) if path.is_file() else {}
    unknown = sorted(set(data) - {"function", "style"})
    if unknown:
        raise CourseError(f"{path}: unknown field {unknown[0]!r}.")
    functions = tuple(
        FunctionHints(**_texts(f"{path}: function {number}", entry, (*_STAGES, "why")))
        for number, entry in enumerate(data.get("function", []), start=1)
    )
    styles = tuple(
        Style(**_texts(f"{path}: style {number}", entry, ("file", "function", "differs")))
        for number, entry in enumerate(data.get("style", []), start=1)
    )
    say = partial(course_text, exercise.reference.parent)
    return HintBook(
        tuple(
            replace(one, idea=say(one.idea), formula=say(one.formula), shape=say(one.shape), why=say(one.why))
            for one in functions
        ),
        read_mistakes(exercise),
        tuple(replace(one, differs=say(one.differs)) for one in styles),
    )


def handed_out(exercise: Exercise) -> str:
    """What ``exercises/<id>/.hints.json`` should hold; nothing when there is nothing to tell."""
    book = read_hints(exercise)
    if not book.functions and not book.mistakes:
        return ""
    data = {
        "schema": _SCHEMA,
        "exercise": {
            name: getattr(exercise, name) for name in ("id", "title", "file", "framework", "chapter", "points")
        }
        | {"files": list(exercise.files)},
        "functions": [{name: getattr(one, name) for name in _STAGES} for one in book.functions],
        "mistakes": [
            {name: getattr(one, name) for name in _MISTAKE} | {"functions": list(one.functions)}
            for one in book.mistakes
        ],
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def handed_out_exercises(folder: Path) -> Iterator[Exercise]:
    """Exercises of a student's release in or below ``folder``, for a machine that has no ``reference/``.

    Raises:
        CourseError: a file is not what ``nngrade stubs`` writes.
    """
    for pattern in (HANDED_OUT, f"*/{HANDED_OUT}", f"exercises/*/{HANDED_OUT}"):
        for path in sorted(folder.glob(pattern)):
            yield _read_handed_out(path)[0]


def _read_handed_out(path: Path) -> tuple[Exercise, HintBook]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != _SCHEMA:
            raise CourseError(f"{path} was made by another version of nngrade ({_SCHEMA} is understood).")
        known = data["exercise"]
        exercise = Exercise(
            id=str(known["id"]),
            title=str(known["title"]),
            file=str(known["file"]),
            framework=cast(Framework, str(known["framework"])),
            chapter=str(known["chapter"]),
            points=float(known["points"]),
            reference=path.parent / ".no-reference",
            handout=path.parent,
            files=tuple(map(str, known["files"])),
        )
        functions = tuple(FunctionHints(**{name: str(one[name]) for name in _STAGES}) for one in data["functions"])
        mistakes = tuple(
            Mistake(
                id=str(one["id"]),
                title=str(one["title"]),
                hint=str(one["hint"]),
                chapter=str(one["chapter"]),
                functions=tuple(map(str, one["functions"])),
                find=str(one["find"]),
            )
            for one in data["mistakes"]
        )
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror}). It is derived: run nngrade stubs.") from error
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise CourseError(f"{path}: {type(error).__name__}: {error}. It is derived: run nngrade stubs.") from error
    return exercise, HintBook(functions, mistakes)


def _texts(where: str, entry: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    unknown = sorted(set(entry) - set(names))
    if unknown:
        raise CourseError(f"{where}: unknown field {unknown[0]!r}.")
    for name in names:
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            raise CourseError(f"{where} ({entry.get('name', entry.get('file', '?'))}): the text {name!r} is missing.")
    return {name: entry[name].rstrip().lstrip("\n") for name in names}
