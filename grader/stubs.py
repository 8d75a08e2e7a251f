"""Derives what a student gets from what the judge has: the stub from the solution, the README from the handout.

Nothing in ``exercises/`` is edited by hand, so a stub can never promise another signature than the solution has.
"""

from __future__ import annotations

import ast
from pathlib import Path

from grader.catalog import Course, read_quiz
from grader.catalog.hints import HANDED_OUT, handed_out
from grader.catalog.solutions import parsed
from grader.errors import CourseError
from grader.model.exercise import Exercise
from grader.quiz.answers import FILE, write_answers
from grader.quiz.paper import questions


def write_stubs(course: Course) -> list[Path]:
    """Write every stub and handout that is missing or stale; returns the files written."""
    written = []
    for path, text in _wanted(course).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def stale_stubs(course: Course) -> list[Path]:
    """Files of ``exercises/`` that are missing, or not what the solutions at hand would give."""
    return [
        path for path, text in _wanted(course).items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


def _wanted(course: Course) -> dict[Path, str]:
    files: dict[Path, str] = {}
    for exercise in course.exercises:
        for file in exercise.files:
            files[exercise.handout / file] = _starter(exercise, file)
        if exercise.framework != "none" and not exercise.files:
            files[exercise.handout / exercise.file] = stub_of(exercise)
        handout = exercise.reference / "handout.md"
        if not handout.is_file():
            raise CourseError(f"{handout} is missing: every exercise teaches before it asks.")
        text = handout.read_text(encoding="utf-8")
        items = read_quiz(exercise)
        if items:
            text = f"{text.rstrip()}\n\n{questions(items)}"
            files[exercise.handout / FILE] = write_answers(items, {})
        files[exercise.handout / "README.md"] = text
        hints = handed_out(exercise)
        if hints:
            files[exercise.handout / HANDED_OUT] = hints
    return files


def _starter(exercise: Exercise, file: str) -> str:
    """A program that is handed out to be mended, as it lies beside the solution."""
    path = exercise.reference / "starter" / file
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{path}: {error}") from error


def stub_of(exercise: Exercise) -> str:
    """The solution with every public body replaced by ``raise NotImplementedError``, and all private parts dropped."""
    lines, tree = parsed(exercise.reference / "solution" / exercise.file)
    kept = [node for node in tree.body if isinstance(node, _KEPT) and not node.name.startswith("_")]
    head = "\n\n".join([_head(lines, tree), *_names_of_types(lines, tree, kept)])
    return "\n\n\n".join([head, *(_emptied(lines, node) for node in kept)]) + "\n"


_KEPT = (ast.FunctionDef, ast.ClassDef)


def _head(lines: list[str], tree: ast.Module) -> str:
    """The module's docstring and imports, as they stand. Constants go: they may give an answer away."""
    wanted = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    last = max((node.end_lineno or 0 for node in wanted or tree.body[:1]), default=0)
    return "\n".join(lines[:last])


def _names_of_types(lines: list[str], tree: ast.Module, kept: list[ast.FunctionDef | ast.ClassDef]) -> list[str]:
    """Lines such as ``Params = dict[str, np.ndarray]`` that signatures use; a type gives no answer away."""
    used = {
        name.id
        for node in kept
        for part in ast.walk(node)
        if isinstance(part, ast.FunctionDef)
        for hint in [
            part.returns,
            *(argument.annotation for argument in ast.walk(part.args) if isinstance(argument, ast.arg)),
        ]
        if hint is not None
        for name in ast.walk(hint)
        if isinstance(name, ast.Name)
    }
    return [
        "\n".join(lines[node.lineno - 1 : node.end_lineno])
        for node in tree.body
        if isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id in used for one in node.targets)
    ]


def _emptied(lines: list[str], node: ast.FunctionDef | ast.ClassDef) -> str:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    documented = ast.get_docstring(node) is not None
    head_end = node.body[0].end_lineno if documented else node.body[0].lineno - 1
    head = lines[first - 1 : head_end]
    if isinstance(node, ast.FunctionDef):
        indent = " " * (node.col_offset + 4)
        return "\n".join([*head, f"{indent}raise NotImplementedError"])
    methods = [_emptied(lines, item) for item in node.body if isinstance(item, ast.FunctionDef)]
    return "\n\n".join(["\n".join(head), *methods])
