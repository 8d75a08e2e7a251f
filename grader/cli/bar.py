"""How far a batch is: a bar for somebody who watches, a line now and then for a log."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

import click

from grader.model.report import Report, ReportStatus

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_EVERY = 10.0  # seconds between two lines of a log


class Progress:
    """Counts finished reports on standard error. A context."""

    def __init__(self, total: int, kept: int = 0) -> None:
        """``kept`` reports were there before; they are told and not counted."""
        self._total, self._kept = total, kept
        self._count = self._passed = self._errors = 0
        self._started = self._told = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if self._kept:
            click.echo(f"{self._kept} finished before, {self._total} to do.", err=True)
        if sys.stderr is not None and sys.stderr.isatty() and self._total:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("starting", total=self._total)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def finished(self, report: Report) -> None:
        """One more."""
        self._count += 1
        self._passed += report.status is ReportStatus.PASSED
        self._errors += report.status is ReportStatus.GRADER_ERROR
        if self._bar is not None:
            self._bar.update(self._task, advance=1, description=self._words())
        elif time.monotonic() - self._told > _EVERY:
            self._told = time.monotonic()
            left = (self._total - self._count) * (self._told - self._started) / self._count
            click.echo(f"{self._count} of {self._total} graded, {self._words()}, {left:.0f} s left", err=True)

    def _words(self) -> str:
        rate = self._count / max(time.monotonic() - self._started, 1e-9)
        errors = f", {self._errors} without a score" if self._errors else ""
        return f"{rate:.1f} a second, {self._passed} with full marks{errors}"
