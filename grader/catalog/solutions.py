"""Reads solutions and other right programs as text, function by function. Runs none of them."""

from __future__ import annotations

import ast
from pathlib import Path, PurePosixPath

from grader.errors import CourseError
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.hint import Style

_DEFINITIONS = (ast.FunctionDef, ast.ClassDef)


@frozen
class Part:
    """A function, a class, or the lines between them."""

    name: str
    """Of the function or class; empty for other lines."""
    code: str
    """Without the docstring, which the handed-out file has as well."""


def read_solution(exercise: Exercise) -> tuple[Part, ...]:
    """The solution in file order; of an exercise of several files the function ``run`` of each, by the file's stem.

    Raises:
        CourseError: a file is missing or is no Python.
    """
    home = exercise.reference / "solution"
    if exercise.files:
        return tuple(Part(PurePosixPath(file).stem, _one(home / file, "run")) for file in exercise.files)
    return tuple(_parts(home / exercise.file))


def read_style(exercise: Exercise, style: Style) -> str:
    """The part of another right program that its author wants to show.

    Raises:
        CourseError: the file or the function is not there.
    """
    return _one(exercise.reference / "variants" / style.file, style.function)


def _one(path: Path, name: str) -> str:
    for part in _parts(path):
        if part.name == name:
            return part.code
    raise CourseError(f"{path}: there is no {name} in it.")


def parsed(path: Path) -> tuple[list[str], ast.Module]:
    """The lines of a program of the course, and its syntax tree.

    Raises:
        CourseError: it cannot be read.
    """
    try:
        source = path.read_text(encoding="utf-8")
        return source.splitlines(), ast.parse(source)
    except (OSError, SyntaxError) as error:
        raise CourseError(f"{path}: {error}") from error


def _parts(path: Path) -> list[Part]:
    lines, tree = parsed(path)
    parts: list[Part] = []
    for node in tree.body[1 if ast.get_docstring(tree) is not None else 0 :]:
        name = node.name if isinstance(node, _DEFINITIONS) else _assigned(node)
        code = _without_docstrings(lines, node)
        if not name and parts and not parts[-1].name:
            parts[-1] = Part("", f"{parts[-1].code}\n{code}")
        else:
            parts.append(Part(name, code))
    return parts


def _assigned(node: ast.stmt) -> str:
    """The name that a plain assignment gives, for functions written as lambdas."""
    target = node.targets[0] if isinstance(node, ast.Assign) and len(node.targets) == 1 else None
    return target.id if isinstance(target, ast.Name) and not target.id.startswith("_") else ""


def _without_docstrings(lines: list[str], node: ast.stmt) -> str:
    decorators = node.decorator_list if isinstance(node, _DEFINITIONS) else []
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    dropped: set[int] = set()
    for inner in ast.walk(node):
        if isinstance(inner, _DEFINITIONS) and ast.get_docstring(inner) is not None and len(inner.body) > 1:
            dropped.update(range(inner.body[0].lineno, (inner.body[0].end_lineno or 0) + 1))
    kept = [lines[number - 1] for number in range(first, (node.end_lineno or first) + 1) if number not in dropped]
    return "\n".join(kept)
