"""Runs ``nngrade check`` in a process of its own and brings back its report.

The kernel has run the student's code: there a name may be replaced, a warning may be an error, and a folder full of
files may hide Python's own modules.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import grader
from grader.errors import GraderError, UsageError
from grader.language import _
from grader.model.report import Report
from grader.model.text import one_line
from grader.render.load import load

_HOME = str(Path(grader.__file__).resolve().parent.parent)
# Not `-m`: that would look for modules in the student's folder first.
_START = "import sys; sys.path = [p for p in sys.path if p] + [sys.argv.pop(1)]; from grader.cli import main; main()"
_PATIENCE = 5
"""Seconds in which an interrupted check takes its jail apart."""


def check(words: Sequence[str]) -> Report:
    """The report of ``nngrade check`` with these arguments.

    Raises:
        UsageError: wrong use or nothing to grade, in the program's own words.
        GraderError: it gave no report.
        KeyboardInterrupt: the check was interrupted; nothing is left running.
    """
    command = [sys.executable, "-c", _START, _HOME, "check", *words, "--pictures", "--format", "json"]
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
    except (OSError, ValueError, TypeError) as error:  # TypeError: a kernel that does not know its own Python
        raise GraderError(_("The check could not be started: {error}.").format(error=error)) from None
    try:
        out, told = process.communicate()
    except BaseException:
        _end(process)
        raise
    if out.strip():
        return load(out, _("The check's answer"))
    lines = [line for line in told.splitlines() if line.startswith("nngrade: ")]
    said = one_line(lines[-1].removeprefix("nngrade: "), 1000) if lines else _("The check ended without a report.")
    raise UsageError(said) if process.returncode == UsageError.exit_code else GraderError(said)


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        with suppress(OSError):
            process.kill()
        process.communicate()
