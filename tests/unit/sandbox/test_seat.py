"""Several judges at one zygote: each has its own workers, and they share one memory."""

from __future__ import annotations

import os
import pickle
import signal
import socket
from typing import Any

import numpy as np
import pytest

from grader.errors import SandboxError
from grader.model.exercise import Limits
from grader.model.outcome import Call, Returned
from grader.sandbox import Sandbox, Seat

TIERS = ["A", "B"]
LIMITS = Limits()
SOURCE = b"""
def mean(x):
    return x.mean()


def keep(text):
    with open("kept", "w") as file:
        file.write(text)


def kept():
    with open("kept") as file:
        return file.read()
"""


@pytest.fixture(params=TIERS)
def sandbox(request: pytest.FixtureRequest, boxes: Any) -> Sandbox:
    found = boxes.get("numpy", request.param)
    assert isinstance(found, Sandbox)
    return found


def worker(sandbox: Sandbox) -> Any:
    return sandbox.worker({"work.py": SOURCE}, "work.py", limits=LIMITS)


def seated(sandbox: Sandbox) -> Sandbox:
    """As a judge in another process gets it."""
    seat = sandbox.seat()
    assert seat is not None
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        seat.send(ours)
        arrived = Seat.receive(theirs)
    assert arrived is not None
    return arrived.take()


def until_it_ends(one: Any) -> None:
    """A signal takes its way; what is waited for is the end, not a time."""
    while isinstance(one.call(Call("mean", (np.ones(1),))), Returned):
        continue


def test_it_is_the_same_jail(sandbox: Sandbox) -> None:
    with seated(sandbox) as other:
        assert other.isolation == sandbox.isolation
        assert other.environment == sandbox.environment
        assert other.mark == sandbox.mark
        one = worker(other)
        assert one.call(Call("mean", (np.arange(4.0),))) == Returned(1.5)
        one.close()


def test_workers_of_two_judges_are_strangers(sandbox: Sandbox) -> None:
    with seated(sandbox) as first, seated(sandbox) as second:
        workers = [worker(first), worker(second), worker(sandbox)]
        for number, one in enumerate(workers):
            assert isinstance(one.call(Call("keep", (str(number),))), Returned)
        assert [one.call(Call("kept")) for one in workers] == [Returned("0"), Returned("1"), Returned("2")]
        for one in workers:
            one.close()


def test_a_seat_goes_and_the_others_stay(sandbox: Sandbox) -> None:
    first, second = seated(sandbox), seated(sandbox)
    mine, theirs = worker(first), worker(second)
    assert isinstance(mine.call(Call("mean", (np.ones(1),))), Returned)
    first.close()
    with pytest.raises(SandboxError, match="gone"):
        until_it_ends(mine)
    mine.close()
    assert isinstance(theirs.call(Call("mean", (np.ones(1),))), Returned)
    theirs.close()
    second.close()
    with pytest.raises(SandboxError, match="closed"):
        worker(second)


@pytest.mark.parametrize("tier", TIERS)
def test_all_end_with_the_zygote(tier: str) -> None:
    with Sandbox.start("numpy", tier=tier) as sandbox:
        other = seated(sandbox)
        one = worker(other)
        assert isinstance(one.call(Call("mean", (np.ones(1),))), Returned)
        os.kill(sandbox._source._process.pid, signal.SIGKILL)
        with pytest.raises(SandboxError):
            until_it_ends(one)
        one.close()
        other.close()


def test_where_there_is_no_zygote_there_is_no_seat() -> None:
    with Sandbox.start("none") as sandbox:
        assert sandbox.seat() is None
    with Sandbox.start("numpy", tier="F") as sandbox:
        assert sandbox.seat() is None


def test_the_word_that_there_is_none_arrives_and_so_does_the_end() -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        ours.send(pickle.dumps(None))
        assert Seat.receive(theirs) is None
        ours.close()
        with pytest.raises(EOFError):
            Seat.receive(theirs)
