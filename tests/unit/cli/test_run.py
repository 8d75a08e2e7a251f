from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import pytest

from grader.cli import group
from grader.cli.run import run
from grader.cli.signals import Terminated
from grader.errors import CourseError, GraderError, OutputError, SubmissionError, UsageError


@pytest.fixture
def boom(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes the command ``list`` raise."""

    def arrange(error: BaseException) -> None:
        def callback() -> None:
            raise error

        monkeypatch.setattr(group.LazyGroup, "get_command", lambda *_: click.Command("list", callback=callback))

    return arrange


def test_no_arguments_is_a_call_for_help(cli: Any) -> None:
    ended = cli()
    assert ended.code == 0
    assert ended.out.startswith("Usage: nngrade COMMAND")
    assert ended.err == ""


def test_version(cli: Any) -> None:
    ended = cli("--version")
    assert (ended.code, ended.err) == (0, "")
    assert re.fullmatch(r"nngrade \d+\.\d+\.\d+\S*\n", ended.out)


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["chek"], "nngrade: There is no command 'chek'. Did you mean 'check'? (See: nngrade --help)\n"),
        (["zzz"], None),
        (["check"], "nngrade: Missing argument 'EXERCISE'. (See: nngrade check --help)\n"),
        (["list", "too", "much"], None),
        (["check", "1", "--format", "word"], None),
        (["check", "1", "--seed", "many"], None),
        (["--colour"], None),
    ],
)
def test_wrong_use_is_one_line_and_code_2(cli: Any, args: list[str], line: str | None) -> None:
    ended = cli(*args)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert ended.err.startswith("nngrade: ")
    if line:
        assert ended.err == line


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("No."), 2),
        (SubmissionError("No."), 2),
        (OutputError("No."), 2),
        (CourseError("No."), 3),
        (GraderError("No."), 3),
    ],
)
def test_our_errors_are_one_line(cli: Any, boom: Any, error: Exception, code: int) -> None:
    boom(error)
    ended = cli("list")
    assert (ended.code, ended.out, ended.err) == (code, "", "nngrade: No.\n")


def test_what_a_file_name_holds_moves_no_cursor(cli: Any, boom: Any) -> None:
    boom(UsageError("no \x1b[2J\x1b]0;owned\x07file\r\nPASS"))
    assert cli("list").err == "nngrade: no file PASS\n"


@pytest.mark.parametrize(
    ("error", "code", "line"), [(KeyboardInterrupt(), 130, "interrupted"), (Terminated(), 143, "terminated")]
)
def test_interrupts(cli: Any, boom: Any, error: BaseException, code: int, line: str) -> None:
    boom(error)
    ended = cli("list")
    assert (ended.code, ended.out, ended.err) == (code, "", f"nngrade: {line}.\n")


def test_a_mistake_of_ours_is_one_line_and_a_log(
    cli: Any, boom: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    boom(ZeroDivisionError("oh"))
    ended = cli("list")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err
    (log,) = tmp_path.glob("nngrade-crash-*.log")
    assert str(log) in ended.err
    assert "ZeroDivisionError: oh" in log.read_text()


def test_without_room_for_a_log_there_is_still_a_line(cli: Any, boom: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any, **more: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    boom(ZeroDivisionError("oh"))
    ended = cli("list")
    assert ended.code == 3
    assert ended.err == (
        "nngrade: the grader itself failed (ZeroDivisionError); no score was given. Set NNGRADE_DEBUG=1 to see where.\n"
    )


def test_debugging_shows_everything(cli: Any, boom: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    boom(ZeroDivisionError("oh"))
    monkeypatch.setenv("NNGRADE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["list"])


def test_completion_names_commands_and_exercises(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, course: Path
) -> None:
    monkeypatch.setenv("_NNGRADE_COMPLETE", "bash_complete")
    for words, number, wanted in [
        ("nngrade ex", "1", "plain,explain\nplain,export\n"),
        (f"nngrade check --course {course} ex", "4", "plain,exercise1\nplain,exercise3\nplain,exercise4\n"),
        (f"nngrade explain --course {course} bp", "4", "plain,bp-no-mean\n"),
        (f"nngrade check --course {course}/nothing ex", "4", ""),
    ]:
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", number)
        with pytest.raises(SystemExit):
            run([])
        assert capsys.readouterr().out.strip() == wanted.strip()
