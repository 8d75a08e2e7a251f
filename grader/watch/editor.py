"""Opens the student's file where they like to write."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path


def open_in_editor(path: Path) -> str:
    """Start $VISUAL or $EDITOR and wait for it, or ask the system to open the file.

    Returns:
        What to tell when nothing could be opened; otherwise nothing.
    """
    absolute = os.path.abspath(path)  # never an option, whatever its name begins with
    for name in ("VISUAL", "EDITOR"):
        words = _words(os.environ.get(name, ""))
        if words:
            return _run(name, words, absolute)
    import click

    if click.launch(absolute) == 0:
        return ""
    return f"No editor could be started. Open {absolute} yourself, or set $EDITOR."


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command, posix=os.name != "nt")
    except ValueError:  # an open quote
        return [command]


def _run(variable: str, words: list[str], path: str) -> str:
    try:
        subprocess.run([*words, path], check=False)
    except OSError as error:
        return f"The editor in ${variable} ({words[0]}) could not be started: {error.strerror}. Open {path} yourself."
    return ""
