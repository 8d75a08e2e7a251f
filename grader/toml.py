"""One place that knows which Python ships a TOML reader."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from grader.errors import CourseError


def read_toml(path: Path) -> dict[str, Any]:
    """The file as a dictionary.

    Raises:
        CourseError: it cannot be read or is not TOML.
    """
    try:
        return parse_toml(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror}).") from error
    except ValueError as error:  # of the reader, or of the encoding
        raise CourseError(f"{path}: not a TOML file ({error}).") from error


def parse_toml(text: str) -> dict[str, Any]:
    """The text as a dictionary. Raises ValueError, whose text names line and column, when it is not TOML."""
    if sys.version_info >= (3, 11):  # here, because a judge is forked from this process and reads none
        import tomllib
    else:
        import tomli as tomllib
    data: dict[str, Any] = tomllib.loads(text)
    return data
