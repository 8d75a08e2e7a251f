"""The command: what it plays with, what it refuses, and how it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import load_course
from grader.cli import browser
from grader.cli.play import _chosen
from grader.cli.run import run
from grader.errors import UsageError

COURSE = load_course()


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with three exercises."""
    for name in ("exercise3", "exercise6", "exercise11"):
        shutil.copytree(COURSE.find(name).handout, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_exercise_is_named_in_any_way(work: Path) -> None:
    for name in ("exercise6", "6", "xor", "xor.py"):
        exercise, found = _chosen(COURSE, name, None)
        assert (exercise.id, found.path) == ("exercise6", work / "exercise6")


def test_a_file_is_played_with_where_it_lies(work: Path) -> None:
    exercise, found = _chosen(COURSE, "exercise11/scratch.py", None)
    assert (exercise.id, found.path) == ("exercise11", Path("exercise11"))
    shutil.copy("exercise6/xor.py", "other.py")
    exercise, found = _chosen(COURSE, "exercise6", Path("other.py"))
    assert (exercise.id, found.path) == ("exercise6", Path("other.py"))


def test_without_a_name_it_is_the_file_saved_last(work: Path) -> None:
    for name, file, time in (
        ("exercise6", "xor.py", 2000),
        ("exercise11", "scratch.py", 1000),
        ("exercise3", "backprop.py", 3000),
    ):
        os.utime(work / name / file, (time, time))
    assert _chosen(COURSE, None, None)[0].id == "exercise6"
    os.utime(work / "exercise11" / "scratch.py", (4000, 4000))
    assert _chosen(COURSE, None, None)[0].id == "exercise11"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("exercise3", "exercise3 has nothing that could be played with. These have: exercise4, exercise5, exercise6,"),
        ("exercise99", "There is no exercise 'exercise99'"),
        ("quiz", "quiz has nothing that could be played with"),
        ("exercise4", "training.py was not found"),
        ("mine.py", "mine.py is not the name of an exercise's file. Say which exercise it is: nngrade play EXERCISE"),
    ],
)
def test_what_cannot_be_played_with_is_told(work: Path, name: str, words: str) -> None:
    (work / "mine.py").write_text("")
    with pytest.raises(UsageError, match=re.escape(words)):
        _chosen(COURSE, name, None)


def test_a_folder_without_any_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="There is no file to play with here"):
        _chosen(COURSE, None, None)


def test_bad_input_is_one_line_and_code_2(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["play", "exercise3"]) == 2
    assert run(["play", "exercise6", "--port", "99999"]) == 2
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run(["play", "exercise6", "--no-browser", "--port", str(taken.getsockname()[1])]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.splitlines()
    assert len(lines) == 3
    assert "cannot be used" in lines[2]


Playing = subprocess.Popen[str]


@pytest.fixture
def playing(work: Path) -> Any:
    """The real program, in a process of its own, until the address is printed."""
    started: list[Playing] = []

    def start(*args: str) -> tuple[Playing, str]:
        command = [sys.executable, "-m", "grader.cli", "play", *args]
        made = subprocess.Popen(command, cwd=work, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(made)
        assert made.stdout is not None
        lines = [made.stdout.readline() for _ in range(3)]
        assert lines[0] == "xor.py is at play (XOR from scratch):\n"
        return made, lines[2].strip()

    yield start
    for made in started:
        made.kill()
        made.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(("number", "code", "out", "err"), [
    (signal.SIGINT, 130, "The playground has ended; nothing of it is left running.", ""),
    (signal.SIGTERM, 143, "", "nngrade: terminated.\n"),
])  # fmt: skip
def test_it_serves_until_it_is_ended(
    playing: Callable[..., tuple[Playing, str]], number: signal.Signals, code: int, out: str, err: str
) -> None:
    made, address = playing("exercise6", "--no-browser")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{43}/", address)
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert b"XOR from scratch" in answer.read()
    with urllib.request.urlopen(f"{address}state?known=0", timeout=30) as answer:
        assert b'"running":false' in answer.read()
    made.send_signal(number)
    said, complained = made.communicate(timeout=60)
    assert (made.returncode, complained) == (code, err)
    assert said.strip().endswith(out)


@pytest.mark.parametrize(
    ("platform", "given", "wanted"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"BROWSER": "firefox"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_no_browser_takes_the_terminal(
    monkeypatch: pytest.MonkeyPatch, platform: str, given: dict[str, str], wanted: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    browser.open_page("http://127.0.0.1:1/")
    for thread in browser.threading.enumerate():
        if thread.name == "browser":
            thread.join(30.0)
    assert opened == (["http://127.0.0.1:1/"] if wanted else [])
