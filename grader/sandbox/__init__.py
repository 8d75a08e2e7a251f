"""The jail: student code runs in a worker that can compute, print and answer, and nothing else.

Importing this and calling ``Sandbox.start`` loads neither numpy nor anything else that is slow: the zygote is to warm
up while the judge imports what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.sandbox.examination import ProbeResult
    from grader.sandbox.sandbox import TIERS, Sandbox
    from grader.sandbox.seats import Seat
    from grader.sandbox.worker import Worker

__all__ = ["TIERS", "ProbeResult", "Sandbox", "Seat", "Worker", "doctor"]
_LIES_IN = {
    "TIERS": "sandbox",
    "ProbeResult": "examination",
    "Sandbox": "sandbox",
    "Seat": "seats",
    "Worker": "worker",
}


def doctor() -> list[ProbeResult]:
    """Try to escape from every tier this machine has. Every row says what was wanted and what was seen."""
    from grader.sandbox.examination import examine

    return examine()


def __getattr__(name: str) -> Any:
    """What is exported is imported when it is asked for: ``launch`` starts a process before all else is loaded."""
    if name not in _LIES_IN:
        raise AttributeError(f"module 'grader.sandbox' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"grader.sandbox.{_LIES_IN[name]}"), name)
