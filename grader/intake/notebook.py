"""A submission that is a Jupyter notebook: its code cells become one source file, its outputs are never looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grader.errors import SubmissionError
from grader.intake import limits
from grader.intake.members import UnreadableError
from grader.intake.names import shown, size
from grader.intake.reading import open_regular
from grader.intake.single import read_whole
from grader.language import _
from grader.model.frozen import frozen

_FUTURE = re.compile(r"from __future__ import \(?([\w\s,]+?)\)?\s*(?:#.*)?")
_OWN_DISPLAY = re.compile(r"def display\b|\bdisplay\s*=")
_DISPLAY = re.compile(r"\bdisplay\b")
_LONGEST = 1000
"""Characters of a line that imports from ``__future__``. Longer ones only cost time."""


@frozen
class Code:
    """The code of a notebook."""

    source: bytes
    """UTF-8."""
    cells: tuple[tuple[int, int], ...]
    """(first line in ``source``, number among the code cells), both from 1; empty cells are counted, not listed."""
    warnings: tuple[str, ...] = ()


def is_notebook(path: Path) -> bool:
    """True for ``.ipynb``, and for a nameless file that starts like a notebook."""
    if path.suffix:
        return path.suffix.lower() == ".ipynb"
    try:
        with open_regular(path) as file:
            head = file.read(256).lstrip()
    except (UnreadableError, OSError):
        return False
    return head.startswith(b"{") and b'"cells"' in head


def read_notebook(path: Path) -> Code:
    """Reads a notebook from disk, or raises SubmissionError."""
    return convert(read_whole(path, limits.NOTEBOOK_BYTES), shown(path.name))


def convert(data: bytes, label: str) -> Code:
    """Joins the code cells of a notebook of format 3 or 4; commands are made harmless, line for line.

    Args:
        data: the notebook's bytes.
        label: its name, ready to be shown.

    Raises:
        SubmissionError: it is no notebook, is not for Python, or has no code.
    """
    notebook = _parse(data, label)
    language = _language(notebook)
    if language and "python" not in language.lower():
        raise SubmissionError(
            _("{label} is a notebook for {language}, not for Python.").format(label=label, language=shown(language, 20))
        )
    sources = list(_code_cells(notebook))
    if not any(source.strip() for source in sources):
        raise SubmissionError(
            _("{label} has no code in it. Write your functions into code cells and save the notebook.").format(
                label=label
            )
        )
    # Before anything is done with it: rewriting a hundred megabytes would take minutes.
    if sum(map(len, sources)) > limits.FILE_BYTES:
        raise SubmissionError(_too_long(label, sum(map(len, sources))))
    from grader.intake.graders import without_graders
    from grader.intake.magics import neutralise  # with Python's tokenizer, which only notebooks need

    own_display = any(_has_display(source) for source in sources)
    lines: list[str] = []
    cells: list[tuple[int, int]] = []
    python = without_graders([neutralise(source, own_display) for source in sources])
    for number, source in enumerate(python, start=1):
        if source.strip():
            cells.append((len(lines) + 1, number))
            lines += [*source.split("\n"), ""]
    lines, cells = _hoisted(lines, cells)
    joined = "\n".join(lines).encode("utf-8", "replace")
    if len(joined) > limits.FILE_BYTES:
        raise SubmissionError(_too_long(label, len(joined)))
    return Code(joined, tuple(cells))


def _too_long(label: str, count: int) -> str:
    return _("{label} holds {count} of code; at most {most} are read.").format(
        label=label, count=size(count), most=size(limits.FILE_BYTES)
    )


def _has_display(source: str) -> bool:
    """Defines or imports ``display``. One look at each line: the obvious pattern takes the square of its length."""
    if "display" not in source:
        return False
    imports = [line.partition("import ")[2] for line in source.split("\n") if "import " in line]
    return bool(_OWN_DISPLAY.search(source)) or any(_DISPLAY.search(names) for names in imports)


def _hoisted(lines: list[str], cells: list[tuple[int, int]]) -> tuple[list[str], list[tuple[int, int]]]:
    """``from __future__`` may stand in any cell, but in a file only before everything else: it gets a first line."""
    found = [_FUTURE.fullmatch(line) if len(line) <= _LONGEST else None for line in lines]
    names = [match[1].strip(" ,") for match in found if match]
    if not names:
        return lines, cells
    rest = ["pass" if match else line for match, line in zip(found, lines, strict=True)]
    return [f"from __future__ import {', '.join(names)}", *rest], [(first + 1, number) for first, number in cells]


def _parse(data: bytes, label: str) -> dict[str, Any]:
    if _parts(data) > limits.NOTEBOOK_PARTS:
        raise SubmissionError(
            _("{label} holds far more than a notebook does. Clear its outputs and save it again.").format(label=label)
        )
    try:
        notebook = json.loads(data)
    except (ValueError, RecursionError, MemoryError):
        # ValueError covers JSONDecodeError, UnicodeDecodeError and numbers of too many digits.
        notebook = None
    if not isinstance(notebook, dict):
        raise SubmissionError(
            _("{label} is not a readable notebook. Save it in Jupyter again, or hand in a .py file.").format(
                label=label
            )
        )
    return notebook


def _parts(data: bytes) -> int:
    """About how many objects the JSON becomes. An empty list takes three bytes of a file, and seventy of memory."""
    return data.count(b"[") + data.count(b"{") + data.count(b'"') // 2 + data.count(b",") // 4


def _language(notebook: dict[str, Any]) -> str:
    """The kernel's language, if it is said; old notebooks do not."""
    metadata = notebook.get("metadata")
    for key, field in (("kernelspec", "language"), ("language_info", "name")):
        entry = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(entry, dict) and isinstance(entry.get(field), str):
            return str(entry[field])
    return ""


def _code_cells(notebook: dict[str, Any]) -> Iterator[str]:
    """Format 4 has ``cells`` with ``source``; format 3 has ``worksheets``, whose cells keep code in ``input``."""
    groups = [notebook]
    worksheets = notebook.get("worksheets")
    if isinstance(worksheets, list):
        groups += [sheet for sheet in worksheets if isinstance(sheet, dict)]
    for group in groups:
        cells = group.get("cells")
        for cell in cells if isinstance(cells, list) else []:
            if isinstance(cell, dict) and cell.get("cell_type") == "code":
                yield "" if _is_test(cell) else _text(cell.get("source", cell.get("input", "")))


def _is_test(cell: dict[str, Any]) -> bool:
    """A test cell of nbgrader: the instructor's, also where a student wrote into it."""
    metadata = cell.get("metadata")
    roles = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return isinstance(roles, dict) and roles.get("grade") is True and roles.get("solution") is False


def _text(source: object) -> str:
    """Source is a string or a list of lines that keep their ends."""
    if isinstance(source, list):
        return "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""
