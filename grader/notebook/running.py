"""Grades what the running notebook has executed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

from grader.errors import UsageError
from grader.language import _
from grader.model.report import Report
from grader.notebook.child import check
from grader.notebook.history import NAME, as_notebook, executed

_COURSE = "NNGRADE_COURSE"
"""The environment variable that names a course of your own; without it the bundled one is meant."""


def own_course() -> str | None:
    """The course's folder, if this machine names one for its notebooks."""
    return os.environ.get(_COURSE) or None


def shell_now() -> Any:
    """The IPython that runs this code.

    Raises:
        UsageError: there is none; plain Python remembers no cells.
    """
    ipython = sys.modules.get("IPython")  # where it is not loaded, no notebook runs
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None:
        raise UsageError(
            _("This works in a notebook only. For a file there is: nngrade check EXERCISE --submission FILE")
        )
    return shell


def check_running(exercise: str, words: Sequence[str], shell: Any, failed: Container[int] = ()) -> Report:
    """The report on the cells executed so far.

    Raises:
        UsageError, GraderError, KeyboardInterrupt: as :func:`grader.notebook.child.check`.
    """
    cells = executed(shell, failed)
    with tempfile.TemporaryDirectory(prefix="nngrade-") as folder:
        path = Path(folder) / NAME
        path.write_bytes(as_notebook(cells))
        return check([exercise, "--submission", str(path), *words])
