"""The commands for self-study: what they print, what they remember, and what they refuse."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from grader.catalog import load_course
from grader.model.report import NamedMistake
from grader.progress import load_progress, read_progress, remember, remember_surrender

LINE = "─" * 80


@pytest.fixture
def wrong(report_of: Any) -> Any:
    """A report that names the small course's one mistake."""
    named = NamedMistake("bp-no-mean", "The gradients are summed.", "-", ("test_all",))
    return replace(report_of(7.5), mistakes=(named,))


def answer(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Somebody sits at a terminal and types this."""
    stdin = io.StringIO(typed)
    stdin.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", stdin)


def test_a_course_without_stages_still_has_its_mistakes_hints(cli: Any, course: Path, wrong: Any) -> None:
    remember(Path.cwd(), wrong)
    ended = cli("hint", "--course", course)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == dedent(f"""\
        Hint 1 of 1  exercise3, bp-no-mean
        {LINE}
        The gradients are summed.
        The last check named it.

        The idea
        Compare one example with four.

        Reread  Part 3
        Next    This was the last stage. What it does to small numbers:
                nngrade explain bp-no-mean
        """)


def test_no_hints_at_all_is_said(cli: Any, course: Path) -> None:
    assert cli("hint", "exercise1", "--course", course).out == (
        "There are no hints for this yet. The README.md of exercise1 is the place to\nlook.\n"
    )


def test_without_a_name_it_is_the_exercise_checked_last(cli: Any, report_of: Any, monkeypatch: Any) -> None:
    times = iter((100.0, 300.0, 200.0))
    for name in ("exercise1", "exercise4", "exercise2"):
        moment = next(times)
        monkeypatch.setattr("grader.progress.clock.now", lambda moment=moment: moment)
        remember(Path.cwd(), report_of(1.0, exercise=name))
    assert "exercise4" in cli("hint").out


def test_a_hint_that_cannot_be_remembered_is_still_given(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **more: Any) -> None:
        raise PermissionError(13, "Permission denied")

    Path("backprop.py").touch()
    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    ended = cli("hint", "exercise3")
    assert (ended.code, ended.err) == (0, "nngrade: Your progress could not be kept: Permission denied.\n")
    assert ended.out.startswith("Hint 1 of 3  exercise3, sigmoid_derivative\n")


def test_a_hint_leaves_no_trace_where_nobody_works(cli: Any) -> None:
    assert cli("hint", "exercise3").code == 0
    assert list(Path.cwd().iterdir()) == []


def test_a_check_says_that_the_record_was_damaged(cli: Any, course: Path, stage: Any) -> None:
    Path("backprop.py").touch()
    Path(".nngrade").mkdir()
    Path(".nngrade/progress.json").write_text("half")
    ended = cli("check", "3", "--course", course, "--format", "json")
    assert ended.err.startswith("nngrade: Your progress file was damaged. It is kept as .nngrade/progress.broken, and ")
    json.loads(ended.out)
    assert read_progress(Path.cwd())["exercise3"].done


def test_a_check_keeps_where_the_student_is_stuck(cli: Any, course: Path, stage: Any, report_of: Any) -> None:
    (course / "exercises/exercise3/backprop.py").write_text("def some(x):\n    ...\n\n\ndef all(x):\n    ...\n")
    Path("backprop.py").touch()
    stage.answer = report_of(2.0)
    cli("check", "3", "--course", course)
    (attempt,) = load_progress(Path.cwd()).exercises["exercise3"].attempts
    assert (attempt.stuck, attempt.score, attempt.sha256) == ("all", 2.0, "0" * 64)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """What ``nngrade export student`` gives, unpacked: no reference anywhere."""
    shutil.copytree(load_course().root / "exercises", tmp_path / "release")
    return tmp_path / "release"


def test_a_release_without_a_reference_has_hints_and_no_solution(
    cli: Any, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(release)
    monkeypatch.setattr("grader.catalog.course.bundled_root", lambda: release / "nothing")
    ended = cli("hint", "exercise3", "--about", "bp-no-mean")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Hint 1 of 3  exercise3, bp-no-mean\n")
    assert ended.out.endswith("ask again:\n        nngrade hint exercise3 --about bp-no-mean\n")
    refused = cli("solution", "exercise3", "--give-up", "--yes")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "nngrade: The solution of exercise3 is not installed here. Your instructor has it.\n"
    assert "Did you mean exercise3?" in cli("hint", "exercse3").err


def test_neither_course_nor_release_is_one_line(cli: Any, tmp_path: Path) -> None:
    ended = cli("hint", "--course", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"nngrade: {tmp_path} is not a course: it has no folder named reference.\n"


def test_the_solution_waits_for_full_marks(cli: Any, report_of: Any) -> None:
    refused = cli("solution", "exercise3")
    assert (refused.code, refused.out) == (2, "")
    remember(Path.cwd(), report_of(7.5))
    assert "exercise3 is at 7.5 of 10. Try: nngrade hint exercise3." in cli("solution", "exercise3").err
    remember(Path.cwd(), report_of(10.0))
    shown = cli("solution", "exercise3")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Backpropagation  exercise3\nOne right way to write it.")
    assert "Other right ways" in shown.out


@pytest.mark.parametrize(("typed", "given"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_giving_up_is_asked_once_and_remembered(
    cli: Any, monkeypatch: pytest.MonkeyPatch, typed: str, given: bool
) -> None:
    answer(monkeypatch, typed)
    ended = cli("solution", "exercise3", "--give-up")
    assert ended.err.startswith("Read the solution of exercise3 now? Your progress will say so. [y/N]: ")
    assert ended.code == 0
    assert ("def backward(" in ended.out) == given
    record = load_progress(Path.cwd()).exercises
    assert bool(record and record["exercise3"].gave_up) == given
    answer(monkeypatch, "")
    assert (cli("solution", "exercise3").code == 0) == given


def test_a_quiz_has_no_solution_to_read(cli: Any) -> None:
    ended = cli("solution", "quiz", "--give-up", "--yes")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "nngrade: quiz has questions; every answer has its own words: nngrade check quiz\n"


def test_progress_with_everything(cli: Any, course: Path, wrong: Any, report_of: Any, monkeypatch: Any) -> None:
    day = 86_400.0
    for moment, report in (
        (0.0, replace(wrong, mistakes=())),
        (8 * day, wrong),
        (9 * day, report_of(10.0)),
        (9 * day + 60, replace(wrong, exercise="exercise4")),
    ):
        monkeypatch.setattr("grader.progress.clock.now", lambda moment=moment: 1_790_000_000.0 + moment)
        remember(Path.cwd(), report, lambda test: "backward")
    remember_surrender(Path.cwd(), "exercise4")
    ended = cli("progress", "--course", course)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == dedent("""\
        What the chapter teaches
        ────────────────────   0 %  The forward pass
        ━━━━━━━━━━━━━━━━━━━━ 100 %  Backpropagation
        ━━━━━━━━━━━━━━━─────  75 %  The training loop

        Last checks (of 4)
        2026-09-30 14:14  exercise4  7.5 of 10 points, bp-no-mean
        2026-09-30 14:13  exercise3  10 of 10 points
        2026-09-29 14:13  exercise3  7.5 of 10 points, bp-no-mean
        2026-09-21 14:13  exercise3  7.5 of 10 points, backward

        Learned: named once, and gone (1)
        ✓ The gradients are summed. (bp-no-mean)

        Named, and still there (1)
        → The gradients are summed. (bp-no-mean)

        Solution read before full marks: exercise4.
        You worked here on 3 days, the last 2 in a row. Nothing is lost by a break: all
        of this stays.
        """)


def test_the_export_is_the_record(cli: Any, wrong: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.progress.clock.now", lambda: 1_790_000_000.0)
    remember(Path.cwd(), wrong, lambda test: "backward")
    assert cli("progress", "--export", "mine.json").code == 0
    data = json.loads(Path("mine.json").read_text())
    assert data["schema"] == "nngrade.progress/2"
    assert data["exercises"]["exercise3"]["attempts"] == [
        {
            "time": "2026-09-21T14:13:20Z", "score": 7.5, "max_score": 10.0, "mistakes": ["bp-no-mean"],
            "stuck": "backward", "sha256": "0" * 64, "seconds": 0.1,
        }
    ]  # fmt: skip
    refused = cli("progress", "--export", "no/where.json")
    assert (refused.code, refused.err) == (2, "nngrade: no/where.json cannot be written: No such file or directory.\n")


def test_deleting_asks(cli: Any, wrong: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = cli("progress", "--delete", "--yes")
    assert (nothing.code, nothing.err) == (2, "nngrade: There is no record here, nor in the two folders above.\n")
    remember(Path.cwd(), wrong)
    answer(monkeypatch, "n\n")
    assert cli("progress", "--delete").code == 0
    assert Path(".nngrade/progress.json").exists()
    answer(monkeypatch, "y\n")
    assert cli("progress", "--delete").out.startswith("Deleted: the record in ")
    assert not Path(".nngrade/progress.json").exists()


def test_what_a_record_holds_is_text_and_never_a_command_to_the_terminal(cli: Any, course: Path, wrong: Any) -> None:
    evil = "\x1b]0;owned\x07[red]%s{}\x1b[31m"
    named = replace(wrong.mistakes[0], id=evil, title=evil)
    remember(Path.cwd(), replace(wrong, mistakes=(named,)), lambda test: evil)
    out = cli("progress", "--course", course).out + cli("hint", "exercise3").out
    assert "\x1b" not in out
    assert "owned" not in out
    assert "[red]%s{}" in out
