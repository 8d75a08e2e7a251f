"""How a worker came to its end, in the words of the report."""

from __future__ import annotations

import signal
from typing import Literal

from grader.language import _
from grader.model.exercise import Limits
from grader.model.frozen import frozen

Reason = Literal["timeout", "memory", "crashed", "exited", "protocol", "output_limit", "not_run"]


@frozen
class Ended:
    """What the system told about a process that is gone."""

    status: int | None
    """Exit code, or minus the signal's number; None when nobody knows."""
    killed: bool = False
    """It was still there and we ended it."""
    cpu: float = 0.0
    """Seconds of computing."""
    peak: int = 0
    """Largest resident size in bytes."""
    grown: int | None = None
    """How much of it came after the fork; None where nobody counts."""


def cpu_seconds(limits: Limits) -> int:
    """The kernel's own limit on computing time: a safety net behind the judge's clock, never the first to act."""
    return int(2 * (limits.load_seconds + limits.total_seconds)) + 10


def ended_from_outside(ended: Ended, limits: Limits) -> bool:
    """SIGKILL to a worker that was using little: a full machine, or somebody at its keyboard. Never a student's fault.

    No program in the jail can send itself this signal, and the kernel's limit on time sends it only after that time.
    """
    if ended.killed or ended.status != -9 or ended.grown is None:
        return False
    return ended.grown < limits.memory_bytes // 4 and ended.cpu < cpu_seconds(limits) - 1


def verdict(ended: Ended, limits: Limits, output: str) -> tuple[Reason, str]:
    """Reason and one sentence for a worker that closed its channel without having answered."""
    status = ended.status
    if ended.killed:
        return "protocol", _("The program closed the channel on which it gives its answers.")
    if status is None:
        return "crashed", _("The process is gone.")
    if status >= 0:
        return "exited", _("The program ended itself in the middle of the call (exit code {status}).").format(
            status=status
        )
    if -status == signal.SIGXCPU or ended.cpu >= cpu_seconds(limits) - 1:
        return "timeout", _("The program used up all its computing time.")
    if "bad_alloc" in output or ended.peak > 0.8 * limits.memory_bytes:
        return "memory", _("The process died when memory ran out.")
    if -status == 9:  # either of them, and nothing tells which
        return "crashed", (
            _(
                "It was ended by signal 9 (SIGKILL): by the program itself, or by the system because "
                "the whole machine had no memory left."
            )
        )
    return "crashed", _("The process was ended by {signal}.").format(signal=_signal_name(-status))


def _signal_name(number: int) -> str:
    try:
        return _("signal {number} ({name})").format(number=number, name=signal.Signals(number).name)
    except ValueError:
        return _("signal {number}").format(number=number)
