"""Where a command's result goes: the screen, or a file that is complete or not there at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from types import TracebackType

import click

from grader.errors import OutputError
from grader.language import _
from grader.model.report import Report, ReportStatus
from grader.render import RenderOptions, render
from grader.render.words import score

_MARKS = "✓✗→─━…"
_ROOM = b"\0" * 65536  # a report's usual size, asked for before the work is done


def screen(staff: bool = False) -> RenderOptions:
    """What standard output can show: its width, colours and letters."""
    if sys.stdout is None:  # closed by whoever started us
        return RenderOptions(staff=staff)
    terminal = sys.stdout.isatty()
    return RenderOptions(width=_width(terminal), color=_wants_color(terminal), unicode=_knows_marks(), staff=staff)


def say(text: str, options: RenderOptions | None = None) -> None:
    """Write to standard output.

    Letters that it cannot show are written as escapes. A reader that has left (``| head``) is no error.

    Raises:
        OutputError: it cannot be written, for example because the disk is full.
    """
    _be_open()
    encoding = sys.stdout.encoding or "utf-8"
    safe = text.encode(encoding, "backslashreplace").decode(encoding)
    try:
        click.echo(safe, nl=False, color=True if options is not None and options.color else None)
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        raise OutputError(_("Standard output cannot be written: {error}.").format(error=_reason(error))) from None


def _be_open() -> None:
    if sys.stdout is None:
        raise OutputError(_("Standard output cannot be written: it is closed."))


def silence() -> None:
    """Nothing more goes to standard output, not even at the interpreter's end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # lives as long as the process


class Target:
    """The place that ``-o`` names, or standard output (``-`` too). A context; opened before the work, to fail early."""

    def __init__(self, path: Path | None) -> None:
        path = None if path is not None and str(path) == "-" else path
        self.path = path
        self._special = path is not None and _is_special(path)
        self._handle = -1
        self._temporary: Path | None = None

    @property
    def is_file(self) -> bool:
        """A file of its own, not a stream that somebody reads."""
        return self.path is not None and not self._special

    def options(self, staff: bool = False) -> RenderOptions:
        """How to render for this place."""
        return screen(staff) if self.path is None else RenderOptions(staff=staff)

    def __enter__(self) -> Target:
        if self.path is None:
            _be_open()
            return self
        try:
            self._open(self.path)
        except OSError as error:
            self._discard()
            raise OutputError(
                _("{path} cannot be written: {reason}.").format(path=self.path, reason=_reason(error))
            ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._discard()

    def deliver(self, report: Report, format: str, staff: bool = False) -> None:
        """Render a report for this place and put it there; whoever watches is told when it went into a file."""
        self.write(render(report, format, self.options(staff)))
        if self.is_file and sys.stderr is not None and sys.stderr.isatty():
            result = _("no score was given") if report.status is ReportStatus.GRADER_ERROR else score(report)
            click.echo(
                _("{exercise}: {result}. The report is in {path}.").format(
                    exercise=report.exercise, result=result, path=self.path
                ),
                err=True,
            )

    def write(self, text: str) -> None:
        """Put the whole result there.

        Raises:
            OutputError: it could not be written; an older file of that name is as it was.
        """
        if self.path is None:
            say(text, screen())
            return
        try:
            self._write(self.path, text.encode("utf-8", "backslashreplace"))
        except BrokenPipeError:
            return
        except OSError as error:
            kept = _kept_elsewhere(text)
            raise OutputError(f"{self.path} cannot be written: {_reason(error)}.{kept}") from None

    def _open(self, path: Path) -> None:
        if self._special:
            self._handle = os.open(path, os.O_WRONLY | os.O_APPEND)
            return
        real = Path(os.path.realpath(path))
        if real.is_dir():
            raise IsADirectoryError(21, _("it is a folder"))
        if real.exists() and not os.access(real, os.W_OK):
            raise PermissionError(13, _("it is read-only"))
        from tempfile import mkstemp  # takes as long to import as all of this file

        self._handle, name = mkstemp(dir=real.parent, prefix=f".{real.name[:100]}.", suffix=".tmp")
        self._temporary = Path(name)
        os.write(self._handle, _ROOM)
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        _usual_mode(self._handle, real)

    def _write(self, path: Path, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self._handle, view) :]
        if self._temporary is not None:
            os.fsync(self._handle)
            os.close(self._handle)
            self._handle = -1
            os.replace(self._temporary, os.path.realpath(path))
            self._temporary = None

    def _discard(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)
            self._temporary = None


def _is_special(path: Path) -> bool:
    """A device, a pipe, or a name of one of our own streams: written as it is, never replaced."""
    if os.path.abspath(path).startswith(("/dev/", "/proc/")):
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _usual_mode(handle: int, real: Path) -> None:
    """The rights of the file that is replaced, or those that a new file gets here (mkstemp makes it private)."""
    if not hasattr(os, "fchmod"):
        return
    mask = os.umask(0)
    os.umask(mask)
    os.fchmod(handle, stat.S_IMODE(real.stat().st_mode) if real.exists() else 0o666 & ~mask)


def _kept_elsewhere(text: str) -> str:
    """A grading may have taken minutes: try to save its result where there is room."""
    from tempfile import mkstemp

    try:
        handle, name = mkstemp(prefix="nngrade-report-")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError:
        return ""
    return " " + _("The report was kept in {path}.").format(path=name)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).rstrip(".")


def _width(terminal: bool) -> int:
    from shutil import get_terminal_size

    if not terminal and "COLUMNS" not in os.environ:
        return 80
    return min(max(get_terminal_size((80, 24)).columns, 40), 120)


def _wants_color(terminal: bool) -> bool:
    """https://no-color.org and https://force-color.org"""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _knows_marks() -> bool:
    try:
        _MARKS.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
