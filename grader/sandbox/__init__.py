"""The jail: student code runs in a worker that can compute, print and answer, and nothing else.

Importing this and calling ``Sandbox.start`` loads neither numpy nor anything else that is slow: the zygote is to warm
up while the judge imports what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.sandbox.sandbox import TIERS, Sandbox, Seat

if TYPE_CHECKING:
    from grader.sandbox.examination import ProbeResult
    from grader.sandbox.worker import Worker

__all__ = ["TIERS", "ProbeResult", "Sandbox", "Seat", "Worker", "doctor"]


def doctor() -> list[ProbeResult]:
    """Try to escape from every tier this machine has. Every row says what was wanted and what was seen."""
    from grader.sandbox.examination import examine

    return examine()


def __getattr__(name: str) -> Any:
    if name == "Worker":
        from grader.sandbox.worker import Worker

        return Worker
    if name == "ProbeResult":
        from grader.sandbox.examination import ProbeResult

        return ProbeResult
    raise AttributeError(f"module 'grader.sandbox' has no attribute {name!r}")
