"""Which tests take long, learned while they run: somebody who waits wants the quick ones first."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from grader.errors import NngradeError
from grader.judge.plugin import Hosting

_LONG = 0.015
"""Seconds. Above are those that train a network over many epochs."""


class Costs:
    """Seconds by test. A submission's own slowness or endless loop does not make a test long, a right answer's does."""

    def __init__(self) -> None:
        self._solution: dict[str, float] = {}
        self._passed: dict[str, float] = {}

    def is_long(self, item: pytest.Item) -> bool:
        """As far as is known by now."""
        return self.seconds(item.nodeid) > _LONG

    def seconds(self, test: str) -> float:
        """What the solution needs for it, or a submission that passed needed last."""
        return max(self._solution.get(test, 0.0), self._passed.get(test, 0.0))

    def long_last(self, items: list[pytest.Item]) -> list[pytest.Item]:
        """The same tests; those that take long come last, otherwise in their order."""
        return sorted(items, key=self.is_long)

    @contextmanager
    def measured(self, item: pytest.Item, hosting: Hosting) -> Iterator[None]:
        """Around the run of one test."""
        with suppress(NngradeError):  # the test itself will meet it
            hosting.reference.warm()  # starting it is no test's cost
        started, before = time.monotonic(), hosting.reference.seconds
        yield
        asked = hosting.reference.seconds - before
        self._solution[item.nodeid] = max(self._solution.get(item.nodeid, 0.0), asked)
        record = hosting.records[-1] if hosting.records else None
        if record is not None and record.id == item.name and record.ended is None:
            self._passed[item.nodeid] = time.monotonic() - started
