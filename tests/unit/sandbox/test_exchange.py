from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import pytest

from grader.model.exercise import Limits
from grader.sandbox.exchange import Exchange, StoppedError
from grader.sandbox.output import Output


class Channel:
    """Has everything already; closes when told."""

    ended = writing = False

    def pump(self, seconds: float) -> None:
        """Nothing more comes."""

    drain = close = lambda self: None


def exchange() -> Exchange:
    output = Output()
    output.add(b"x" * 2000)
    frames: Any = SimpleNamespace(next=lambda: SimpleNamespace(id=1), buffer=b"")
    process: Any = SimpleNamespace(watch_seconds=None, end=lambda grace: None, cpu=lambda: None)
    return Exchange(Channel(), process, frames, output, Limits(output_bytes=1000))  # type: ignore[arg-type]


def test_what_is_printed_after_a_first_answer_belongs_to_the_next() -> None:
    """A file that floods at once may have begun before the judge has read that its worker was ready."""
    assert exchange().answer(1, time.monotonic() + 5, 5.0, more_follow=True).id == 1


def test_what_is_printed_before_the_last_answer_counts() -> None:
    with pytest.raises(StoppedError) as stopped:
        exchange().answer(1, time.monotonic() + 5, 5.0)
    assert stopped.value.died.reason == "output_limit"
