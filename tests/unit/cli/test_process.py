"""What only a real process shows: signals, closed pipes, full devices."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import grader

HOME = Path(grader.__file__).parents[1]
HELP = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(HOME)!r}); import grader.cli as c; c.main()"]
STUB = Path(__file__).parent / "data" / "grading_stub.py"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and devices of POSIX")


def command(tmp_path: Path, course: Path, does: str, *more: str) -> list[str]:
    (tmp_path / "a.py").touch()
    check = ["check", "exercise3", "--course", str(course), "--submission", str(tmp_path / "a.py"), *more]
    return [sys.executable, str(STUB), str(HOME), str(tmp_path / "closed"), does, *check]


@pytest.mark.parametrize(
    ("number", "code", "word"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
def test_an_interrupted_check_closes_the_sandbox_and_says_so(
    tmp_path: Path, course: Path, number: int, code: int, word: str
) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    arguments = command(tmp_path, course, "wait", "--format", "json", "-o", str(out))
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "ready\n"
        process.send_signal(number)
        printed, told = process.communicate()
    assert (process.returncode, printed, told) == (code, "", f"nngrade: {word}.\n")
    assert (tmp_path / "closed").read_text() == "closed"
    assert out.read_text() == "old"
    assert not list(tmp_path.glob(".out*"))


def test_a_reader_that_leaves_is_no_error(tmp_path: Path, course: Path) -> None:
    arguments = command(tmp_path, course, "report", "--format", "json")
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [[], ["-o", "/dev/stdout"]])
def test_a_full_standard_output(tmp_path: Path, course: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(tmp_path, course, "report", *arguments), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_help_on_a_full_device_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(HELP, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "nngrade: standard output cannot be written: the disk is full.\n")


def test_help_for_a_reader_that_leaves() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(HELP, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_output_in_an_old_encoding(tmp_path: Path, course: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command(tmp_path, course, "report"), capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    assert b"+ passed  All is well" in done.stdout
