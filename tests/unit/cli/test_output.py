from __future__ import annotations

import errno
import io
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.cli.output import Target, say, screen
from grader.errors import OutputError


def put(path: Path, text: str) -> None:
    with Target(path) as target:
        target.write(text)


def test_a_new_file_and_no_leftovers(tmp_path: Path) -> None:
    put(tmp_path / "out.json", "new ✓\n")
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "new ✓\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_rights_are_the_usual_ones_or_those_of_the_old_file(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        put(tmp_path / "new", "x")
        (tmp_path / "old").touch(mode=0o600)
        put(tmp_path / "old", "x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    put(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("folder", "it is a folder"), ("file/below", "Not a directory"), ("gone/file", "No such file or directory")],
)
def test_impossible_places(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=reason), Target(tmp_path / name):
        pass


def test_a_read_only_file_is_respected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("old")
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everything
    with pytest.raises(OutputError, match="read-only"), Target(tmp_path / "file"):
        pass


def test_a_full_disk_is_noticed_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("old")
    monkeypatch.setattr("os.write", full_disk)
    with pytest.raises(OutputError, match="No space left"), Target(tmp_path / "file"):
        pytest.fail("the work must not begin")
    assert (tmp_path / "file").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_disk_that_fills_later_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    (tmp_path / "file").write_text("old")
    with Target(tmp_path / "file") as target:
        monkeypatch.setattr("os.write", full_disk)
        with pytest.raises(OutputError, match="The report was kept in") as caught:
            target.write("hours of work")
        (kept,) = spare.iterdir()
        assert str(kept) in str(caught.value)
        assert kept.read_text() == "hours of work"
    assert (tmp_path / "file").read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"file", "spare"}


def full_disk(*_: Any) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(OutputError, match="No space left"):
        put(Path("/dev/full"), "text")


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no /dev/stdout")
def test_dev_stdout_is_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    put(Path("/dev/stdout"), "text\n")
    assert capfd.readouterr().out == "text\n"
    assert Path("/dev/stdout").is_symlink(), "it must never be replaced by a file"


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    put(Path("-"), "text\n")
    assert capsys.readouterr().out == "text\n"
    assert not Path("-").exists()


def test_letters_that_the_terminal_lacks_become_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", newline="\n"))
    assert screen().unicode is False
    say("漢 é\n")
    assert raw.getvalue() == b"\\u6f22 \xe9\n"


class Terminal(io.StringIO):
    """Claims to be one."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "color"),
    [
        ({}, True),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_on_a_terminal(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], color: bool) -> None:
    assert options(monkeypatch, environment, Terminal()).color is color


@pytest.mark.parametrize(("environment", "color"), [({}, False), ({"FORCE_COLOR": "1"}, True)])
def test_colours_in_a_pipe(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], color: bool) -> None:
    assert options(monkeypatch, environment, io.StringIO()).color is color


@pytest.mark.parametrize(("columns", "width"), [("20", 40), ("100", 100), ("300", 120)])
def test_width_stays_readable(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    assert options(monkeypatch, {"COLUMNS": columns}, Terminal()).width == width


def test_a_pipe_is_80_columns_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    assert options(monkeypatch, {}, io.StringIO()).width == 80


def options(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], stream: Any) -> Any:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)
    return screen()
