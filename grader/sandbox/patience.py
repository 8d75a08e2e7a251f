"""The time limit of one call: what other programs took from the worker is given back to it.

A limit is seconds of the clock on the wall, which on a busy machine is not time to compute. At half of the limit and at
its end the judge asks how much of a processor the worker had. One that computes all the time but had only a quarter of
a processor gets four times as long, never more; one that sleeps or waits gets nothing, and neither does one that had a
processor for itself.
"""

from __future__ import annotations

from collections.abc import Callable

_IDLE, _BUSY = 0.1, 0.8
"""Shares of a processor: below the first it did not want one, above the second it had one."""
_MOST = 4.0
"""Times the limit, at most."""


class Patience:
    """Decides when a call has lasted too long."""

    def __init__(self, cpu: Callable[[], float | None], deadline: float, seconds: float) -> None:
        """``cpu``: processor seconds of the worker; ``deadline`` is ``seconds`` after the call began."""
        self.deadline = deadline
        self._cpu, self._seconds = cpu, seconds
        self._began = deadline - seconds
        self._look = deadline - seconds / 2
        self._seen: tuple[float, float] | None = None
        self._final = False

    def wait(self, now: float) -> float:
        """Seconds until the next decision."""
        until = self._look if self._seen is None and now < self._look else self.deadline
        return max(until - now, 0.0)

    def is_over(self, now: float) -> bool:
        """Whether the worker is to be ended now. May move the deadline."""
        if self._seen is None and not self._final and now >= self._look:
            self._begin(now)
        if now < self.deadline:
            return False
        if not self._final:
            self._final = True
            self.deadline = self._prolonged(now)
        return now >= self.deadline

    def _begin(self, now: float) -> None:
        spent = self._cpu()
        if spent is None:
            self._final = True
            return
        self._seen = now, spent
        if now > self.deadline - self._seconds / 4:  # the judge itself was kept waiting, so there is too little to see
            self.deadline = now + self._seconds / 2

    def _prolonged(self, now: float) -> float:
        spent = self._cpu()
        if self._seen is None or spent is None or now <= self._seen[0]:
            return self.deadline
        share = (spent - self._seen[1]) / (now - self._seen[0])
        if not _IDLE < share < _BUSY:
            return self.deadline
        return self._began + min(_MOST, 1 / share) * self._seconds
