"""The code of the running notebook: its cells as they were executed, in their order."""

from __future__ import annotations

import ast
import json
import warnings
from collections.abc import Container, Sequence
from typing import Any

_KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_OTTER = "from otter import Notebook as notebook_"
NAME = "notebook.ipynb"


class Failures:
    """Remembers which cells ended with an exception. Registered with IPython's ``post_run_cell``."""

    def __init__(self) -> None:
        self.cells: set[int] = set()

    def __call__(self, result: Any) -> None:
        """Called after every cell, with IPython's ``ExecutionResult``."""
        number = getattr(result, "execution_count", None)
        if number is not None and not getattr(result, "success", True):
            self.cells.add(number)


def executed(shell: Any, failed: Container[int] = ()) -> list[str]:
    """The cells that ran so far; the one that runs now is the last.

    Args:
        shell: IPython's.
        failed: numbers of cells that raised. IPython 9 knows them by itself, too.

    Returns:
        By their numbers: ``cells[0]`` is ``In [1]``. A cell that raised keeps what a later cell can still use: its
        imports, functions, classes and constants. A cell that is no Python never ran, and is empty.
    """
    known = getattr(shell.history_manager, "exceptions", None) or {}
    cells = [str(cell) for cell in shell.history_manager.input_hist_raw[1:]]
    last = len(cells)
    ran = [
        cell if number == last else _what_ran(cell, number in failed or number in known)
        for number, cell in enumerate(cells, start=1)
    ]
    return ran[_before(ran) :]


def _before(cells: Sequence[str]) -> int:
    """How many cells the autograder of otter ran before the notebook's first, which is cell 1 to its author."""
    return next((number for number, cell in enumerate(cells[:3], start=1) if cell.startswith(_OTTER)), 0)


def as_notebook(cells: Sequence[str]) -> bytes:
    """A notebook file whose nth code cell is ``In [n]``, so that a report names the cell that the student sees."""
    made: list[dict[str, Any]] = [
        {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": cell} for cell in cells
    ]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).encode()


def _what_ran(cell: str, raised: bool) -> str:
    from grader.intake.magics import neutralise

    source = neutralise(cell)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an invalid escape is said when the student's own cell runs
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    return _kept(source, tree) if raised else cell


def _kept(source: str, tree: ast.Module) -> str:
    """The same lines in the same places, without the statements of which one raised."""
    lines = source.split("\n")
    wanted: set[int] = set()
    for node in tree.body:
        if isinstance(node, _KEPT) or _constant(node):
            decorators = getattr(node, "decorator_list", [])
            first = min([node.lineno, *(one.lineno for one in decorators)])
            wanted.update(range(first, (node.end_lineno or first) + 1))
    return "\n".join(line if number in wanted else "" for number, line in enumerate(lines, start=1))


def _constant(node: ast.stmt) -> bool:
    if not isinstance(node, ast.Assign):
        return False
    try:
        ast.literal_eval(node.value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True
