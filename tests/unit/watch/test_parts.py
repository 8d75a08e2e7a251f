"""The parts of the watch that need no terminal: what changed, what comes next, which keys count, what is drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalog import load_course
from grader.errors import UsageError
from grader.judge.following import Began, Seen
from grader.model.report import NamedMistake, Report, ReportStatus, SubmissionInfo, TestResult, TestStatus
from grader.progress import Best
from grader.progress.remember import remember
from grader.render import RenderOptions
from grader.watch import page
from grader.watch.bar import Bar
from grader.watch.changes import changes, loads
from grader.watch.course import Place, first, following
from grader.watch.editor import open_in_editor
from grader.watch.hint import hint
from grader.watch.keys import _wanted
from grader.watch.screen import Screen

PASSED, FAILED = TestStatus.PASSED, TestStatus.FAILED
PLAIN = RenderOptions()


def report(*statuses: TestStatus, **more: object) -> Report:
    tests = tuple(
        TestResult(f"test_{number}", f"Part {number} is right.", status, float(status is PASSED), 1.0, False, "No.")
        for number, status in enumerate(statuses)
    )
    score = sum(test.points for test in tests)
    status = ReportStatus.PASSED if score == len(tests) else ReportStatus.FAILED
    made = Report(
        nngrade="0", exercise="exercise1", title="Doubling", submission=SubmissionInfo("a", ("double.py",), ""),
        status=status, score=score, max_score=float(len(tests)), seed=1, seconds=0.1, tests=tests,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # any field


def test_only_what_changed_is_a_change():
    before, now = report(PASSED, FAILED, FAILED, FAILED), report(FAILED, FAILED, PASSED, TestStatus.RAISED)
    found = changes(before, replace(now, warnings=("A note.",)))
    assert [test.id for test in found.tests] == ["test_2", "test_0", "test_3"], "what was repaired comes first"
    assert found.points == 0.0
    assert found.warnings == ("A note.",)


@given(statuses=st.lists(st.sampled_from(TestStatus), max_size=6))
def test_nothing_changes_between_equal_reports(statuses):
    found = changes(report(*statuses), report(*statuses))
    assert (found.tests, found.points, found.warnings) == ((), 0.0, ())


def test_a_file_that_does_not_load_is_told_apart():
    assert not loads(report(TestStatus.NOT_LOADABLE, TestStatus.NOT_LOADABLE))
    assert loads(report(TestStatus.NOT_LOADABLE, PASSED))
    assert loads(report())


def test_many_changes_are_cut():
    text = page.result(report(*[PASSED] * 9, FAILED), report(*[FAILED] * 10), PLAIN, keys=True)
    assert text.count("passed") == 7
    assert "and 2 more that changed" in text


def test_one_failure_is_told_and_the_others_are_counted():
    assert page.result(report(PASSED, FAILED, FAILED), None, PLAIN, keys=True) == (
        """\
1 of 3 tests pass.

Failed: Part 1 is right
────────────────────────────────────────────────────────────────────────────────
  Seen    No.
  Next    Begin with this one. 1 other failure can wait.

1 of 3 points
"""
    )


def test_a_fault_of_ours_is_not_the_student_s():
    text = page.result(report(status=ReportStatus.GRADER_ERROR, warnings=("The jail broke.",)), None, PLAIN, keys=True)
    assert "It is not your fault." in text
    assert "| The jail broke." in text


def test_points_can_be_lost():
    assert "1 of 2 points, 1 fewer than before" in page.result(
        report(PASSED, FAILED), report(PASSED, PASSED), PLAIN, keys=True
    )


def test_the_bar_shows_every_verdict_and_where_training_begins():
    bar = Bar(PLAIN)
    assert str(bar) == "Checking "
    bar.add(Began(2, 3))
    assert str(bar) == "Checking ···"
    bar.add(Seen("a", "A", PASSED, False))
    assert bar.is_telling
    bar.add(Seen("b", "B", TestStatus.SKIPPED, False))
    assert str(bar) == "Checking ✓-· training"
    bar.add(Seen("c", "C", FAILED, False))
    assert str(bar) == "Checking ✓-✗ looking for the cause"


def test_the_bar_without_unicode_and_with_too_many_tests():
    bar = Bar(RenderOptions(unicode=False))
    bar.add(Began(1, 1))
    bar.add(Seen("a", "A", PASSED, False))
    assert str(bar) == "Checking + done"
    bar.add(Began(200, 200))
    assert str(bar) == "Checking 0 of 200"


def test_the_last_line_is_written_over_and_cut():
    written: list[str] = []
    screen = Screen(written.append, lambda: RenderOptions(width=12), live=True)
    screen.now("one line that is too long")
    screen.now("one line that is too long")
    screen.say("kept\n")
    screen.now("日本語日本語日本語")
    screen.redraw()
    screen.close()
    shown = "日本語日本 "
    assert written == [
        "\r\x1b[Kone line th", "\r\x1b[Kkept\n", f"\r\x1b[K{shown}", f"\r\x1b[K{shown}", "\r\x1b[K",
    ]  # fmt: skip


def test_a_last_line_that_ctrl_c_cut_off_is_cleared():
    written: list[str] = []

    def write(text: str) -> None:
        written.append(text)
        if "Waiting" in text:
            raise KeyboardInterrupt

    screen = Screen(write, RenderOptions, live=True)
    with pytest.raises(KeyboardInterrupt):
        screen.now("Waiting")
    screen.close()
    assert written == ["\r\x1b[KWaiting", "\r\x1b[K"]


def test_no_terminal_gets_the_lines_only():
    written: list[str] = []
    screen = Screen(written.append, RenderOptions, live=False)
    screen.now("Checking")
    screen.say("kept\n")
    screen.close()
    assert written == ["kept\n"]


@given(st.binary(max_size=40))
def test_only_single_plain_keys_count(data):
    keys = _wanted(data)
    assert len(keys) <= 8
    assert all(key in "\r\n" or (key.isprintable() and not key.isspace() and key == key.lower()) for key in keys)


def test_capitals_are_keys_too():
    assert _wanted(b"H\r") == "h\r"


@pytest.mark.parametrize("typed", [b"\x1b[A", b"\x1b[1;5C", b"\x1bOP", b"\x1bq", b"\x1b", b"\x1b[3~"])
def test_special_keys_mean_nothing_and_hide_no_others(typed):
    assert _wanted(typed) == ""
    assert _wanted(b"h" + typed) == "h"
    assert _wanted(b"\x1b[A" + typed) == ""


def test_pasted_text_is_no_command():
    assert _wanted(b"for q in range(3):") == ""


def find_in(folder: Path):
    def find(exercise):
        path = folder / exercise.id
        if not path.is_dir():
            raise UsageError(f"{exercise.file} was not found.")
        return Place(path, lambda report: None)

    return find


def test_the_first_that_is_not_done_and_then_the_next(course, work):
    one, two = course.exercises
    find, done = find_in(work), {"exercise1": Best(3, 3)}
    assert first(course, None, {}, find) == one
    assert first(course, None, done, find) == two
    assert first(course, "exercise1", done, find) == one, "who names it wants it"
    assert following(course, one, done, find) == two
    assert following(course, two, {}, find) == one, "what was left out before"
    assert following(course, two, {"exercise1": Best(3, 3), "exercise2": Best(1, 1)}, find) is None
    assert first(course, None, {"exercise1": Best(3, 3), "exercise2": Best(1, 1)}, find) is None


def test_a_folder_without_files_is_a_usage_error(course, tmp_path):
    with pytest.raises(UsageError, match=r"double\.py was not found"):
        first(course, None, {}, find_in(tmp_path))


def test_a_quiz_has_nothing_to_watch(course):
    quiz = replace(course.exercises[0], id="quiz", framework="none")
    with pytest.raises(UsageError, match="nngrade quiz"):
        first(replace(course, exercises=(quiz,)), "quiz", {}, find_in(Path()))
    assert first(replace(course, exercises=(quiz,)), None, {}, find_in(Path())) is None


def test_an_exercise_of_several_files(course, tmp_path):
    clinic = replace(course.exercises[0], file="clinic", files=("clinic/case01.py", "clinic/case02.py"))
    place = Place(tmp_path, lambda report: None)
    assert not place.is_there(clinic)
    (tmp_path / "clinic").mkdir()
    (tmp_path / "clinic/case02.py").write_text("")
    assert place.is_there(clinic)
    assert place.is_folder(clinic)


def test_the_hint_is_the_mistake_s(course):
    named = NamedMistake("m", "T", "Look at zero.", ("test_0",), chapter="Part 1")
    exercise = course.exercises[0]
    assert "Look at zero. Reread: Part 1." in hint(report(FAILED, mistakes=(named,)), exercise, None, RenderOptions())
    assert "exercise1/README.md" in hint(report(FAILED), exercise, None, RenderOptions())
    assert "Save your file first." in hint(None, exercise, None, RenderOptions())


def test_with_a_working_folder_the_hints_come_in_stages(tmp_path):
    exercise = load_course().find("exercise3")
    first = NamedMistake("bp-no-mean", "Summed.", "Compare.", ("test_backward",), "Part 1")
    seen = report(FAILED, mistakes=(first,))
    (tmp_path / "exercise3").mkdir()
    remember(tmp_path, replace(seen, exercise="exercise3"), lambda name: "backward")
    pages = [hint(seen, exercise, tmp_path, RenderOptions()) for _ in range(2)]
    assert pages[0].startswith("Hint 1 of 3")
    assert "Hint 2" not in pages[1]  # which opens with the next check


def test_without_an_editor_the_system_is_asked(monkeypatch, tmp_path):
    opened: list[str] = []
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "  ")
    monkeypatch.setattr("click.launch", lambda path: opened.append(path) or len(opened) - 1)
    monkeypatch.chdir(tmp_path)
    assert open_in_editor(Path("-x.py")) == ""
    assert "set $EDITOR" in open_in_editor(Path("-x.py"))
    assert opened == [str(tmp_path / "-x.py")] * 2
