"""The time limit of one call, on a clock of our own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model.outcome import Call
from grader.sandbox import Worker
from grader.sandbox.patience import Patience


def ended_after(share: float, seconds: float = 5.0, step: float = 0.1, late: float = 0.0) -> float:
    """When a worker with ``share`` of a processor is ended; the judge looks first after ``late``."""
    now = 0.0
    patience = Patience(lambda: share * now, seconds, seconds)
    now = late
    while not patience.is_over(now):
        now += min(max(patience.wait(now), 1e-3), step)
    return now


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.0, 5.0),  # sleeps, or waits for something that never comes
        (0.05, 5.0),
        (1.0, 5.0),  # had a processor for itself
        (0.9, 5.0),
        (0.5, 10.0),
        (0.25, 20.0),
        (0.15, 20.0),  # never more than four times
    ],
)
def test_a_worker_gets_back_what_others_took(share: float, expected: float) -> None:
    assert ended_after(share) == pytest.approx(expected, abs=0.2)


def test_a_judge_that_was_kept_waiting_itself_looks_twice() -> None:
    assert ended_after(0.5, late=7.0) == pytest.approx(10.0, abs=0.2)
    assert ended_after(0.0, late=7.0) == pytest.approx(9.5, abs=0.2)


def test_a_system_that_does_not_tell() -> None:
    patience = Patience(lambda: None, 5.0, 5.0)
    assert not patience.is_over(4.9)
    assert patience.is_over(5.0)


def test_a_quick_answer_asks_nothing() -> None:
    def never() -> float:
        raise AssertionError

    patience = Patience(never, 5.0, 5.0)
    assert not patience.is_over(1.0)
    assert patience.wait(1.0) == 1.5


@given(st.floats(0.0, 4.0), st.floats(0.01, 60.0), st.floats(0.0, 100.0))
def test_it_ends_for_every_worker_and_never_before_its_time(share: float, seconds: float, late: float) -> None:
    end = ended_after(share, seconds, seconds / 10, late)
    assert end >= min(seconds, late) - 1e-9
    assert end >= seconds
    assert end <= max(4 * seconds, late + seconds) + seconds / 5


@pytest.mark.skipif(sys.platform != "linux", reason="clocks of other processes")
@pytest.mark.parametrize("tier", ["A", "B", "F"])
def test_the_judge_sees_how_much_of_a_processor_a_worker_has(
    boxes: Any, start: Callable[..., Worker], tier: str
) -> None:
    worker = start("def f():\n    while True: pass\n", sandbox=boxes.get("numpy", tier))
    worker.loaded()
    process = worker._exchange._process
    before = process.cpu()
    worker.send(Call("f"))
    while process.cpu() < before + 0.05:
        continue
    worker.close()
