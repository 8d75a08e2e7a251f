"""Ctrl-C and SIGTERM end a command in order: the jail is closed, temporary files go, then the exit code is told."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_ENDING = (signal.SIGINT, signal.SIGTERM)


class Terminated(KeyboardInterrupt):
    """SIGTERM arrived."""

    exit_code = 143


@contextmanager
def orderly() -> Iterator[None]:
    """While this lasts, both signals unwind the stack as a KeyboardInterrupt, which pytest and others let through.

    Should somebody on the way swallow it, it is raised again at the end.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        Terminated: SIGTERM.
    """
    arrived: list[int] = []

    def unwind(number: int, frame: FrameType | None) -> NoReturn:
        arrived.append(number)
        raise KeyboardInterrupt

    try:
        with _handled_by(unwind):
            yield
    finally:
        if arrived:
            raise Terminated if signal.SIGTERM in arrived else KeyboardInterrupt


@contextmanager
def held() -> Iterator[None]:
    """While this lasts, both signals wait; then the last of them does what it does. For a few milliseconds only."""
    arrived: list[int] = []
    with _handled_by(lambda number, frame: arrived.append(number)):
        yield
    if arrived:
        signal.raise_signal(arrived[-1])


@contextmanager
def undisturbed() -> Iterator[None]:
    """While this lasts, neither signal gets through: an impatient second Ctrl-C must not leave a jail running."""
    with _handled_by(signal.SIG_IGN):
        yield


@contextmanager
def _handled_by(handler: signal.Handlers | Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Only the main thread may set handlers. A signal that is ignored (``nohup``, a job in the background) stays so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _ENDING if signal.getsignal(number) != signal.SIG_IGN}
    for number in before:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
