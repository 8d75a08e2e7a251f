"""What a worker looks like from outside: its pipes and its process, wherever they come from."""

from __future__ import annotations

from typing import Protocol

from grader.sandbox.ended import Ended


class Channel(Protocol):
    """Pipes to a worker (``streams.py``, ``threads.py``). Only ``pump`` waits, and only as long as it is told."""

    ended: bool
    """The worker closed its end of the reply pipe."""

    @property
    def writing(self) -> bool:
        """Part of a request is not written yet."""

    def push(self, data: bytes) -> None:
        """Queue a request."""

    def pump(self, seconds: float) -> None:
        """Wait at most this long for anything to happen, and take it."""

    def drain(self) -> None:
        """Take what the output pipe holds now."""

    def close(self) -> None:
        """Close our ends."""


class Process(Protocol):
    """The worker's process."""

    watch_seconds: float | None
    """How often ``overfull`` wants to be asked; None when the kernel keeps watch itself."""

    def end(self, grace: float) -> Ended:
        """Kill it unless it is gone after ``grace`` seconds; says how it ended."""

    def discard(self) -> None:
        """Kill it and ask nothing."""

    def kill(self) -> None:
        """Kill it while another thread waits for its answer, who then sees closed pipes."""

    def overfull(self, *, at_once: bool = False) -> bool:
        """Whether its files take more than they may. Looks only now and then, unless it must know ``at_once``."""

    def cpu(self) -> float | None:
        """Seconds of processor time it has had; None when nobody knows."""


class Nobody:
    """Both of them for a submission that has nothing to run."""

    ended = True
    writing = False
    watch_seconds: float | None = None

    def push(self, data: bytes) -> None:
        """Nothing to send to."""

    def pump(self, seconds: float) -> None:
        """Nothing to wait for."""

    def drain(self) -> None:
        """Nothing to take."""

    def close(self) -> None:
        """Nothing to close."""

    def end(self, grace: float) -> Ended:
        """It never began."""
        return Ended(None)

    def discard(self) -> None:
        """Nothing to kill."""

    def kill(self) -> None:
        """Nothing to kill."""

    def overfull(self, *, at_once: bool = False) -> bool:
        """It has no files."""
        return False

    def cpu(self) -> float | None:
        """It never ran."""
        return None
