"""The processes of this machine that grade a batch."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import Any

from grader.batch.judge import sit
from grader.batch.run import Place
from grader.pool import belong
from grader.sandbox import Sandbox, Seat


def local(jobs: int, sandbox: Sandbox) -> Place:
    """Processes of this machine. They are started afresh, so nothing of the command is in their memory.

    ``sandbox``: all of them get their workers from it, so libraries are in memory once. The caller closes it.
    """
    context = multiprocessing.get_context("spawn")
    others = multiprocessing.active_children()  # not ours to end

    beginning: Any = (_ASeatEach(sandbox),)

    def executor() -> Executor:
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=beginning)

    def abandon(executor: Executor) -> None:
        """The workers of an ended process end with it."""
        executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()

    return Place(executor, lambda: jobs, abandon)


class _ASeatEach:
    """What a pool hands to each of its processes: another seat each time."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._given: list[Seat | None] = []
        """Kept, for the process that is to have one is started a little later."""

    def __reduce__(self) -> tuple[Any, ...]:
        self._given.append(self._sandbox.seat())
        return _given, (self._given[-1],)


def _given(seat: Seat | None) -> Seat | None:
    return seat


def _begin(seat: Seat | None) -> None:
    belong()
    sit(seat)
