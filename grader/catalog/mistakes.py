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
from grader.language import SOURCE, course_text, language
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.mistake import Mistake

_ALLOWED = {"of", "also", "title", "hint", "chapter", "find"}


def mistake_files(exercise: Exercise) -> tuple[Path, ...]:
    """``mistakes.py``, or every file of the folder ``mistakes`` in name order."""
    single = exercise.reference / "mistakes.py"
    return (single,) if single.is_file() else tuple(sorted((exercise.reference / "mistakes").glob("*.py")))


def read_mistakes(exercise: Exercise) -> tuple[Mistake, ...]:
    """Every known mistake of the exercise, in file order.

    Raises:
        CourseError: a declaration is incomplete or not made of literals.
    """
    return tuple(_in_words(exercise.reference.parent, one) for one in _read(mistake_files(exercise)))


def _in_words(course: Path, one: Mistake) -> Mistake:
    """In the language that is spoken; kept above as its author wrote it."""
    if language() == SOURCE:
        return one
    title, hint, find, explanation = (
        course_text(course, text) for text in (one.title, one.hint, one.find, one.explanation)
    )
    return replace(one, title=title, hint=hint, find=find, explanation=explanation)


@frozen
class Program:
    """One wrong program of a mistake."""

    id: str
    """Of its mistake; ``one+other`` for a program that makes two at once."""
    name: str
    """Of the function or class in ``file``."""
    functions: tuple[str, ...]
    file: Path

    @property
    def ids(self) -> tuple[str, ...]:
        """The one mistake, or the two."""
        return tuple(self.id.split("+"))


def read_programs(exercise: Exercise) -> tuple[Program, ...]:
    """Every wrong program, in file order; a mistake, or two that come together, may have several."""
    return tuple(
        program
        for path in mistake_files(exercise)
        for program in (
            *(Program(mistake_id, name, _functions(words), path) for name, _, mistake_id, words, _ in _singles(path)),
            *(Program(f"{one}+{other}", name, functions, path) for name, _, (one, other), functions in _pairs(path)),
        )
    )


@lru_cache(maxsize=64)
def _read(paths: tuple[Path, ...]) -> tuple[Mistake, ...]:
    found: dict[str, Mistake] = {}
    for path in paths:
        for _, where, mistake_id, words, doc in _singles(path):
            known = found.get(mistake_id)
            functions = _functions(words) + _names(words.get("also", ()))
            if known is None:
                found[mistake_id] = _first(where, mistake_id, words, functions, doc)
            else:
                merged = known.functions + tuple(name for name in functions if name not in known.functions)
                found[mistake_id] = replace(known, functions=merged)
    for path in paths:
        for _, where, (one, other), functions in _pairs(path):
            for name in (one, other):
                if name not in found:
                    raise CourseError(f"{where}: there is no mistake {name!r} to come together with another.")
            partners = tuple((function, other) for function in functions)
            found[one] = replace(found[one], partners=tuple(dict.fromkeys((*found[one].partners, *partners))))
    return tuple(found.values())


def _first(where: str, mistake_id: str, words: dict[str, Any], functions: tuple[str, ...], doc: str) -> Mistake:
    for name in ("title", "hint", "chapter"):
        if not isinstance(words.get(name), str) or not words[name].strip():
            raise CourseError(f"{where}: the mistake {mistake_id!r} has no {name}.")
    texts = (words["title"], words["hint"], words["chapter"])
    return Mistake(mistake_id, *texts, functions, doc, words.get("find", ""))


def _functions(words: dict[str, Any]) -> tuple[str, ...]:
    return _names(words["of"])


def _names(words: Any) -> tuple[str, ...]:
    return words if isinstance(words, tuple) else (words,)


def _singles(path: Path) -> Iterator[tuple[str, str, str, dict[str, Any], str]]:
    """Name, place, mistake id, keywords and docstring of every program that ``@mistake(...)`` declares."""
    for node, where, args, words in _declarations(path, "mistake"):
        if len(args) != 1 or not isinstance(args[0], str) or "of" not in words or set(words) - _ALLOWED:
            raise CourseError(f"{where}: expected mistake(id, of=..., title=..., hint=..., chapter=..., find=...).")
        if set("+#") & set(args[0]):  # one+other are two at once, id#2 is one of several programs
            raise CourseError(f"{where}: the id {args[0]!r} may not contain + or #.")
        yield node.name, where, args[0], words, inspect.cleandoc(ast.get_docstring(node) or "")


def _pairs(path: Path) -> Iterator[tuple[str, str, tuple[str, str], tuple[str, ...]]]:
    """Name, place, mistake ids and functions of every program that ``@both(...)`` declares."""
    for node, where, args, words in _declarations(path, "both"):
        if len(args) != 2 or not all(isinstance(arg, str) for arg in args) or set(words) != {"of"}:
            raise CourseError(f"{where}: expected both(id, id, of=...).")
        yield node.name, where, (args[0], args[1]), _functions(words)


def _declarations(
    path: Path, decorator: str
) -> Iterator[tuple[ast.FunctionDef | ast.ClassDef, str, list[Any], dict[str, Any]]]:
    """Every program with this decorator: its node, its place, and what the decorator is called with."""
    for node in _tree(path).body:
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            continue
        for call in node.decorator_list:
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == decorator):
                continue
            where = f"{path}:{call.lineno}"
            try:
                args = [ast.literal_eval(arg) for arg in call.args]
                words = {str(word.arg): ast.literal_eval(word.value) for word in call.keywords}
            except ValueError as error:
                raise CourseError(f"{where}: a mistake is declared with literals only.") from error
            yield node, where, args, words


@lru_cache(maxsize=64)
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))
