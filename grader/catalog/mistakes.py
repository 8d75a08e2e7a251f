"""Reads what mistakes are called from ``mistakes.py`` without running it: the wrong programs run in the jail only."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.mistake import Mistake

_ALLOWED = {"of", "title", "hint", "chapter", "find"}


def mistake_files(exercise: Exercise) -> tuple[Path, ...]:
    """``mistakes.py``, or every file of the folder ``mistakes`` in name order."""
    single = exercise.reference / "mistakes.py"
    return (single,) if single.is_file() else tuple(sorted((exercise.reference / "mistakes").glob("*.py")))


def read_mistakes(exercise: Exercise) -> tuple[Mistake, ...]:
    """Every known mistake of the exercise, in file order.

    Raises:
        CourseError: a declaration is incomplete or not made of literals.
    """
    return _read(mistake_files(exercise))


@frozen
class Program:
    """One wrong program of a mistake."""

    id: str
    name: str
    """Of the function or class in ``file``."""
    functions: tuple[str, ...]
    file: Path


def read_programs(exercise: Exercise) -> tuple[Program, ...]:
    """Every wrong program, in file order; a mistake may have several."""
    return tuple(
        Program(mistake_id, name, _functions(words), path)
        for path in mistake_files(exercise)
        for name, _, mistake_id, words, _ in _declarations(path)
    )


@lru_cache(maxsize=64)
def _read(paths: tuple[Path, ...]) -> tuple[Mistake, ...]:
    found: dict[str, Mistake] = {}
    for path in paths:
        for _, where, mistake_id, words, doc in _declarations(path):
            known = found.get(mistake_id)
            functions = _functions(words)
            if known is None:
                found[mistake_id] = _first(where, mistake_id, words, functions, doc)
            else:
                merged = known.functions + tuple(name for name in functions if name not in known.functions)
                found[mistake_id] = replace(known, functions=merged)
    return tuple(found.values())


def _first(where: str, mistake_id: str, words: dict[str, Any], functions: tuple[str, ...], doc: str) -> Mistake:
    for name in ("title", "hint", "chapter"):
        if not isinstance(words.get(name), str) or not words[name].strip():
            raise CourseError(f"{where}: the mistake {mistake_id!r} has no {name}.")
    texts = (words["title"], words["hint"], words["chapter"])
    return Mistake(mistake_id, *texts, functions, doc, words.get("find", ""))


def _functions(words: dict[str, Any]) -> tuple[str, ...]:
    return words["of"] if isinstance(words["of"], tuple) else (words["of"],)


def _declarations(path: Path) -> Iterator[tuple[str, str, str, dict[str, Any], str]]:
    """Name, place, mistake id, keywords and docstring of every program that ``@mistake(...)`` declares."""
    for node in ast.parse(path.read_text(encoding="utf-8"), str(path)).body:
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            continue
        for call in node.decorator_list:
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "mistake"):
                continue
            where = f"{path}:{call.lineno}"
            try:
                (mistake_id,) = (ast.literal_eval(arg) for arg in call.args)
                words = {str(word.arg): ast.literal_eval(word.value) for word in call.keywords}
            except ValueError as error:
                raise CourseError(f"{where}: a mistake is declared with literals only.") from error
            if not isinstance(mistake_id, str) or "of" not in words or set(words) - _ALLOWED:
                raise CourseError(f"{where}: expected mistake(id, of=..., title=..., hint=..., chapter=..., find=...).")
            yield node.name, where, mistake_id, words, inspect.cleandoc(ast.get_docstring(node) or "")
