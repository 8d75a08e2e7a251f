"""A check in a process of its own: what comes back, and what a student's folder cannot do to it."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from grader.errors import GraderError, UsageError
from grader.notebook import child


def test_wrong_use_is_said_in_the_programs_words(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("grader", "json", "click"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the student's file was loaded')")
    with pytest.raises(UsageError, match=r"^There is no exercise 'nope'\. There are: exercise1, "):
        child.check(["nope"])


def test_nothing_can_be_started(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(GraderError, match="could not be started"):
        child.check(["exercise1"])


@pytest.mark.parametrize(
    ("out", "told", "code", "error", "said"),
    [
        ("", "nngrade: the grader itself failed.\n", 3, GraderError, "the grader itself failed."),
        ("", "Warning: x\nnngrade: There is no file x.\n", 2, UsageError, "There is no file x."),
        ("", "Killed\n", -9, GraderError, "The check ended without a report."),
        ("{", "", 0, UsageError, "The check's answer is not a report: it is not JSON"),
    ],
)
def test_what_is_no_report(monkeypatch, out, told, code, error, said):
    process = SimpleNamespace(communicate=lambda: (out, told), returncode=code)
    monkeypatch.setattr(child.subprocess, "Popen", lambda *args, **kinds: process)
    with pytest.raises(error, match=f"^{said}"):
        child.check(["exercise1"])


def test_an_interrupt_ends_the_child_first(monkeypatch):
    events = []

    def communicate(timeout=None):
        events.append("wait" if timeout is None else "wait a little")
        if timeout is None and len(events) == 1:
            raise KeyboardInterrupt
        if timeout is not None:
            raise child.subprocess.TimeoutExpired("x", timeout)

    process = SimpleNamespace(
        communicate=communicate, terminate=lambda: events.append("terminate"), kill=lambda: events.append("kill")
    )
    monkeypatch.setattr(child.subprocess, "Popen", lambda *args, **kinds: process)
    with pytest.raises(KeyboardInterrupt):
        child.check(["exercise1"])
    assert events == ["wait", "terminate", "wait a little", "kill", "wait"]
