"""Every text of a course that can be translated, with the file it stands in, for those who keep the catalogues.

The headings of the chapter are not among them: a reader looks for them in the chapter, which is in one language.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from grader.catalog.course import load_course
from grader.catalog.drawings import DRAWINGS_FILE, SAID, formulas_of, read_plans
from grader.catalog.hints import hints_file, read_hints
from grader.catalog.mistakes import mistake_files, read_mistakes
from grader.catalog.objectives import read_objectives
from grader.catalog.quiz import quiz_file, read_quiz
from grader.model.exercise import Exercise


def course_texts(root: Path) -> Iterator[tuple[str, str]]:
    """File, as it is called in the course, and text; to be asked while English is spoken."""
    course = load_course(root)
    for objective in read_objectives(course):
        yield "reference/objectives.toml", objective.title
    for demo in course.demos:
        yield _name(root, demo.path), demo.line
    for exercise in course.exercises:
        yield _name(root, exercise.reference / "exercise.toml"), exercise.title
        yield from _tests(root, exercise)
        yield from _mistakes(root, exercise)
        yield from _hints(root, exercise)
        for plan in read_plans(exercise):
            for text in (plan.title, plan.text, *(plan.more[name] for name in SAID if plan.more.get(name))):
                yield _name(root, exercise.reference / DRAWINGS_FILE), text
            for _step, formula in formulas_of(plan):
                yield _name(root, exercise.reference / DRAWINGS_FILE), formula
        yield from _questions(root, exercise)


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _tests(root: Path, exercise: Exercise) -> Iterator[tuple[str, str]]:
    """The first line of each docstring; ``{name}`` in it stands for a parameter."""
    for path in sorted(exercise.reference.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield _name(root, path), (ast.get_docstring(node) or "").strip().partition("\n")[0].strip()


def _mistakes(root: Path, exercise: Exercise) -> Iterator[tuple[str, str]]:
    files = mistake_files(exercise)
    for mistake in read_mistakes(exercise):
        for text in (mistake.title, mistake.hint, mistake.find, mistake.explanation):
            yield _name(root, files[0] if len(files) == 1 else files[0].parent), text


def _hints(root: Path, exercise: Exercise) -> Iterator[tuple[str, str]]:
    book = read_hints(exercise)
    name = _name(root, hints_file(exercise))
    for one in book.functions:
        for text in (one.idea, one.formula, one.shape, one.why):
            yield name, text
    for style in book.styles:
        yield name, style.differs


def _questions(root: Path, exercise: Exercise) -> Iterator[tuple[str, str]]:
    name = _name(root, quiz_file(exercise))
    for item in read_quiz(exercise):
        for text in (item.title, item.question, item.feedback, item.otherwise):
            yield name, text
        for option in item.options:
            yield name, option.text
            yield name, option.feedback
        for near in item.near:
            yield name, near.feedback
