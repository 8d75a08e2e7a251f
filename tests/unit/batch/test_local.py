"""The processes of this machine: they begin before the sandbox is warm, and none is left when there is none."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from typing import Any

import pytest

from grader.batch.local import local
from grader.errors import SandboxError
from grader.sandbox import Sandbox


class Cold:
    """A sandbox that notes who was there when it was asked whether it is warm."""

    def __init__(self, box: Any, error: SandboxError | None = None) -> None:
        self._box, self._error = box, error
        self.there: list[int] = []

    @property
    def isolation(self) -> Any:
        self.there.append(len(multiprocessing.active_children()))
        if self._error:
            raise self._error
        return self._box.isolation

    def seat(self) -> Any:
        return self._box.seat()


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    with Sandbox.start("numpy") as made:
        yield made


def tier() -> str:
    """Asked in a process of the pool."""
    from grader.batch.judge import _seats

    with _seats[0].take() as mine:
        return mine.isolation.tier


def seats() -> int:
    from grader.batch.judge import _seats

    return len(_seats)


def test_processes_begin_first_and_each_gets_a_seat(box: Sandbox) -> None:
    cold = Cold(box)
    with local(2, cold) as place, place.executor() as executor:  # type: ignore[arg-type]  # as much as is needed
        assert cold.there == [2]
        assert [executor.submit(seats).result() for _ in range(2)] == [1, 1]
        assert executor.submit(tier).result() == box.isolation.tier


def test_after_an_accident_all_begin_anew(box: Sandbox) -> None:
    with local(2, box) as place:
        for _ in range(2):
            with place.executor() as executor:
                assert executor.submit(tier).result() == box.isolation.tier
                place.abandon(executor)


def test_where_there_is_no_zygote_each_has_a_sandbox_of_its_own() -> None:
    with Sandbox.start("none") as nothing, local(1, nothing) as place, place.executor() as executor:
        assert executor.submit(seats).result() == 0


def test_without_a_sandbox_nobody_is_left(box: Sandbox) -> None:
    cold = Cold(box, SandboxError("There is no jail here."))
    with local(2, cold) as place, pytest.raises(SandboxError, match="no jail"):  # type: ignore[arg-type]
        place.executor()
    while left := multiprocessing.active_children():  # until all are gone; the pool's own thread waits for them too
        left[0].join(0.1)
