"""The file itself: damaged, newer, locked, half written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model.progress import Progress
from grader.progress import SCHEMA, delete, load_progress, remember_hint
from grader.progress.export import as_json
from grader.progress.store import changing

FILE = ".nngrade/progress.json"


def written(folder: Path, text: str) -> Path:
    (folder / ".nngrade").mkdir(exist_ok=True)
    (folder / FILE).write_text(text)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / ".nngrade").iterdir())


DAMAGED = [
    '{"schema": "nngrade.progress/2", "exercises": {"exercise1": {"best": 3, "ma',
    "[1, 2]",
    '{"exercises": ["exercise1"]}',
    '{"exercises": {"exercise1": 7}}',
    '{"exercises": {"exercise1": {"attempts": {}}}}',
    '{"exercises": {"exercise1": {"best": "all", "max": 10}}}',
    '{"exercises": {"exercise1": {"attempts": [{"score": "all", "max": 10}]}}}',
    '{"exercises": {"exercise1": {"met": {"m1": 1}, "hints": {}}}}',
    '{"schema": 2, "exercises": {}}',
    '{"schema": ["nngrade.progress/2"]}',
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_file_is_put_aside_and_said_once(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    assert load_progress(tmp_path).notice.startswith("Your progress file is damaged.")
    (said,) = remember_hint(tmp_path, "exercise3", "m1", 1)
    assert said.startswith("Your progress file was damaged. It is kept as .nngrade/progress.broken, ")
    assert (tmp_path / ".nngrade/progress.broken").read_text() == text
    assert remember_hint(tmp_path, "exercise3", "m1", 2) == ()
    assert load_progress(tmp_path).notice == ""


def test_what_can_be_read_of_it_is_carried_over(tmp_path: Path) -> None:
    written(tmp_path, '{"exercises": {"exercise1": {"best": 3, "max": 10, "attempts": 4}, "exercise2": 5}}')
    remember_hint(tmp_path, "exercise3", "m1", 1)
    assert load_progress(tmp_path).exercises["exercise1"].best is not None


def test_one_damaged_file_never_replaces_another(tmp_path: Path) -> None:
    for number in range(3):
        remember_hint(written(tmp_path, f"broken {number}"), "exercise3", "m1", 1)
    aside = ("progress.broken", "progress.broken-2", "progress.broken-3")
    assert [(tmp_path / ".nngrade" / name).read_text() for name in aside] == ["broken 0", "broken 1", "broken 2"]


def test_an_older_file_is_read_and_becomes_a_new_one(tmp_path: Path) -> None:
    old = {"schema": "nngrade.progress/1", "exercises": {"exercise1": {"best": 3.0, "max": 10.0, "checks": 4}}}
    written(tmp_path, json.dumps(old))
    assert load_progress(tmp_path).notice == ""
    assert remember_hint(tmp_path, "exercise3", "m1", 1) == ()
    data = json.loads((tmp_path / FILE).read_text())
    assert (data["schema"], data["exercises"]["exercise1"]) == (SCHEMA, old["exercises"]["exercise1"])  # type: ignore[index]


def test_a_newer_file_is_shown_as_far_as_it_goes_and_left_alone(tmp_path: Path) -> None:
    newer = '{"schema": "nngrade.progress/3", "exercises": {"exercise1": {"best": 3, "max": 10, "attempts": "many"}}}'
    written(tmp_path, newer)
    assert load_progress(tmp_path).notice.startswith("This record was written by a newer nngrade")
    (said,) = remember_hint(tmp_path, "exercise3", "m1", 1)
    assert said.startswith("Your progress in .nngrade was written by a newer nngrade.")
    assert (tmp_path / FILE).read_text() == newer
    assert names(tmp_path) == ["lock", "progress.json"]


def test_a_file_that_cannot_be_read_is_left_alone_and_said(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir(parents=True)  # root may read everything, but no folder as a file
    assert load_progress(tmp_path) == Progress(notice="Your progress file cannot be read: Is a directory.")
    with pytest.raises(IsADirectoryError):
        remember_hint(tmp_path, "exercise3", "m1", 1)
    assert names(tmp_path) == ["lock", "progress.json"]


def test_nothing_is_written_when_a_change_fails(tmp_path: Path) -> None:
    remember_hint(tmp_path, "exercise3", "m1", 1)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(ZeroDivisionError), changing(tmp_path) as (data, _):
        data["exercises"] = 1 / 0
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("step", ["tempfile.mkstemp", "shutil.copyfile", "os.fsync", "os.replace", "json.dump"])
def test_wherever_it_fails_the_old_bytes_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*args: Any, **more: Any) -> None:
        raise OSError(28, "No space left on device")

    written(tmp_path, DAMAGED[-1])
    with monkeypatch.context() as broken:
        broken.setattr(step, fail)
        with pytest.raises(OSError, match="No space left"):
            remember_hint(tmp_path, "exercise3", "m1", 1)
    assert (tmp_path / FILE).read_text() == DAMAGED[-1]
    assert not list((tmp_path / ".nngrade").glob("*.tmp"))
    assert remember_hint(tmp_path, "exercise3", "m1", 1) != ()


def test_what_a_killed_writer_left_is_cleared_away(tmp_path: Path) -> None:
    remember_hint(tmp_path, "exercise3", "m1", 1)
    (tmp_path / ".nngrade/.progress.abc.tmp").write_text("half")
    remember_hint(tmp_path, "exercise3", "m1", 2)
    assert names(tmp_path) == ["lock", "progress.json"]


TEN_HINTS = """
import sys
from pathlib import Path
from grader.progress import remember_hint
for number in range(10):
    remember_hint(Path(sys.argv[1]), sys.argv[2], f"m{number}", 1)
"""


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    names = [f"exercise{number}" for number in range(4)]
    writers = [subprocess.Popen([sys.executable, "-c", TEN_HINTS, str(tmp_path), name]) for name in names]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    found = load_progress(tmp_path).exercises
    assert {name: len(entry.hints) for name, entry in found.items()} == dict.fromkeys(names, 10)


def test_nobody_waits_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.progress.store._PATIENCE", -1.0)
    with changing(tmp_path), pytest.raises(BlockingIOError):
        remember_hint(tmp_path, "exercise3", "m1", 1)


def test_delete_takes_the_record_and_what_was_put_aside(tmp_path: Path) -> None:
    remember_hint(written(tmp_path, "broken"), "exercise3", "m1", 1)
    (tmp_path / ".nngrade/notes.txt").write_text("mine")
    delete(tmp_path)
    assert names(tmp_path) == ["lock", "notes.txt"]
    assert load_progress(tmp_path) == Progress()


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ("best", "max", "checks", "reached", "attempts", "met", "hints", "gave_up")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, values)), values, values)
def test_no_value_breaks_reading_or_writing(
    tmp_path_factory: pytest.TempPathFactory, entry: dict[str, Any], inner: Any, days: Any
) -> None:
    entry = {"attempts": [inner, {"score": inner, "max": 1}], "met": {"m": inner}, "hints": {"h": inner}, **entry}
    folder = written(tmp_path_factory.mktemp("any"), json.dumps({"exercises": {"exercise3": entry}, "days": days}))
    as_json(load_progress(folder))
    remember_hint(folder, "exercise3", "m1", 1)
    assert load_progress(folder).notice == ""
    assert load_progress(folder).exercises["exercise3"].hints["m1"].stage >= 1
