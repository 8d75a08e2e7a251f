from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.errors import GraderError, SubmissionError
from grader.model.report import ReportStatus, TestStatus
from grader.progress import read_progress


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ada.py"
    path.write_text("def backward(): ...\n")
    return path


@pytest.mark.parametrize(
    ("score", "status", "code"), [(10.0, None, 0), (7.5, None, 1), (0.0, ReportStatus.GRADER_ERROR, 3)]
)
def test_the_exit_code_is_the_verdict(
    cli: Any, course: Path, stage: Any, report_of: Any, file: Path, score: float, status: Any, code: int
) -> None:
    stage.answer = report_of(score, status)
    ended = cli("check", "exercise3", "--course", course, "--submission", file)
    assert (ended.code, ended.err) == (code, "")
    assert ("No score was given" in ended.out) == (code == 3)
    assert (f"{score:g} of 10 points" in ended.out) == (code != 3)


def test_the_sandbox_starts_first_and_ends_last(cli: Any, course: Path, stage: Any, file: Path) -> None:
    cli("check", "4", "--course", course, "--submission", file, "--seed", "7", "--staff")
    assert stage.events == ["start torch", "read ada.py", "grade exercise4", "dismiss", "close"]
    assert stage.asked["seed"] == 7
    assert stage.asked["staff"] is True


@pytest.mark.parametrize(
    ("error", "code"), [(SubmissionError("Nothing in it."), 2), (GraderError("Broken."), 3), (KeyboardInterrupt(), 130)]
)
def test_nothing_is_left_running(
    cli: Any, course: Path, stage: Any, file: Path, error: BaseException, code: int
) -> None:
    stage.answer = error
    ended = cli("check", "3", "--course", course, "--submission", file, "-o", "out.json")
    assert ended.code == code
    assert ended.err.count("\n") == 1
    assert stage.events[-1] == "close"
    assert list(Path.cwd().iterdir()) == [], "neither a report nor a temporary file"


def test_json_on_standard_output_stands_alone(cli: Any, course: Path, stage: Any, file: Path) -> None:
    ended = cli("check", "3", "--course", course, "--submission", file, "--format", "json")
    assert json.loads(ended.out)["schema"] == "nngrade.report/1"
    assert ended.err == ""


def test_output_to_a_file(cli: Any, course: Path, stage: Any, report_of: Any, file: Path) -> None:
    stage.answer = report_of(7.5)
    ended = cli("check", "3", "--course", course, "--submission", file, "--format", "json", "-o", "out.json")
    assert (ended.code, ended.out, ended.err) == (1, "", "")
    assert json.loads(Path("out.json").read_text())["score"] == 7.5
    assert [path.name for path in Path.cwd().iterdir()] == ["out.json"]


def test_whoever_watches_is_told_where_the_report_went(
    cli: Any, course: Path, stage: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    ended = cli("check", "3", "--course", course, "--submission", file, "-o", "out.txt")
    assert ended.out == ""
    assert ended.err == "exercise3: 10 of 10 points. The report is in out.txt.\n"


def test_an_impossible_output_place_is_found_before_grading(cli: Any, course: Path, stage: Any, file: Path) -> None:
    ended = cli("check", "3", "--course", course, "--submission", file, "-o", "no/such/folder/out.json")
    assert (ended.code, ended.out, stage.events) == (2, "", [])
    assert ended.err == "nngrade: no/such/folder/out.json cannot be written: No such file or directory.\n"


def test_the_file_in_the_working_folder_is_found_and_the_best_score_kept(
    cli: Any, course: Path, stage: Any, report_of: Any
) -> None:
    Path("exercise3").mkdir()
    Path("exercise3/backprop.py").touch()
    for score in (4.0, 7.5, 5.0):
        stage.answer = report_of(score)
        cli("check", "backprop", "--course", course)
    assert stage.events[1] == "read exercise3"
    best = read_progress(Path.cwd())["exercise3"]
    assert (best.score, best.max_score, best.checks) == (7.5, 10.0, 3)


def test_a_submission_from_elsewhere_is_not_the_students_progress(
    cli: Any, course: Path, stage: Any, file: Path
) -> None:
    Path("backprop.py").touch()
    cli("check", "3", "--course", course, "--submission", file)
    assert not Path(".nngrade").exists()


HINT = "\nStuck? There is a hint: nngrade hint exercise3\n"


@pytest.mark.parametrize("where", ["here", "elsewhere", "json", "right", "untouched", "no hints"])
def test_who_works_on_it_and_is_stuck_is_told_of_the_hint(
    cli: Any, course: Path, stage: Any, report_of: Any, file: Path, where: str
) -> None:
    """Nobody else is: a platform and a teacher name the file, full marks need none, a stub says where to begin."""
    Path("backprop.py").touch()
    if where != "no hints":
        (course / "reference/exercise3/hints.toml").touch()
    stage.answer = report_of(10.0 if where == "right" else 7.5)
    if where == "untouched":
        tests = tuple(replace(test, status=TestStatus.NOT_ATTEMPTED) for test in stage.answer.tests)
        stage.answer = replace(stage.answer, tests=tests)
    more = {"elsewhere": ["--submission", file], "json": ["--format", "json"]}.get(where, [])
    ended = cli("check", "3", "--course", course, *more)
    assert ended.out.endswith(HINT) == (where == "here")
    assert ("Stuck?" in ended.out) == (where == "here")


def test_without_a_file_it_says_where_it_looked(cli: Any, course: Path, stage: Any) -> None:
    ended = cli("check", "3", "--course", course)
    assert (ended.code, ended.out, stage.events) == (2, "", [])
    assert ended.err == (
        "nngrade: backprop.py was not found: not here, not in exercise3/ or exercises/exercise3/, "
        "and not in the folder above. Lay out a working folder with: nngrade start. "
        "Or name the file: --submission PATH\n"
    )


def test_a_read_only_working_folder_costs_only_the_record(
    cli: Any, course: Path, stage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **more: Any) -> None:
        raise PermissionError(13, "Permission denied")

    Path("backprop.py").touch()
    monkeypatch.setattr("grader.progress.Path.mkdir", refuse)
    assert cli("check", "3", "--course", course).code == 0


def test_did_you_mean(cli: Any, course: Path, stage: Any) -> None:
    ended = cli("check", "backporp", "--course", course)
    assert (ended.code, ended.err) == (2, "nngrade: There is no exercise 'backporp'. Did you mean exercise3?\n")


@pytest.mark.parametrize(("format", "pictures"), [("html", True), ("json", False), ("terminal", False)])
def test_pictures_are_made_only_where_they_are_shown(
    cli: Any, course: Path, stage: Any, file: Path, format: str, pictures: bool
) -> None:
    cli("check", "3", "--course", course, "--submission", file, "--format", format, "-o", "report")
    assert stage.asked["pictures"] is pictures
