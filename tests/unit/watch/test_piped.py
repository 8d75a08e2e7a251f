"""``nngrade watch`` without a terminal, and the ways in which it does not begin."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli.run import run

COURSE = Path(__file__).parent / "data" / "course"
RIGHT = (COURSE / "reference/exercise1/solution/double.py").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send")
def test_a_pipe_gets_plain_lines(work, save):
    command = [sys.executable, "-m", "grader.cli", "watch", "--course", str(COURSE)]
    process = subprocess.Popen(
        command, cwd=work, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line == "0 of 3 points\n":
                save(RIGHT.replace("2 * z", "z + 2"))
            if "more than before" in line:
                process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr is not None
        assert process.stderr.read() == "nngrade: interrupted.\n"
    finally:
        process.kill()
        process.communicate()
    text = "".join(lines)
    assert "\x1b" not in text
    assert "\r" not in text
    assert "Waiting" not in text
    assert "Checking" not in text
    assert "More about it: nngrade explain double-plus-two" in " ".join(text.split())
    kept = json.loads((work / ".nngrade/progress.json").read_text())["exercises"]["exercise1"]
    assert (kept["best"], kept["checks"]) == (1.0, 2)


def test_there_is_nothing_to_watch(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert run(["watch", "--course", str(COURSE)]) == 2
    assert "double.py was not found" in capsys.readouterr().err


def test_no_such_exercise(capsys, monkeypatch, work):
    monkeypatch.chdir(work)
    assert run(["watch", "--course", str(COURSE), "doubel"]) == 2
    assert capsys.readouterr().err == "nngrade: There is no exercise 'doubel'. Did you mean exercise1?\n"


def test_all_is_done_already(capsys, monkeypatch, work):
    monkeypatch.chdir(work)
    done = {name: {"best": 3.0, "max": 3.0} for name in ("exercise1", "exercise2")}
    (work / ".nngrade").mkdir()
    (work / ".nngrade/progress.json").write_text(json.dumps({"schema": "nngrade.progress/1", "exercises": done}))
    assert run(["watch", "--course", str(COURSE)]) == 0
    assert capsys.readouterr().out.startswith("Every exercise in this folder is done.")
