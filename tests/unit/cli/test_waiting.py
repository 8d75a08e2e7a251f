from __future__ import annotations

import io
import sys
import threading

import pytest

from grader.cli import waiting
from grader.cli.waiting import Waiting, line


class Terminal(io.StringIO):
    """Claims to be one, and tells when something was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.shown.set()
        return super().write(text)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


def watched_at_once(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the fixture: pytest puts its own standard error back before a test begins."""
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(waiting, "_PATIENCE", 0)
    monkeypatch.setattr(waiting, "_BEAT", 0)


def test_a_long_wait_shows_what_is_done_and_leaves_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    watched_at_once(terminal, monkeypatch)
    with Waiting("Checking exercise3") as wait:
        wait.say("The slope of the sigmoid")
        assert terminal.shown.wait(60)
    assert "\r\x1b[KChecking exercise3, " in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_short_wait_shows_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(waiting, "_PATIENCE", 3600)
    with Waiting("Checking exercise3"):
        pass
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_nobody_watches(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    threads = threading.active_count()
    with Waiting("Checking exercise3") as wait:
        wait.say("x")
        assert threading.active_count() == threads


def test_a_terminal_that_goes_away_stops_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        terminal.shown.set()
        raise OSError(5, "Input/output error")

    watched_at_once(terminal, monkeypatch)
    monkeypatch.setattr(terminal, "flush", gone)
    with Waiting("Checking exercise3"):
        assert terminal.shown.wait(60)


@pytest.mark.parametrize(
    ("now", "columns", "text"),
    [
        ("", 80, "Checking exercise3, 4 s"),
        ("The slope\x1b[2J\nof", 80, "Checking exercise3, 4 s: The slope of"),
        ("The slope of the sigmoid", 30, "Checking exercise3, 4 s: The…"),
    ],
)
def test_line(now: str, columns: int, text: str) -> None:
    shown = line("Checking exercise3", now, 4.2, columns)
    assert shown == text
    assert len(shown) < columns
