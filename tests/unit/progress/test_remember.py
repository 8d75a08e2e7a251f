"""What a check, a hint and a solution leave in the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from grader.model.progress import Attempt, Shown
from grader.progress import load_progress, remember, remember_hint, remember_surrender


def function_of(test: str) -> str:
    return test.removeprefix("test_")


def test_every_check_is_kept_with_all_that_was_named(tmp_path: Path, clock: Any, check_of: Any) -> None:
    remember(tmp_path, check_of("aa", {"m1": "f", "m2": "f"}, e="passed", f="failed", g="failed"), function_of)
    clock.now += 61
    remember(tmp_path, check_of("bb", e="passed", f="passed", g="passed"), function_of)
    record = load_progress(tmp_path).exercises["exercise3"]
    assert record.attempts == (
        Attempt("2026-09-21T14:13:20Z", 1.0, 3.0, ("m1", "m2"), "f", "aa", 0.25),
        Attempt("2026-09-21T14:14:21Z", 3.0, 3.0, (), "", "bb", 0.25),
    )
    assert record.attempts[1].done
    assert not record.attempts[0].done


def test_what_is_wrong_comes_before_what_is_not_written(tmp_path: Path, check_of: Any) -> None:
    remember(tmp_path, check_of(e="not_attempted", f="skipped", g="raised"), function_of)
    remember(tmp_path, check_of(e="passed", f="skipped", g="not_attempted"), function_of)
    attempts = load_progress(tmp_path).exercises["exercise3"].attempts
    assert [attempt.stuck for attempt in attempts] == ["g", "f"]


def test_a_file_that_does_not_load_is_stuck_nowhere(tmp_path: Path, check_of: Any) -> None:
    remember(tmp_path, check_of(f="not_loadable", g="not_loadable"), function_of)
    assert load_progress(tmp_path).exercises["exercise3"].attempts[0].stuck == ""


def test_a_mistake_is_gone_when_its_function_passes(tmp_path: Path, clock: Any, check_of: Any) -> None:
    remember(tmp_path, check_of(mistakes={"m1": "f"}, f="failed", g="failed"), function_of)
    clock.now += 60
    remember(tmp_path, check_of(f="passed", g="failed"), function_of)
    (met,) = load_progress(tmp_path).exercises["exercise3"].met
    assert (met.id, met.title, met.first, met.gone) == (
        "m1", "Title of m1", "2026-09-21T14:13:20Z", "2026-09-21T14:14:20Z",
    )  # fmt: skip


def test_not_being_named_is_not_enough(tmp_path: Path, check_of: Any) -> None:
    remember(tmp_path, check_of(mistakes={"m1": "f"}, f="failed"), function_of)
    for status in ("failed", "raised", "not_loadable", "skipped", "not_attempted", "timeout"):
        remember(tmp_path, check_of(f=status), function_of)
        assert load_progress(tmp_path).exercises["exercise3"].met[0].gone == "", status


def test_a_mistake_that_comes_back_is_there_again(tmp_path: Path, check_of: Any) -> None:
    remember(tmp_path, check_of(mistakes={"m1": "f"}, f="failed"), function_of)
    remember(tmp_path, check_of(f="passed"), function_of)
    assert load_progress(tmp_path).exercises["exercise3"].met[0].gone
    remember(tmp_path, check_of(mistakes={"m1": "f"}, f="failed"), function_of)
    (met,) = load_progress(tmp_path).exercises["exercise3"].met
    assert (met.gone, met.times) == ("", 2)


def test_without_knowing_functions_only_full_marks_prove_anything(tmp_path: Path, check_of: Any) -> None:
    remember(tmp_path, check_of(mistakes={"m1": "f"}, f="failed", g="failed"))
    remember(tmp_path, check_of(f="passed", g="failed"))
    record = load_progress(tmp_path).exercises["exercise3"]
    assert (record.met[0].gone, record.met[0].functions, record.attempts[0].stuck) == ("", (), "")
    remember(tmp_path, check_of(f="passed", g="passed"))
    assert load_progress(tmp_path).exercises["exercise3"].met[0].gone


def test_no_name_of_a_test_is_kept(tmp_path: Path, check_of: Any) -> None:
    for known in (function_of, None):
        remember(tmp_path, check_of(mistakes={"m1": "f"}, f="failed"), known)
    assert "test_" not in (tmp_path / ".nngrade/progress.json").read_text()


def test_days_are_counted_once(tmp_path: Path, clock: Any, check_of: Any) -> None:
    for _ in range(3):
        remember(tmp_path, check_of(f="passed"), function_of)
        clock.now += 86_400
        remember(tmp_path, check_of(f="passed"), function_of)
    assert len(load_progress(tmp_path).days) == 4


def test_only_the_last_two_hundred_checks_are_kept(tmp_path: Path, check_of: Any) -> None:
    for number in range(203):
        remember(tmp_path, check_of(f"{number}", f="failed"), function_of)
    record = load_progress(tmp_path).exercises["exercise3"]
    assert [one.sha256 for one in record.attempts] == [str(number) for number in range(3, 203)]
    assert record.best is not None
    assert record.best.checks == 203


def test_hints_go_forward_only(tmp_path: Path) -> None:
    for stage, file in ((1, "a"), (3, "b"), (2, "a"), (1, "")):
        assert remember_hint(tmp_path, "exercise3", "m1", stage, file) == ()
    assert load_progress(tmp_path).exercises["exercise3"].hints == {"m1": Shown(3, ("a", "b"))}


def test_the_first_surrender_counts(tmp_path: Path, clock: Any) -> None:
    remember_surrender(tmp_path, "exercise3")
    clock.now += 60
    remember_surrender(tmp_path, "exercise3")
    record = load_progress(tmp_path).exercises["exercise3"]
    assert (record.gave_up, record.best) == ("2026-09-21T14:13:20Z", None)
