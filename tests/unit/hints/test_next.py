"""Which hint comes next: the topic, the stages that are open, and what opens the next one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalog import load_course, read_mistakes
from grader.catalog.functions import function_of
from grader.errors import UsageError
from grader.hints import next_hint, show_hint
from grader.hints.topic import Topic, tries
from grader.model.exercise import Exercise
from grader.model.hint import Hint, NoHint, Reason, Silence, Unlock
from grader.model.progress import Attempt
from grader.model.report import NamedMistake, Report, ReportStatus, SubmissionInfo, TestResult, TestStatus
from grader.progress import remember

EXERCISE = load_course().find("exercise3")
MEAN = NamedMistake("bp-no-mean", "The gradients are summed.", "Compare.", ("test_backward",))
SIGN = NamedMistake("bp-sign", "The sign is turned.", "Which way?", ("test_backward",))


def checked(
    folder: Path, file: str, *mistakes: NamedMistake, test: str = "test_backward", status: str = "failed"
) -> None:
    """One check of a file with these bytes."""
    passed = status == "passed"
    row = TestResult(test, "T.", TestStatus(status), 10.0 * passed, 10.0, False)
    report = Report(
        "0", EXERCISE.id, "T", SubmissionInfo("a", ("backprop.py",), file), ReportStatus.PASSED if passed else
        ReportStatus.FAILED, 10.0 * passed, 10.0, 1, 0.1, (row,), mistakes,
    )  # fmt: skip
    remember(folder, report, function_of(EXERCISE))


def asked(folder: Path, exercise: Exercise = EXERCISE, about: str = "") -> Hint:
    """The next hint, shown."""
    found = next_hint(folder, exercise, about=about)
    assert isinstance(found, Hint)
    assert show_hint(folder, exercise, found) == ()
    return found


def test_before_the_first_check_it_is_about_the_first_function(tmp_path: Path) -> None:
    found = asked(tmp_path)
    assert (found.key, found.mistake, found.reason) == ("sigmoid_derivative", "", Reason.FIRST)
    assert (found.stage, found.stages, found.unlock, found.heading) == (1, 3, Unlock.CHECK, "The idea")
    assert found.later == ("The formula", "The shape of the code")
    assert asked(tmp_path) == found


def test_asking_changes_nothing(tmp_path: Path) -> None:
    next_hint(tmp_path, EXERCISE)
    assert list(tmp_path.iterdir()) == []


def test_a_named_mistake_comes_first_with_its_own_hint(tmp_path: Path) -> None:
    checked(tmp_path, "a", MEAN, SIGN)
    found = asked(tmp_path)
    assert (found.key, found.function, found.reason) == ("bp-no-mean", "backward", Reason.NAMED)
    assert found.about == "The gradients are summed over the batch, not averaged."
    assert found.texts[0].startswith("Compare with a measured gradient")


def test_without_a_name_it_is_about_the_first_test_that_does_not_pass(tmp_path: Path) -> None:
    checked(tmp_path, "a", test="test_forward_relu[2]")
    found = asked(tmp_path)
    assert (found.key, found.mistake, found.reason) == ("forward", "", Reason.FAILING)


def test_each_check_of_a_changed_file_opens_one_stage(tmp_path: Path) -> None:
    checked(tmp_path, "a", MEAN)
    assert (asked(tmp_path).stage, asked(tmp_path).stage) == (1, 1)
    checked(tmp_path, "a", MEAN)  # the same file
    assert asked(tmp_path).stage == 1
    checked(tmp_path, "b", MEAN)
    assert (asked(tmp_path).stage, asked(tmp_path).unlock) == (2, Unlock.CHECK)
    checked(tmp_path, "a", MEAN)  # an old one again
    assert asked(tmp_path).stage == 2
    checked(tmp_path, "c", MEAN)
    last = asked(tmp_path)
    assert (last.stage, last.unlock, last.heading) == (3, Unlock.LAST, "The shape of the code")
    assert last.texts[1].startswith("To see it yourself: ")
    checked(tmp_path, "d", MEAN)
    assert asked(tmp_path) == last


def test_who_tried_before_asking_gets_one_stage_at_a_time_without_waiting(tmp_path: Path) -> None:
    for file in "abcd":
        checked(tmp_path, file, MEAN)
    shown = [asked(tmp_path) for _ in range(4)]
    assert [one.stage for one in shown] == [1, 2, 3, 3]
    assert [one.unlock for one in shown] == [Unlock.OPEN, Unlock.OPEN, Unlock.LAST, Unlock.LAST]


def test_another_mistake_begins_with_its_first_stage(tmp_path: Path) -> None:
    checked(tmp_path, "a", MEAN)
    checked(tmp_path, "b", MEAN)
    assert (asked(tmp_path).stage, asked(tmp_path).stage) == (1, 2)
    checked(tmp_path, "c", SIGN)
    assert (asked(tmp_path).key, asked(tmp_path).stage) == ("bp-sign", 1)


def test_an_open_stage_can_be_read_again_and_a_closed_one_cannot(tmp_path: Path) -> None:
    checked(tmp_path, "a", MEAN)
    checked(tmp_path, "b", MEAN)
    assert next_hint(tmp_path, EXERCISE, stage=2).stage == 2  # type: ignore[union-attr]
    with pytest.raises(
        UsageError, match=r"^Stage 3 of 3 is not open yet, stage 2 is\. Change your file, then: nngrade"
    ):
        next_hint(tmp_path, EXERCISE, stage=3)
    with pytest.raises(UsageError, match="There are 3 stages, and no stage 4"):
        next_hint(tmp_path, EXERCISE, stage=4)


def test_one_may_ask_about_anything_that_there_is(tmp_path: Path) -> None:
    assert asked(tmp_path, about="BP-sign").mistake == "bp-sign"
    assert asked(tmp_path, about="numerical_gradient").reason is Reason.ASKED
    with pytest.raises(UsageError, match="Did you mean backward"):
        next_hint(tmp_path, EXERCISE, about="bakward")
    with pytest.raises(UsageError, match="Its functions: sigmoid_derivative, "):
        next_hint(tmp_path, EXERCISE, about="\x1b[31m%s{}")


@pytest.mark.parametrize(
    ("status", "test", "why"),
    [("passed", "test_backward", Silence.DONE), ("not_loadable", "test_backward", Silence.UNLOADABLE)],
)
def test_when_there_is_nothing_to_hint_at(tmp_path: Path, status: str, test: str, why: Silence) -> None:
    checked(tmp_path, "a", test=test, status=status)
    assert next_hint(tmp_path, EXERCISE) == NoHint("exercise3", why)


def test_full_marks_of_an_older_record_count(tmp_path: Path) -> None:
    (tmp_path / ".nngrade").mkdir()
    (tmp_path / ".nngrade/progress.json").write_text('{"exercises": {"exercise3": {"best": 10, "max": 10}}}')
    assert next_hint(tmp_path, EXERCISE) == NoHint("exercise3", Silence.DONE)


def test_a_quiz_has_no_hints(tmp_path: Path) -> None:
    assert next_hint(tmp_path, load_course().find("quiz")) == NoHint("quiz", Silence.QUESTIONS)


def test_a_mistake_that_the_course_forgot_leaves_the_function(tmp_path: Path) -> None:
    checked(tmp_path, "a", replace(MEAN, id="bp-forgotten"))
    assert (asked(tmp_path).key, asked(tmp_path).reason) == ("backward", Reason.FAILING)


@pytest.fixture
def released(tmp_path: Path) -> Exercise:
    """An exercise as a student has it who got no reference."""
    shutil.copytree(EXERCISE.handout, tmp_path / "release")
    return replace(EXERCISE, reference=tmp_path / "none", handout=tmp_path / "release")


def test_where_nothing_can_be_checked_a_changed_file_opens_the_next_stage(tmp_path: Path, released: Exercise) -> None:
    home = tmp_path / "home"
    (home / "exercise3").mkdir(parents=True)
    stages: list[tuple[int, Unlock]] = []
    for text in ("1", "1", "2", "2", "3"):
        (home / "exercise3/backprop.py").write_text(text)
        found = asked(home, released, "bp-no-mean")
        stages.append((found.stage, found.unlock))
    changed = Unlock.CHANGE
    assert stages == [(1, changed), (1, changed), (2, changed), (2, changed), (3, Unlock.LAST)]


def test_the_release_tells_the_same(tmp_path: Path, released: Exercise) -> None:
    one, other = next_hint(tmp_path, EXERCISE), next_hint(tmp_path, released)
    assert isinstance(one, Hint)
    assert other == replace(one, unlock=Unlock.CHANGE)


attempts = st.lists(
    st.builds(
        Attempt, st.just(""), st.just(1.0), st.just(2.0), st.sampled_from([(), ("a",), ("b",)]), st.just(""),
        st.sampled_from("xyz"),
    ),
    max_size=8,
)  # fmt: skip


@given(attempts, attempts)
def test_a_further_check_never_closes_a_stage(before: list[Attempt], after: list[Attempt]) -> None:
    mistake = next_mistake("a")
    assert 0 <= tries(mistake, before) <= tries(mistake, [*before, *after])


def next_mistake(name: str) -> Topic:
    """A topic about a mistake of that id."""
    return Topic(Reason.NAMED, replace(read_mistakes(EXERCISE)[0], id=name))
