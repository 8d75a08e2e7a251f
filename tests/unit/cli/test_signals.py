from __future__ import annotations

import contextlib
import signal
import threading

import pytest

from grader.cli.signals import Terminated, orderly, undisturbed


@pytest.mark.parametrize(("number", "kind"), [(signal.SIGTERM, Terminated), (signal.SIGINT, KeyboardInterrupt)])
def test_signals_unwind_the_stack(number: signal.Signals, kind: type[BaseException]) -> None:
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt) as caught, orderly():
        signal.raise_signal(number)
    assert caught.type is kind
    assert signal.getsignal(number) is before


def test_on_the_way_it_is_a_plain_keyboard_interrupt() -> None:
    """pytest has subclasses of its own that mean something else."""
    seen = []

    def work() -> None:
        try:
            signal.raise_signal(signal.SIGTERM)
        except KeyboardInterrupt as error:
            seen.append(type(error))
            raise

    with pytest.raises(Terminated), orderly():
        work()
    assert seen == [KeyboardInterrupt]


def test_an_interrupt_that_somebody_swallowed_is_raised_at_the_end() -> None:
    with pytest.raises(Terminated), orderly(), contextlib.suppress(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with orderly():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_end_is_undisturbed() -> None:
    before = signal.getsignal(signal.SIGINT)
    with undisturbed():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGINT) is before


def test_other_threads_leave_signals_alone() -> None:
    seen = []

    def work() -> None:
        with orderly(), undisturbed():
            seen.append(signal.getsignal(signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
