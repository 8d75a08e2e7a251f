"""One call of one student function: find it, seed, run, and describe what happened. No word about right or wrong."""

from __future__ import annotations

import random
import sys
import warnings
from collections.abc import Callable
from types import CodeType, ModuleType
from typing import Any

import numpy as np

from . import failures
from .loading import Submission
from .text import clean, message_of, type_name
from .values import Packer, argument

_seed_python = random.seed
_seed_numpy = np.random.seed
_get_recursion, _set_recursion = sys.getrecursionlimit, sys.setrecursionlimit
_set_trace, _set_profile = sys.settrace, sys.setprofile
_ours = sys.getrecursionlimit()
_students = _ours
MAX_WARNINGS = 5
_AST_ONLY = 0x400


def seed_everything(seed: int, torch: Any) -> None:
    """Every generator a student may draw from; forked workers would otherwise all draw the same numbers."""
    _seed_python(seed)
    _seed_numpy(seed % (1 << 32))
    if torch is not None:
        torch.default_generator.manual_seed(seed % (1 << 63))


def calm() -> None:
    """Undo what a student's code may have set that would keep the worker itself from answering."""
    global _students
    _set_trace(None)
    _set_profile(None)
    limit = _get_recursion()
    _students = limit if limit > _ours else _students
    _set_recursion(_ours)


def resume() -> None:
    """Give a student who raised the recursion limit, at the top of the file perhaps, their own again."""
    _set_recursion(_students)


class Warnings:
    """Collects the first few different warnings raised while it is in place."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.texts: list[str] = []

    def start(self) -> None:
        """Empty the list; every warning is shown again, unless the student's own filters say otherwise."""
        self.texts = []
        warnings.simplefilter("default", append=True)  # changes nothing, but makes Python forget what it has shown
        warnings.showwarning = self._show

    def _show(
        self, message: Any, category: Any, filename: Any, lineno: Any, file: Any = None, line: Any = None
    ) -> None:
        if len(self.texts) >= MAX_WARNINGS:
            return
        text = f"{type_name(category)}: {clean(message_of(message), 300)}"
        if type(filename) is str and filename.startswith(self.folder):
            text += f" ({clean(filename[len(self.folder) :], 100)}, line {lineno})"
        if text not in self.texts:
            self.texts.append(text)


def filter_warnings() -> None:
    """Show what a student should see. Once, before their file is loaded: they may have filters of their own."""
    warnings.resetwarnings()
    warnings.simplefilter("default")
    for category in (ResourceWarning, ImportWarning, PendingDeprecationWarning):  # as Python itself does
        warnings.simplefilter("ignore", category)


class NoSuchFunctionError(Exception):
    """The submission has no such function; carries the ``info`` of the reply."""

    def __init__(self, info: dict[str, Any]) -> None:
        super().__init__()
        self.info = info


def find(module: ModuleType, name: str) -> Callable[..., Any]:
    """The function called ``name`` (dots allowed). Raises NoSuchFunctionError."""
    found: Any = module
    for part in name.split("."):
        try:
            found = getattr(found, part)
        except AttributeError:
            raise NoSuchFunctionError(_missing(name, similar=_similar(found, part))) from None
    if not callable(found):
        raise NoSuchFunctionError(_missing(name, "not_callable", found_type=type_name(type(found))))
    return found  # type: ignore[no-any-return]  # callable() does not narrow Any


def _missing(name: str, kind: str = "absent", similar: Any = (), found_type: str = "") -> dict[str, Any]:
    return {"name": name, "kind": kind, "similar": list(similar), "found_type": found_type}


def _similar(holder: Any, name: str) -> list[str]:
    """Names that differ in case, underscores or a letter or two."""
    try:
        names = [key for key in list(vars(holder)) if type(key) is str and not key.startswith("__")][:500]
        plain = name.replace("_", "").lower()
        same = [key for key in names if key.replace("_", "").lower() == plain]
        import difflib  # only here: most submissions never need it

        return [clean(key, 100) for key in dict.fromkeys([*same, *difflib.get_close_matches(name, names, 3, 0.7)])][:3]
    except BaseException:
        return []


def target_of(submission: Submission, module: ModuleType, target: str) -> Callable[..., Any]:
    """The thing to call for ``target``; a probe gets the submission as its first argument."""
    if not target.startswith("probe:"):
        return find(module, target)
    name = target.removeprefix("probe:")
    if submission.probes is None or not hasattr(submission.probes, name):
        raise LookupError(f"probes.py has no function {name!r}")
    probe = getattr(submission.probes, name)
    return lambda *args, **kwargs: probe(module, *args, **kwargs)


def run(
    submission: Submission, module: ModuleType, request: Any, value: Callable[[], Any], packer: Packer, torch: Any
) -> tuple[str, dict[str, Any], Any]:
    """Make the call ``request`` describes; ``value()`` gives fresh (args, kwargs). Returns op, info and tree."""
    collector = Warnings(submission.folder)
    results: list[Any] = []
    args: Any = ()
    try:
        function = target_of(submission, module, request["target"])
        collector.start()
        for _ in range(request["repeat"]):
            args, kwargs = argument(value(), torch)
            seed_everything(request["seed"], torch)
            resume()
            result = function(*args, **kwargs)
            calm()
            results.append(packer.pack(result))
    except NoSuchFunctionError as missed:
        return "missing", missed.info, None
    except BaseException as error:
        calm()
        return "raised", failures.describe(error, submission.folder, submission.own_modules), None
    info = {"warnings": collector.texts, "trivial": result is None and is_trivial(submission, function)}
    after = [packer.pack(item) for item in args] if request["want_args"] else None
    return "returned", info, [results if request["repeat"] > 1 else results[0], after]


def is_trivial(submission: Submission, function: Any) -> bool:
    """Whether the function's body is only ``pass``, ``...`` or a docstring."""
    try:
        code = function.__code__
        name = code.co_filename.removeprefix(submission.folder)
        tree: Any = compile(submission.files[name], name, "exec", _AST_ONLY, dont_inherit=True)
        return _only_filler(tree, code)
    except BaseException:  # not a plain function, or not in a file of the submission
        return False


def _only_filler(tree: Any, code: CodeType) -> bool:
    stack = [tree]
    while stack:
        node = stack.pop()
        stack.extend(child for child in getattr(node, "body", ()) if hasattr(child, "body"))
        if getattr(node, "name", None) == code.co_name and hasattr(node, "args"):
            first = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
            if first == code.co_firstlineno:
                return all(_is_filler(statement) for statement in node.body)
    return False


def _is_filler(statement: Any) -> bool:
    kind = type(statement).__name__
    if kind == "Pass":
        return True
    constant = kind == "Expr" and type(statement.value).__name__ == "Constant"
    return constant and (statement.value.value is ... or type(statement.value.value) is str)
