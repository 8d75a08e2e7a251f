"""``%load_ext grader`` and ``%check EXERCISE``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from grader.errors import NngradeError, UsageError
from grader.language import _
from grader.model.report import Report
from grader.notebook.history import Failures
from grader.render import render

_USAGE = "%check EXERCISE [--submission PATH] [--course DIR] [--seed N]"
_FAILURES = "_nngrade_failures"


def load(shell: Any) -> None:
    """Register the magic with IPython. Loading it again changes nothing."""
    failures = getattr(shell, _FAILURES, None)
    if failures is None:
        failures = Failures()
        setattr(shell, _FAILURES, failures)
        shell.events.register("post_run_cell", failures)
    shell.register_magic_function(Check(shell, failures), magic_kind="line", magic_name="check")


class Check:
    """The magic. Whatever happens, the student reads a report or one line."""

    def __init__(self, shell: Any, failures: Failures) -> None:
        self._shell = shell
        self._failures = failures
        self.__doc__ = _(
            "{usage}\n\nGrade an exercise. Without --submission: the cells executed so far, in order."
        ).format(usage=_USAGE)

    def __call__(self, line: str) -> None:
        try:
            self._show(self._report(line))
        except NngradeError as error:
            _tell(str(error))
        except KeyboardInterrupt:
            _tell("interrupted.")
        except Exception as error:
            from grader.cli.crash import log_crash

            _tell(log_crash(error))

    def _report(self, line: str) -> Report:
        from grader.catalog import load_course
        from grader.notebook.child import check
        from grader.notebook.running import check_running

        asked = _asked(line)
        exercise = load_course(asked.course).find(asked.exercise)
        words = [] if asked.course is None else ["--course", str(asked.course)]
        words += [] if asked.seed is None else ["--seed", str(asked.seed)]
        if asked.submission is not None:
            return check([exercise.id, "--submission", str(asked.submission), *words])
        if exercise.files or exercise.framework == "none":
            return check([exercise.id, *words])  # no cells can hold these: they are files in the working folder
        return check_running(exercise.id, words, self._shell, self._failures.cells)

    def _show(self, report: Report) -> None:
        if getattr(self._shell, "kernel", None) is None:  # a terminal
            from grader.cli.output import say, screen

            say(render(report, "terminal", screen()), screen())
            return
        from IPython.display import publish_display_data

        from grader.notebook.page import frame

        publish_display_data({"text/html": frame(report), "text/plain": render(report, "terminal")})


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(_("{message}. Write: {usage}").format(message=message, usage=_USAGE))


def _asked(line: str) -> argparse.Namespace:
    from IPython.utils.process import arg_split

    from grader.notebook.running import own_course

    try:
        words = arg_split(line, posix=True)
    except ValueError as error:  # a quotation mark too few
        raise UsageError(_("{error}. Write: {usage}").format(error=error, usage=_USAGE)) from None
    if not words or {"-h", "--help"} & set(words):
        raise UsageError(_("Write: {usage}, for example: %check exercise3").format(usage=_USAGE))
    parser = _Parser(prog="%check", add_help=False, allow_abbrev=False)
    parser.add_argument("exercise")
    parser.add_argument("--submission", type=Path)
    parser.add_argument("--course", type=Path, default=own_course())
    parser.add_argument("--seed", type=int)
    return parser.parse_args(words)


def _tell(text: str) -> None:
    from grader.model.text import one_line

    print(f"nngrade: {one_line(text, 1000)}", file=sys.stderr)
