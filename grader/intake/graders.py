"""Leaves out of a notebook what belongs to a grader: otter's cells and calls, nbgrader's, and our own.

They are the instructor's, and in the jail there is no grader to import.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Sequence

_MODULES = ("grader", "otter")
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def without_graders(cells: Sequence[str]) -> list[str]:
    """The cells, which are Python, with ``pass`` for every statement that imports a grader or uses what it gave.

    Lines stay where they are. Only statements of the notebook itself are looked at, not those inside of functions; a
    cell that is no Python stays as it is, for Python to say so.
    """
    if not any(module in cell for cell in cells for module in _MODULES):
        return list(cells)
    given: set[str] = set()
    return [_without(cell, given) for cell in cells]


def _without(cell: str, given: set[str]) -> str:
    """``given`` holds the names that came from a grader so far; it is brought up to date."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(cell)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return cell
    lines = cell.split("\n")
    for node in tree.body:
        names = _names_from_grader(node)
        if names is None and (isinstance(node, _DEFINITIONS) or not _used(node) & given):
            given -= _bound(node)
            continue
        given |= _bound(node) if names is None else names
        _pass(lines, node)
    return "\n".join(lines)


def _names_from_grader(node: ast.stmt) -> set[str] | None:
    """The names that an import of a grader binds; None for everything else."""
    if isinstance(node, ast.ImportFrom) and node.level == 0 and _is_grader(node.module or ""):
        return {alias.asname or alias.name for alias in node.names}
    if isinstance(node, ast.Import) and all(_is_grader(alias.name) for alias in node.names):
        return {alias.asname or alias.name.split(".")[0] for alias in node.names}
    return None


def _is_grader(module: str) -> bool:
    return module.split(".")[0] in _MODULES


def _used(node: ast.stmt) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)}


def _bound(node: ast.stmt) -> set[str]:
    if isinstance(node, _DEFINITIONS):
        return {node.name}
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}


def _pass(lines: list[str], node: ast.stmt) -> None:
    """Two statements may share a line, so only this one's columns are replaced. Columns count bytes of UTF-8."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before = lines[first].encode()[: node.col_offset].decode()
    after = lines[last].encode()[node.end_col_offset :].decode()
    if first == last:
        lines[first] = f"{before}pass{after}"
        return
    lines[first] = f"{before}pass"
    lines[first + 1 : last] = [""] * (last - first - 1)
    lines[last] = after.lstrip(" ;")
