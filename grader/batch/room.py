"""How many submissions this machine can grade at once: from its cores and from its free memory."""

from __future__ import annotations

import os
from pathlib import Path

from grader.model.exercise import Exercise, Framework

_WARM: dict[Framework, int] = {"numpy": 64 << 20, "torch": 300 << 20, "none": 0}
_JUDGE = 64 << 20
"""Bytes of the warm libraries, which all share, and of each grading process: measured (``benchmarks/memory.py``) and
rounded up."""
_MEMORY = Path("/proc/meminfo")
_CGROUP = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current"))


def usual_jobs(exercise: Exercise) -> int:
    """As many as cores, unless that many greedy submissions would not fit into the memory that is free."""
    free = free_memory()
    if free is None:
        return usable_cores()
    room = free - _WARM[exercise.framework]
    return max(1, min(usable_cores(), room // (_JUDGE + exercise.limits.memory_bytes)))


def usable_cores() -> int:
    """Those that this process may use, which on a shared machine are fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def free_memory() -> int | None:
    """Bytes that this machine, or the container this process is in, can still give; None where nobody tells."""
    known = [amount for amount in (_of_machine(), _of_container()) if amount is not None]
    return min(known, default=None)


def _of_machine() -> int | None:
    try:
        lines = _MEMORY.read_text().splitlines()
    except OSError:
        return None
    found = [int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:")]
    return found[0] if found else None


def _of_container() -> int | None:
    try:
        limit, used = (int(path.read_text()) for path in _CGROUP)
    except (OSError, ValueError):  # no container, or one without a limit: "max"
        return None
    return max(0, limit - used)
