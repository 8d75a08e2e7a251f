"""The whole command: interrupted at every stage, its report's folder gone, its standard output closed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import grader
from grader.catalog import Course

HOME = Path(grader.__file__).parents[1]
STAGE = Path(__file__).parent / "stage.py"
STAGES = {
    "course": "grader.catalog:load_course",
    "before the sandbox": "grader.grading:start_sandbox",
    "after the sandbox": "grader.grading:start_sandbox:after",
    "reading": "grader.intake:read_submission",
    "warming up": "grader.sandbox.line:Line:ready",
    "forking": "grader.sandbox.line:Line:fork:after",
    "asking": "grader.sandbox.exchange:Exchange:ask",
    "answering": "grader.sandbox.exchange:Exchange:answer",
    "judging": "grader.judge.assemble:assemble",
    "drawing": "grader.render.terminal:render",
    "closing": "grader.sandbox.sandbox:Sandbox:close",
}
AGAIN = {"reading", "asking", "judging"}
"""Stages that SIGTERM is tried at, too; the way is the same."""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "tmp").mkdir(mode=0o777)
    (tmp_path / "work.py").write_text("def double(x):\n    return 2 * x\n\n\ndef triple(x):\n    return 3 * x\n")
    return tmp_path


@pytest.fixture
def check(work: Path, course: Course) -> Callable[..., subprocess.CompletedProcess[str]]:
    """``check(where, accident, ...)``: the command with an accident."""

    def run(where: str, accident: str, *more: str, shell: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(STAGE), str(HOME), where, accident, "check", "1", "--course", str(course.root)]
        command += ["--submission", str(work / "work.py"), "--seed", "3", *more]
        wrapped = ["sh", "-c", f'exec "$@" {shell}', "sh", *command] if shell else command
        environment = {**os.environ, "TMPDIR": str(work / "tmp")}
        return subprocess.run(wrapped, env=environment, cwd=work, capture_output=True, text=True, check=False)

    return run


def lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stderr.splitlines() if not line.startswith("mark ")]


def mark_of(done: subprocess.CompletedProcess[str]) -> str:
    found = re.findall("^mark (.*)$", done.stderr, re.MULTILINE)
    return found[-1] if found else ""


CASES = [(stage, signal.SIGINT) for stage in STAGES] + [(stage, signal.SIGTERM) for stage in STAGES if stage in AGAIN]


@pytest.mark.parametrize(("stage", "number"), CASES, ids=lambda value: str(getattr(value, "name", value)))
def test_a_signal_at_every_stage(
    check: Callable[..., subprocess.CompletedProcess[str]], work: Path, gone: Callable[[str], None],
    stage: str, number: signal.Signals,
) -> None:  # fmt: skip
    out = work / "report.txt"
    out.write_text("old")
    done = check(STAGES[stage], str(int(number)), "-o", str(out))
    if stage == "closing":  # the report is written by then, and the jail is closed undisturbed
        assert (done.returncode, lines(done)) == (0, [])
        assert "2 of 2 points" in out.read_text()
    else:
        code, word = (130, "interrupted") if number == signal.SIGINT else (143, "terminated")
        assert (done.returncode, done.stdout, lines(done)) == (code, "", [f"nngrade: {word}."])
        assert out.read_text() == "old"
    if mark_of(done):
        gone(mark_of(done))
    assert not list((work / "tmp").iterdir())
    assert {path.name for path in work.iterdir()} <= {"tmp", "work.py", "report.txt", ".nngrade"}


LOSSES = ("grader.grading:load", "grader.judge.host:run_tests", "grader.judge.assemble:assemble", "grader.aside:_send")


@pytest.mark.parametrize("where", LOSSES)
def test_the_judges_process_is_lost(
    check: Callable[..., subprocess.CompletedProcess[str]], work: Path, gone: Callable[[str], None], where: str
) -> None:
    """Then the command judges by itself, from the beginning, and nobody notices."""
    done = check(where, "lost", "--format", "json")
    assert (done.returncode, lines(done)) == (0, [])
    assert json.loads(done.stdout)["score"] == 2.0
    gone(mark_of(done))
    assert not list((work / "tmp").iterdir())


def test_the_reports_folder_vanishes(check: Callable[..., subprocess.CompletedProcess[str]], work: Path) -> None:
    folder = work / "reports"
    folder.mkdir()
    done = check("grader.judge.assemble:assemble", f"vanish:{folder}", "-o", str(folder / "a.json"), "--format", "json")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = lines(done)
    kept = Path(re.search(r"The report was kept in (\S+)\.$", line)[1])  # type: ignore[index]
    assert '"score": 2.0' in kept.read_text()
    assert [kept] == list((work / "tmp").iterdir())


@pytest.mark.parametrize("shell", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_standard_output_is_closed(
    check: Callable[..., subprocess.CompletedProcess[str]], work: Path, shell: str
) -> None:
    done = check("grader.cli.group:_unknown", "15", shell=shell)
    assert (done.returncode, done.stdout) == (2, "")
    assert lines(done) in ([], ["nngrade: Standard output cannot be written: it is closed."])
    assert not list((work / "tmp").iterdir())


def test_with_a_file_nobody_needs_standard_output(
    check: Callable[..., subprocess.CompletedProcess[str]], work: Path
) -> None:
    done = check("grader.cli.group:_unknown", "15", "-o", str(work / "a.txt"), shell="<&- >&- 2>&-")
    assert done.returncode == 0
    assert "2 of 2 points" in (work / "a.txt").read_text()
