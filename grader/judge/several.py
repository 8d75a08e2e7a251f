"""An exercise of several programs looks like one module to the worker: a function for each file.

A file is loaded when its function is called first, so a mistake in one costs only that one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from grader.model.exercise import Exercise

MAIN = "__parts__.py"

# Compiled under a name that is no file of the submission: its lines are in nobody's traceback.
_HEAD = """
import sys as _sys
from types import ModuleType as _Module

_folder = __file__.rpartition("/")[0]
_loaded = {}


def _run(file):
    if file not in _loaded:
        beside, _, name = file.rpartition("/")
        if f"{_folder}/{beside}" not in _sys.path:
            _sys.path.append(f"{_folder}/{beside}")
        module = _Module(name.removesuffix(".py"))
        module.__file__ = path = f"{_folder}/{file}"
        _sys.modules[module.__name__] = module
        with open(path, "rb") as source:
            exec(compile(source.read(), path, "exec", dont_inherit=True), module.__dict__)
        _loaded[file] = module
    if not hasattr(_loaded[file], "run"):
        raise AttributeError("module 'submission' has no attribute 'run'")
    return _loaded[file].run
"""
_FUNCTION = """

def {name}(*args, **kwargs):
    return _run({file!r})(*args, **kwargs)
"""
_UNTOUCHED = """

def {name}(*args, **kwargs):
    raise NotImplementedError
"""


def joined(files: Mapping[str, bytes], exercise: Exercise) -> dict[str, bytes]:
    """The files with the module ``MAIN`` among them. What is missing, or as it was handed out, is not attempted."""
    text = _HEAD
    for file in exercise.files:
        attempted = file in files and not _is_as_handed_out(files[file], exercise, file)
        text += (_FUNCTION if attempted else _UNTOUCHED).format(name=PurePosixPath(file).stem, file=file)
    return {**files, MAIN: f"exec(compile({text!r}, '<parts>', 'exec'), globals())\n".encode()}


def _is_as_handed_out(data: bytes, exercise: Exercise, file: str) -> bool:
    starter = exercise.reference / "starter" / file
    return starter.is_file() and starter.read_bytes().split() == data.split()
