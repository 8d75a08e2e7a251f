"""Reads a table that a spreadsheet or a platform wrote."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from grader.errors import UsageError

_LARGEST = 50 << 20


def read_table(path: Path, what: str) -> list[list[str]]:
    """The rows of a CSV file that are not blank; its first line shows whether ``,``, ``;`` or tabs part the cells.

    Args:
        what: how to call the file in a message, as in ``class list``.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8-sig", "replace")
    except OSError as error:
        raise UsageError(f"The {what} {path} cannot be read: {error.strerror or error}.") from None
    heading = text.partition("\n")[0]
    separator = max(",;\t", key=heading.count)
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(map(str.strip, row))]
