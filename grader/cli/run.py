"""Runs the command line and turns every way it can end into one line and an exit code. The only place that does."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

import click

from grader.cli.group import in_words, nngrade, speak_click
from grader.errors import NngradeError
from grader.language import _

NAME = "nngrade"
INTERRUPTED = 130


def run(args: Sequence[str] | None = None) -> int:
    """Run the command in ``args`` (default: the process's own); returns the exit code and lets no exception out."""
    given = list(sys.argv[1:] if args is None else args) or ["--help"]
    if f"_{NAME.upper()}_COMPLETE" in os.environ:
        nngrade.main(args=given, prog_name=NAME)  # prints completions and exits
    try:
        return _invoke(given)
    except BaseException as error:
        return _told(error)


def _invoke(args: list[str]) -> int:
    try:
        speak_click()
        command = in_words(nngrade)
        with command.make_context(NAME, args) as ctx:
            code = command.invoke(ctx)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as done:
        return done.exit_code


def _told(error: BaseException) -> int:
    if isinstance(error, SystemExit):
        raise error
    if isinstance(error, KeyboardInterrupt):
        from grader.cli.signals import Terminated

        ended = isinstance(error, Terminated)
        _line(_("terminated.") if ended else _("interrupted."))
        return error.exit_code if isinstance(error, Terminated) else INTERRUPTED
    if os.environ.get("NNGRADE_DEBUG"):
        raise error
    if isinstance(error, click.ClickException):
        _line(_usage(error))
        return 2
    if isinstance(error, NngradeError):
        _line(str(error))
        return error.exit_code
    if isinstance(error, OSError) and error.errno in (errno.EPIPE, errno.ENOSPC):
        return _unwritten(error)
    from grader.cli.crash import log_crash

    _line(log_crash(error))
    return 3


def _unwritten(error: OSError) -> int:
    """Only Click's own pages get here: results are written by :mod:`grader.cli.output`, which has its own words."""
    from grader.cli.output import silence

    silence()
    if error.errno == errno.EPIPE:
        return 0
    _line(_("standard output cannot be written: the disk is full."))
    return 2


def _usage(error: click.ClickException) -> str:
    """Click's own messages, with the way to the right help."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else NAME
    return _("{message} (See: {path} --help)").format(message=error.format_message(), path=path)


def _line(text: str) -> None:
    from grader.model.text import one_line

    try:
        click.echo(f"{NAME}: {one_line(text, 1000)}", err=True)
    except OSError:  # nobody listens; the exit code still tells
        sys.stderr = None
