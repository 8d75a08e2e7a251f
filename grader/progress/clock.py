"""The time, in one place, so that tests can say what it is."""

from __future__ import annotations

import time


def now() -> float:
    """Seconds since 1970."""
    return time.time()


def stamp() -> str:
    """This moment in UTC, as ``2026-03-01T12:00:00Z``."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now()))


def today() -> str:
    """This day where the student is, as ``2026-03-01``."""
    return time.strftime("%Y-%m-%d", time.localtime(now()))
