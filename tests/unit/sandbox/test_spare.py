"""A worker that was forked before anybody knew what it is to load, and one that nobody waits for any more."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, Returned
from grader.sandbox import Sandbox

LIMITS = Limits(call_seconds=30, memory_bytes=256 << 20)
SOURCE = {"a.py": b"import os\ndef f():\n    return 1.0\ndef loop():\n    while True: pass\n"}


@pytest.mark.parametrize("tier", ["A", "F"])
def test_the_spare_is_taken_once(boxes, tier):
    box = boxes.get("numpy", tier)
    box.keep_spare(LIMITS)
    spare = box._spare
    box.keep_spare(LIMITS)
    assert box._spare is spare, "one is enough"
    for expected in (None, None):
        worker = box.worker(SOURCE, "a.py", limits=LIMITS)
        assert box._spare is expected
        assert worker.call(Call("f")) == Returned(1.0)
        worker.close()


def test_other_limits_need_another_spare(best: Sandbox):
    best.keep_spare(LIMITS)
    worker = best.worker(SOURCE, "a.py", limits=replace(LIMITS, call_seconds=9))
    assert best._spare is not None, "it was not made for these"
    best.keep_spare(replace(LIMITS, call_seconds=9))
    assert best._spare.limits.call_seconds == 9
    assert worker.call(Call("f")) == Returned(1.0)
    worker.close()


def test_the_reference_never_takes_it(best: Sandbox):
    best.keep_spare(LIMITS)
    spare = best._spare
    worker = best.worker(SOURCE, "a.py", limits=LIMITS, trusted=True)
    assert best._spare is spare
    worker.close()


def test_a_closed_sandbox_leaves_no_spare():
    box = Sandbox.start("numpy")
    box.keep_spare(LIMITS)
    box.close()


@pytest.mark.parametrize("tier", ["A", "F"])
def test_an_abandoned_call_comes_back_at_once(boxes, tier):
    worker = boxes.get("numpy", tier).worker(SOURCE, "a.py", limits=LIMITS)
    worker.loaded()
    worker.send(Call("loop"))
    threading.Timer(0.0, worker.abandon).start()
    outcome = worker.receive()
    assert isinstance(outcome, Died)
    assert outcome.reason != "timeout"
    worker.close()


@pytest.mark.parametrize("tier", ["A", "B"])
def test_a_warm_spare_has_one_thread_when_it_is_shut_in(boxes, tier):
    """What is shut in is a thread: another one, started while the spare got warm, would stay outside."""
    box = boxes.get("torch", tier)
    box.keep_spare(LIMITS)
    worker = box.worker(SOURCE, "a.py", limits=LIMITS)
    assert worker.call(Call("f")) == Returned(1.0)
    mark = f"NNGRADE_MARK={box.mark}".encode()
    counts = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (process / "environ").read_bytes():
                counts.append(len(list((process / "task").iterdir())))
    worker.close()
    assert len(counts) >= 2, "the zygote and its worker were found"
    assert set(counts) == {1}
