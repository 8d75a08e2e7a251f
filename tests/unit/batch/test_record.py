"""The folder of results."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from grader.batch.record import Plan, Results
from grader.errors import OutputError, UsageError
from grader.model.report import ReportStatus

PLAN = Plan("exercise3", "c0ffee", 7, True)


@pytest.fixture
def results(tmp_path: Path) -> Results:
    made = Results(tmp_path / "deep" / "out")
    made.begin(PLAN)
    return made


def test_a_report_comes_back_as_it_was(results: Results, report) -> None:
    made = report("ada", 3.0)
    results.keep(made)
    assert results.report("ada") == made
    assert sorted(path.name for path in results.reports.iterdir()) == ["ada.json"]


def test_a_plan_comes_back(results: Results) -> None:
    assert Results(results.folder).resumed("exercise3", "c0ffee") == PLAN


def test_results_of_another_batch_are_not_overwritten(results: Results) -> None:
    with pytest.raises(UsageError, match="Add --resume to go on with it, or name another folder"):
        Results(results.folder).begin(PLAN)


@pytest.mark.parametrize(
    ("exercise", "course", "words"),
    [("exercise4", "c0ffee", "holds results of exercise3"), ("exercise3", "beef", "The course has changed")],
)
def test_what_does_not_belong_together_is_not_continued(results, exercise: str, course: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        results.resumed(exercise, course)


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"exercise": 3}'])
def test_nothing_to_go_on_with(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "batch.json").write_text(text)
    with pytest.raises(UsageError, match="Leave out --resume to begin one"):
        Results(tmp_path).resumed("exercise3", "c0ffee")


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"schema": "nngrade.report/1"}'])
def test_a_damaged_report_is_none(results: Results, report, damage: bytes) -> None:
    results.keep(report("ada"))
    (results.reports / "ada.json").write_bytes(damage)
    assert results.report("ada") is None
    assert results.report("nobody") is None


def test_a_report_without_a_score_is_tried_again(results: Results, report) -> None:
    results.keep(replace(report("ada"), status=ReportStatus.GRADER_ERROR, score=0.0))
    assert results.report("ada") is None


def test_a_full_disk_leaves_the_old_file(results: Results, report, monkeypatch: pytest.MonkeyPatch) -> None:
    results.keep(report("ada"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError, match=r"No space left on device\. What is finished is kept; go on with --resume"):
        results.keep(report("ada", 1.0))
    monkeypatch.undo()
    assert results.report("ada") == report("ada")
    assert [path.name for path in results.reports.iterdir()] == ["ada.json"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be made: Not a directory"):
        Results(tmp_path / "file" / "out").begin(PLAN)
