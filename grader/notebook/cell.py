"""What a test cell of nbgrader and a test of otter call. They take points from what a cell shows and prints."""

from __future__ import annotations

import math
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import TYPE_CHECKING, Any

from grader.errors import GraderError, NngradeError, UsageError
from grader.language import _

if TYPE_CHECKING:
    from grader.model.report import Report

FAULT = 3
"""The kernel's exit code when it ends because there is no score."""

_last: dict[tuple[object, ...], Report] = {}


class Points(float):
    """Points as nbgrader reads them. ``%precision`` changes how a plain float is shown; this one stays as it is."""

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    def __repr__(self) -> str:
        return repr(float(self))


def points(exercise: str, of: float, *, course: str | None = None, seed: int | None = None) -> float:
    """Grade the notebook's cells up to this one; the last line of an nbgrader test cell.

    Args:
        exercise: its id, for example ``exercise3``.
        of: the points that the cell is worth; the exercise's own are scaled to it.
        course: the course's folder; default: what ``NNGRADE_COURSE`` names, else the bundled course.
        seed: of the hidden tests' inputs.

    Returns:
        From 0 to ``of``. When no score could be given: infinity, which is more than any cell is worth. nbgrader then
        refuses to grade this submission, and says so; a plain exception would be a silent zero.
    """
    with _quiet():
        try:
            report = _report(exercise, course, seed)
        except NngradeError as error:
            return _no_points(str(error))
        except KeyboardInterrupt:
            return _no_points(_("The check was interrupted before it had finished."))
        except Exception as error:
            from grader.cli.crash import log_crash

            return _no_points(log_crash(error))
        from grader.render import render

        print(render(report, "terminal"), end="")
        if not _scored(report):
            return Points(math.inf)
        share = report.score / report.max_score if report.max_score > 0 else 0.0
        return Points(min(max(math.floor(share * of * 1e6 + 1e-3) / 1e6, 0.0), float(of)))


def verdict(exercise: str, number: int, *, course: str | None = None, seed: int | None = None) -> None:
    """Print ``passed``, or what is wrong: one case of an otter test.

    The first case grades the notebook's cells, the others read the same report. While otter grades (not while a
    student checks) a fault of the grader ends the kernel: otter then writes no result, and nobody gets a zero for it.

    Args:
        exercise: its id.
        number: of the test in the exercise's report, from 1.
        course, seed: as for :func:`points`.
    """
    with _quiet():
        try:
            words = _verdict(exercise, number, course, seed)
        except NngradeError as error:
            words = _no_verdict(str(error))
        except Exception as error:
            from grader.cli.crash import log_crash

            words = _no_verdict(log_crash(error))
    print(words)


def _verdict(exercise: str, number: int, course: str | None, seed: int | None) -> str:
    report = _report(exercise, course, seed)
    if not _scored(report):
        raise GraderError(" ".join(report.warnings) or _("The grader gave no score."))
    if not 1 <= number <= len(report.tests):
        raise UsageError(
            _("{exercise} has {tests} tests, so there is no test {number}.").format(
                exercise=exercise, tests=len(report.tests), number=number
            )
        )
    from grader.model.report import TestStatus
    from grader.render.platforms.plain import about
    from grader.render.words import named

    test = report.tests[number - 1]
    if test.status is TestStatus.PASSED:
        return "passed"
    return f"{named(test)}\n{about(report, test)}".strip()


def _report(exercise: str, course: str | None, seed: int | None) -> Report:
    from grader.notebook.history import executed
    from grader.notebook.running import check_running, own_course, shell_now

    shell = shell_now()
    folder = course or own_course()
    words = ["--course", folder] if folder else []
    words += ["--seed", str(seed)] if seed is not None else []
    key = (exercise, *words, *executed(shell))
    if key not in _last:
        report = check_running(exercise, words, shell)
        _last.clear()
        _last[key] = report
    return _last[key]


def _scored(report: Report) -> bool:
    from grader.model.report import ReportStatus

    return report.status is not ReportStatus.GRADER_ERROR


def _no_points(reason: str) -> Points:
    print(_("No score was given. {reason}").format(reason=reason))
    return Points(math.inf)


def _no_verdict(reason: str) -> str:
    otter = sys.modules.get("otter")
    if getattr(getattr(otter, "Notebook", None), "_grading_mode", False):
        os.write(2, _("nngrade: no score was given. {reason}\n").format(reason=reason).encode("utf-8", "replace"))
        os._exit(FAULT)
    return _("No score was given. {reason}").format(reason=reason)


@contextmanager
def _quiet() -> Iterator[None]:
    """nbgrader gives nothing to a cell with a line on standard error, whoever wrote it: a library, another thread."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stderr(nowhere), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
