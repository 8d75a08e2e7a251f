"""The processes of this machine that grade a batch."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.reduction import DupFd
from typing import Any

from grader.batch.judge import sit
from grader.batch.run import Place
from grader.pool import belong
from grader.sandbox import Sandbox, Seat


@contextmanager
def local(jobs: int, sandbox: Sandbox) -> Iterator[Place]:
    """Processes of this machine. They are started afresh, so nothing of the command is in their memory.

    ``sandbox``: all of them get their workers from it, so libraries are in memory once. The caller closes it.
    """
    context = multiprocessing.get_context("spawn")
    others = multiprocessing.active_children()  # not ours to end
    lines = _Lines(sandbox)
    beginning: Any = (lines if sys.platform == "linux" else None,)

    def executor() -> Executor:
        made = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=beginning)
        try:
            for _ in range(jobs):  # all of them start, and import what they need, while the sandbox imports torch
                made.submit(_nothing)
            lines.give_seats()
        except BaseException:
            abandon(made)
            raise
        return made

    def abandon(executor: Executor) -> None:
        """The workers of an ended process end with it."""
        executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()

    try:
        yield Place(executor, lambda: jobs, abandon)
    finally:
        lines.close()


class _Lines:
    """What a pool hands to each of its processes: another line each time, over which its seat comes."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._warm = False
        self._waiting: list[socket.socket] = []
        self._theirs: list[socket.socket] = []
        """Kept, for the process that is to have one is started a little later."""

    def __reduce__(self) -> tuple[Any, ...]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._waiting.append(ours)
        self._theirs.append(theirs)
        if self._warm:
            self.give_seats()
        return _line, (DupFd(theirs.fileno()),)

    def give_seats(self) -> None:
        """To every process that waits for one. Waits for the sandbox.

        Raises:
            SandboxError: there is none.
        """
        self._sandbox.isolation  # noqa: B018  # waits
        self._warm = True
        while self._waiting:
            with self._waiting.pop() as line:
                seat = self._sandbox.seat()
                if seat is None:
                    line.send(pickle.dumps(None))
                else:
                    seat.send(line)

    def close(self) -> None:
        """Who still waits is told that nothing comes."""
        for line in (*self._waiting, *self._theirs):
            line.close()


def _line(end: Any) -> socket.socket:
    return socket.socket(fileno=end.detach())


def _begin(line: socket.socket | None) -> None:
    """The first thing that such a process does."""
    from grader import grading

    belong()
    grading.load()
    if line is None:
        return
    with line:
        try:
            sit(Seat.receive(line))
        except EOFError:  # the command gave up
            os._exit(1)


def _nothing() -> None:
    """A first task, for which a process is started."""
