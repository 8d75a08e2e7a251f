"""How much of a processor another process had."""

from __future__ import annotations

import time

_PROCESS = 2  # CPUCLOCK_SCHED, for all threads of the process (linux/posix-timers.h)


def cpu_of(pid: int) -> float | None:
    """Seconds of processor time since the process began; None where the system does not tell."""
    try:
        return time.clock_gettime((~pid << 3) | _PROCESS)
    except (OSError, OverflowError, AttributeError):  # AttributeError: Windows
        return None
