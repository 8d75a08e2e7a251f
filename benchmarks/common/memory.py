"""Peak memory of a process tree, shared pages counted once (PSS)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1
"""Seconds between two looks; each takes some milliseconds of the kernel's time."""


@dataclass
class Peak:
    """What was seen so far."""

    bytes: int = 0


@contextmanager
def peak_of(root: int) -> Iterator[Peak]:
    """The most that all descendants of a process needed together while the context lasted."""
    peak, over = Peak(), threading.Event()

    def watch() -> None:
        while not over.wait(_EVERY):
            peak.bytes = max(peak.bytes, sum(pss(pid) for pid in descendants(root)))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def descendants(root: int) -> set[int]:
    """All processes below one."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError, IndexError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found: set[int] = set()
    new = {root}
    while new:
        new = {pid for pid, parent in parents.items() if parent in new} - found
        found |= new
    return found


def pss(pid: int) -> int:
    """Bytes of one process, each shared page divided by its users."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return 0
