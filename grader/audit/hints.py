"""The audit of hints: every function has its stages, no stage gives away code or a test, every style is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.catalog.functions import functions_of
from grader.catalog.hints import hints_file, read_hints
from grader.catalog.solutions import read_solution, read_style
from grader.errors import CourseError
from grader.model.exercise import Exercise
from grader.model.hint import HintBook

_LONG_ENOUGH = 12  # characters of a line of code that cannot stand in a sentence by chance


def hint_problem(exercise: Exercise) -> str:
    """What is wrong with an exercise's hints, in one line; empty when nothing is, or there is no ``hints.toml``."""
    if not hints_file(exercise).is_file():
        return ""
    try:
        return next(_problems(exercise, read_hints(exercise)), "")
    except CourseError as error:
        return str(error)


def _problems(exercise: Exercise, book: HintBook) -> Iterator[str]:
    wanted, told = functions_of(exercise), tuple(one.name for one in book.functions)
    if wanted != told:
        yield f"hints.toml tells of {', '.join(told)}; the functions are {', '.join(wanted)}"
    lines = {_squeezed(line) for part in read_solution(exercise) if part.name for line in part.code.splitlines()}
    code = {line for line in lines if len(line) >= _LONG_ENOUGH}
    tests = {
        name
        for path in exercise.reference.glob("test_*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))
    }
    for place, text in _told(book):
        if any(line in _squeezed(text) for line in code):
            yield f"{place} holds a line of the solution"
        if any(name in text for name in tests):
            yield f"{place} names a test"
    for style in book.styles:
        read_style(exercise, style)


def _told(book: HintBook) -> Iterator[tuple[str, str]]:
    """Everything that a student is told in stages, and where it stands."""
    for function in book.functions:
        for stage in ("idea", "formula", "shape"):
            yield f"the {stage} of {function.name}", getattr(function, stage)
    for mistake in book.mistakes:
        for part in ("title", "hint", "find"):
            yield f"the {part} of {mistake.id}", getattr(mistake, part)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
