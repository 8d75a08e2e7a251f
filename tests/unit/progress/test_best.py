from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model.report import Report, ReportStatus, SubmissionInfo
from grader.progress import find_folder, read_progress, remember

FILE = ".nngrade/progress.json"


def report(score: float, status: ReportStatus = ReportStatus.FAILED, exercise: str = "exercise3") -> Report:
    info = SubmissionInfo("a", ("a.py",), "0" * 64)
    return Report("0.1.0", exercise, "T", info, status, score, 10.0, 1, 0.1, ())


def test_the_best_score_stays(tmp_path: Path) -> None:
    for score in (3.0, 8.0, 5.0):
        remember(tmp_path, report(score))
    best = read_progress(tmp_path)["exercise3"]
    assert (best.score, best.max_score, best.checks, best.done) == (8.0, 10.0, 3, False)
    assert best.reached.endswith("Z")
    remember(tmp_path, report(10.0))
    assert read_progress(tmp_path)["exercise3"].done


def test_a_grader_error_says_nothing_about_the_student(tmp_path: Path) -> None:
    remember(tmp_path, report(0.0, ReportStatus.GRADER_ERROR))
    assert not (tmp_path / ".nngrade").exists()


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "\x00\xff", "[" * 100_000, '{"exercises": 3}', '{"exercises": {"exercise3": [1]}}',
        '{"exercises": {"exercise3": {"best": NaN, "max": 1e999}}}', '{"exercises": {"exercise3": {"best": "10"}}}',
        '{"exercises": {"exercise3": {"best": true, "max": -1}}}',
    ],
)  # fmt: skip
def test_garbage_is_no_progress_and_no_error(tmp_path: Path, text: str) -> None:
    (tmp_path / ".nngrade").mkdir()
    (tmp_path / FILE).write_text(text)
    assert read_progress(tmp_path) == {}
    remember(tmp_path, report(4.0))
    assert read_progress(tmp_path)["exercise3"].score == 4.0


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_no_json_value_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / ".nngrade").mkdir()
    (folder / FILE).write_text(
        json.dumps({"exercises": {"exercise3": value, "exercise4": {"best": value, "max": value}}})
    )
    read_progress(folder)


def test_an_unreadable_file_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / ".nngrade").mkdir()
    (tmp_path / FILE).write_text("half a fi")
    remember(tmp_path, report(4.0))
    assert (tmp_path / ".nngrade/progress.broken").read_text() == "half a fi"


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".nngrade").mkdir()
    newer = json.dumps({"schema": "nngrade.progress/9", "exercises": {"exercise3": {"best": 1, "max": 10}}})
    (tmp_path / FILE).write_text(newer)
    remember(tmp_path, report(4.0))
    assert (tmp_path / FILE).read_text() == newer


def test_what_other_versions_added_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".nngrade").mkdir()
    entry = {"best": 1, "max": 10, "colour": -2.5}
    (tmp_path / FILE).write_text(
        json.dumps({"schema": "nngrade.progress/1", "name": "Ada", "exercises": {"exercise3": entry}})
    )
    remember(tmp_path, report(4.0))
    data = json.loads((tmp_path / FILE).read_text())
    assert data["name"] == "Ada"
    assert data["exercises"]["exercise3"]["colour"] == -2.5
    assert data["exercises"]["exercise3"]["best"] == 4.0


def test_a_crash_while_writing_leaves_the_old_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(tmp_path, report(4.0))

    def crash(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", crash)
    with pytest.raises(OSError, match="No space"):
        remember(tmp_path, report(9.0))
    assert read_progress(tmp_path)["exercise3"].score == 4.0
    assert {path.name for path in (tmp_path / ".nngrade").iterdir()} == {"progress.json", "lock"}


def test_find_folder(tmp_path: Path) -> None:
    remember(tmp_path, report(4.0))
    below = tmp_path / "exercises/exercise3/deep"
    below.mkdir(parents=True)
    assert find_folder(tmp_path) == tmp_path
    assert find_folder(below.parent) == tmp_path
    assert find_folder(below) is None
