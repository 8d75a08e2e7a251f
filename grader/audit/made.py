"""Submissions the audit makes up: a solution with one function replaced by a wrong one, and answers of zeros."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path, PurePosixPath

from grader.catalog import Program
from grader.model.exercise import Exercise
from grader.model.submission import SourceFile, Submission

# A wrong program says `from grader.authoring import mistake`; a submission brings its own, which does nothing.
_AUTHORING = b"def mistake(*ids, of, **words):\n    return lambda program: program\n\n\nboth = mistake\n"

TRIVIAL = {
    "zeros": "np.zeros_like(_first(args))",
    "ones": "np.ones_like(_first(args))",
    "nan": "np.full_like(_first(args), np.nan)",
    "empty": "np.zeros((0,))",
    "scalar": "0.5",
    "input echoed": "args[0] if args else None",
    "random": "np.random.default_rng().normal(size=np.shape(_first(args)))",
}

_TRIVIAL_HEAD = """
import numpy as np

def _first(args):
    for arg in args:
        if isinstance(arg, np.ndarray):
            return arg
    return np.zeros((1,))
"""

_FLOAT32 = """

import numpy as _np


def _single(value):
    if isinstance(value, dict):
        return {key: _single(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_single(item) for item in value)
    if isinstance(value, _np.ndarray) and value.dtype == _np.float64:
        return value.astype(_np.float32)
    return _np.float32(value) if isinstance(value, float) else value


def _rounded(function):
    return lambda *args, **kwargs: _single(function(*args, **kwargs))


for _name, _function in list(globals().items()):
    if not _name.startswith("_") and getattr(_function, "__module__", "") == __name__:
        globals()[_name] = _rounded(_function)
"""


def from_path(exercise: Exercise, path: Path) -> Submission:
    """A submission of one file of the course, handed in under the exercise's name, or of a folder."""
    if exercise.files:
        return _submission(path.name, _files(exercise, path), exercise.file)
    return _submission(path.stem, {exercise.file: path.read_bytes()}, exercise.file)


def with_mistake(exercise: Exercise, program: Program) -> Submission:
    """The solution, in which one function is the wrong program."""
    if exercise.files:
        return _with_wrong_part(exercise, program)
    solution = (exercise.reference / "solution" / exercise.file).read_bytes()
    module = f"wrong_{program.file.stem}"
    lines = "".join(f"{name} = _wrong.{program.name}\n" for name in program.functions)
    files = {
        # The wrong program imports the solution by its name; what is handed in has another.
        exercise.file: solution,
        "handed_in.py": solution + f"\n\nimport {module} as _wrong\n{lines}".encode(),
        f"{module}.py": program.file.read_bytes(),
        **_beside(program),
    }
    return _submission(program.name, files, "handed_in.py")


def _with_wrong_part(exercise: Exercise, program: Program) -> Submission:
    files = _files(exercise, exercise.reference / "solution")
    wrong = f"from wrong_{program.file.stem} import {program.name} as run\n".encode()
    files |= {file: wrong for file in exercise.files if PurePosixPath(file).stem in program.functions}
    files |= {f"wrong_{program.file.stem}.py": program.file.read_bytes(), **_beside(program)}
    return _submission(program.name, files, exercise.file)


def _beside(program: Program) -> dict[str, bytes]:
    """What a wrong program imports besides the solution: the decorators, and the helpers of its folder."""
    found = {"grader/__init__.py": b"", "grader/authoring.py": _AUTHORING}
    if program.file.parent.name == "mistakes":
        found |= {f"mistakes/{path.name}": path.read_bytes() for path in program.file.parent.glob("_*.py")}
    return found


def _files(exercise: Exercise, folder: Path) -> dict[str, bytes]:
    return {file: (folder / file).read_bytes() for file in exercise.files if (folder / file).is_file()}


def in_float32(exercise: Exercise) -> Submission:
    """The solution, whose every answer is rounded to float32."""
    solution = {file: (exercise.reference / "solution" / file).read_bytes() for file in exercise.sources}
    rounded = {file: data + _FLOAT32.encode() for file, data in solution.items()}
    return _submission("float32", rounded, exercise.file)


def with_trivial_answers(exercise: Exercise, name: str) -> Submission:
    """A submission whose every function gives the same worthless answer."""
    if exercise.files:
        text = f"{_TRIVIAL_HEAD}\ndef run(*args, **kwargs):\n    return {TRIVIAL[name]}\n"
        return _submission(f"trivial {name}", dict.fromkeys(exercise.files, text.encode()), exercise.file)
    tree = ast.parse((exercise.reference / "solution" / exercise.file).read_text(encoding="utf-8"))
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    functions = "".join(f"\ndef {function}(*args, **kwargs):\n    return {TRIVIAL[name]}\n" for function in names)
    return _submission(f"trivial {name}", {exercise.file: (_TRIVIAL_HEAD + functions).encode()}, exercise.file)


def _submission(name: str, files: dict[str, bytes], main: str) -> Submission:
    digest = hashlib.sha256(b"".join(files[key] for key in sorted(files))).hexdigest()
    sources = tuple(SourceFile(key, files[key]) for key in sorted(files))
    return Submission(name, sources, main, digest)
