"""The visible tests of an exercise for a student's own machine: with the solution's answers instead of the solution.

What only hidden tests use is left out, their names too. A test whose questions to the solution depend on the student's
own answers cannot be written down; it stays with the course.
"""

from __future__ import annotations

import ast
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from grader.catalog import ANSWERS, Course
from grader.catalog.playground import PLAY_FILE
from grader.errors import CourseError
from grader.export.files import File, Files, text
from grader.grading import grade, start_shared
from grader.intake import read_submission
from grader.judge.recorded import dump
from grader.judge.shared import Shared
from grader.model.exercise import Exercise
from grader.model.report import Report, TestStatus
from grader.sandbox import Sandbox

_SEED = 1
_PARTS = ("test_*.py", "conftest.py", "probes.py")
_ROUNDS = 3
"""More than enough: what is left out once is not asked again."""


def visible(exercise: Exercise, course: Course, sandbox: Sandbox) -> Files:
    """``exercise.toml``, the tests, what they use, and ``answers.bin``; nothing when all tests are hidden.

    Raises:
        CourseError: the solution does not pass the visible tests.
    """
    dropped: set[str] = set()
    for _ in range(_ROUNDS):
        parts = _parts(exercise, dropped)
        if not _tests(parts):
            return {}
        with _laid_out(exercise, parts) as folder:
            asked = replace(exercise, reference=folder, points=0.0)  # whatever the tests are worth
            with _session(asked, sandbox) as shared:
                report = _graded(asked, exercise.reference / "solution", course, sandbox, shared)
                answers = dump(_SEED, shared.reference.answers)
            shutil.rmtree(folder / "solution")
            (folder / ANSWERS).write_bytes(answers)
            with _session(asked, sandbox) as shared:
                failing = {
                    test.id.partition("[")[0]
                    for path in (exercise.reference / "solution", *_variants(exercise))
                    for test in _graded(asked, path, course, sandbox, shared).tests
                    if test.status is not TestStatus.PASSED
                }
        if not failing:
            toml = _settings(exercise, sum(test.max_points for test in report.tests))
            written = {name: text(parts[name]) for name in parts}
            return {"exercise.toml": text(toml), ANSWERS: File(answers), **written, **_playground(exercise)}
        dropped |= failing
    raise CourseError(f"The visible tests of {exercise.id} cannot be written down for students.")


def _playground(exercise: Exercise) -> Files:
    """It holds no answers, and works without any."""
    path = exercise.reference / PLAY_FILE
    return {PLAY_FILE: text(path.read_text(encoding="utf-8"))} if path.is_file() else {}


@contextmanager
def _session(exercise: Exercise, sandbox: Sandbox) -> Iterator[Shared]:
    shared = start_shared(exercise, sandbox, _SEED)
    try:
        yield shared
    finally:
        shared.close()


def _graded(exercise: Exercise, path: Path, course: Course, sandbox: Sandbox, shared: Shared) -> Report:
    submission = read_submission(path, main=exercise.file, parts=exercise.files)
    report = grade(exercise, submission, course=course, seed=_SEED, sandbox=sandbox, shared=shared)
    if not report.tests:
        raise CourseError(f"{exercise.id}: {' '.join(report.warnings)}")
    return report


def _settings(exercise: Exercise, points: float) -> str:
    """The exercise's own settings with the points that are left."""
    original = (exercise.reference / "exercise.toml").read_text(encoding="utf-8")
    return re.sub(r"(?m)^points = .*$", f"points = {round(points, 6):g}", original)


def _variants(exercise: Exercise) -> list[Path]:
    return sorted(path for path in (exercise.reference / "variants").glob("*") if not path.name.startswith(("_", ".")))


@contextmanager
def _laid_out(exercise: Exercise, parts: dict[str, str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="nngrade-release-") as place:
        folder = Path(place) / "visible" / exercise.id
        shutil.copytree(exercise.reference / "solution", folder / "solution")
        for name, code in parts.items():
            (folder / name).write_text(code, encoding="utf-8")
        yield folder


def _parts(exercise: Exercise, dropped: set[str]) -> dict[str, str]:
    """The files' text without hidden and dropped tests, and without what only they used."""
    trees = {
        path.name: ast.parse(path.read_text(encoding="utf-8"))
        for pattern in _PARTS
        for path in sorted(exercise.reference.glob(pattern))
    }
    gone = set(dropped)
    for tree in trees.values():
        gone |= {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and _is_hidden(node)}
    for tree in trees.values():
        tree.body = [node for node in tree.body if getattr(node, "name", None) not in gone]
        _Without(gone).visit(tree)
    _prune(trees)
    return {name: ast.unparse(tree) + "\n" for name, tree in trees.items() if _is_needed(name, tree)}


def _is_needed(name: str, tree: ast.Module) -> bool:
    """Not without a test, a probe, or anything at all."""
    functions = [node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    if name.startswith("test_"):
        return any(function.startswith("test") for function in functions)
    return bool(functions) or (name == "conftest.py" and len(tree.body) > 1)


def _is_hidden(node: ast.FunctionDef) -> bool:
    """Also when only some of its parameters are: which, the student is not to see."""
    return node.name.startswith("test") and any("mark.hidden" in ast.unparse(one) for one in node.decorator_list)


class _Without(ast.NodeTransformer):
    """Names of tests that are not there, out of every mark and list."""

    def __init__(self, gone: set[str]) -> None:
        self._gone = gone

    def _kept(self, nodes: list[ast.expr]) -> list[ast.expr]:
        return [node for node in nodes if not (isinstance(node, ast.Constant) and node.value in self._gone)]

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        node.elts = self._kept(node.elts)
        return self.generic_visit(node)

    def visit_List(self, node: ast.List) -> ast.AST:
        node.elts = self._kept(node.elts)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        node.args = self._kept(node.args)
        return self.generic_visit(node)


def _prune(trees: dict[str, ast.Module]) -> None:
    """Drop every definition that nothing refers to, and then what only those referred to."""
    words = {node: {*_words(node)} for tree in trees.values() for node in tree.body}
    uses = Counter(word for found in words.values() for word in found)  # in how many statements
    changed = True
    while changed:
        changed = False
        for tree in trees.values():
            for node in list(tree.body):
                names = _defined(node)
                if names and all(uses[name] == (name in words[node]) for name in names):
                    tree.body.remove(node)
                    uses.subtract(words[node])
                    changed = True


def _defined(node: ast.stmt) -> set[str]:
    """The names that a statement gives to others; none for what is kept in any case."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        kept = node.name.startswith(("test", "pytest_", "Test")) or "autouse" in str(
            [ast.unparse(one) for one in node.decorator_list]
        )
        return set() if kept else {node.name}
    if isinstance(node, ast.Assign):
        return {name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    if isinstance(node, (ast.Import, ast.ImportFrom)) and getattr(node, "module", "") != "__future__":
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return set()


def _words(node: ast.AST) -> Iterator[str]:
    """Everything in a statement that may be another's name: also of probes and fixtures."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.arg):
            yield part.arg
        elif isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.alias):
            yield part.name
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value.removeprefix("probe:")


def _tests(parts: dict[str, str]) -> bool:
    return any(name.startswith("test_") for name in parts)
