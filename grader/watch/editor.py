"""Opens the student's file where they like to write."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from grader.language import _


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
    return _("No editor could be started. Open {absolute} yourself, or set $EDITOR.").format(absolute=absolute)


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command, posix=os.name != "nt")
    except ValueError:  # an open quote
        return [command]


def _run(variable: str, words: list[str], path: str) -> str:
    try:
        subprocess.run([*words, path], check=False)
    except OSError as error:
        return _("The editor in ${variable} ({words}) could not be started: {strerror}. Open {path} yourself.").format(
            variable=variable, words=words[0], strerror=error.strerror, path=path
        )
    return ""
