"""The pages of ``nngrade hint``, ``solution`` and ``progress``: they fit the screen, whatever the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from grader.catalog import load_course
from grader.catalog.hints import read_hints
from grader.catalog.solutions import read_solution, read_style
from grader.hints.stages import stages_of
from grader.hints.topic import topic_named
from grader.model.exercise import Exercise
from grader.model.hint import Hint, NoHint, Reason, Silence, Unlock
from grader.model.progress import Attempt, Best, ExerciseProgress, Met, Progress
from grader.render import RenderOptions
from grader.render.hint import add_lines, hint_page
from grader.render.layout import Page
from grader.render.progress import days, progress_page
from grader.render.solution import solution_page

EXERCISES = [exercise for exercise in load_course().exercises if exercise.framework != "none"]
each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
EXERCISE = load_course().find("exercise3")
HINT = Hint(
    exercise="exercise3", key="bp-no-mean", function="backward", mistake="bp-no-mean", about="It is summed.",
    reason=Reason.NAMED, stage=2, stages=3, heading="The formula", later=("The shape of the code",),
    texts=("    a = b\nwhere b", "And c."), source="Part 3", unlock=Unlock.OPEN,
)  # fmt: skip


def widest(text: str) -> int:
    return max(cell_len(line) for line in text.splitlines())


@each
def test_every_stage_fits_a_narrow_screen(exercise: Exercise) -> None:
    book = read_hints(exercise)
    names = [*(one.name for one in book.functions), *(one.id for one in book.mistakes)]
    for name in names:
        for number, stage in enumerate(stages_of(topic_named(book, name, ())), start=1):
            found = replace(HINT, key=name, stage=number, heading=stage.heading, texts=stage.texts, source=stage.source)
            page = hint_page(exercise, found, RenderOptions(width=40))
            assert widest(page) <= 40, page
            assert page.endswith("\n")


@each
@pytest.mark.parametrize("width", [40, 80])
def test_every_solution_fits_and_is_whole(exercise: Exercise, width: int) -> None:
    book = read_hints(exercise)
    parts = [(part.name, part.code) for part in read_solution(exercise)]
    styles = [(style.differs, read_style(exercise, style)) for style in book.styles]
    page = solution_page(
        exercise, parts, {one.name: one.why for one in book.functions}, styles, RenderOptions(width=width)
    )
    assert widest(page) <= width
    squeezed = "".join(page.split())
    for _, code in parts:
        assert "".join(code.split()) in squeezed


def test_a_stage_whole() -> None:
    assert hint_page(EXERCISE, HINT, RenderOptions(unicode=False)) == (
        "Hint 2 of 3  exercise3, bp-no-mean\n"
        + "-" * 80
        + "\nIt is summed.\nThe last check named it. It is in backward.\n\n"
        "The formula  (later: the shape of the code)\n    a = b\nwhere b\n\nAnd c.\n\n"
        "Reread  Part 3\nNext    The next stage is open. When you want it:\n        nngrade hint exercise3\n"
    )


def test_the_clinic_has_programs() -> None:
    found = replace(HINT, reason=Reason.FIRST, mistake="", function="case01", about="")
    page = hint_page(load_course().find("exercise12"), found, RenderOptions())
    assert "No check is recorded here yet, so this is about the first program, case01." in page


@pytest.mark.parametrize("why", Silence)
def test_silence_is_explained(why: Silence) -> None:
    page = hint_page(EXERCISE, NoHint("exercise3", why), RenderOptions())
    assert "exercise3" in page
    assert "{" not in page


@pytest.mark.parametrize("unlock", Unlock)
@pytest.mark.parametrize("reason", Reason)
def test_every_end_has_a_command(unlock: Unlock, reason: Reason) -> None:
    for mistake in ("bp-no-mean", ""):
        found = replace(HINT, unlock=unlock, reason=reason, mistake=mistake)
        *_, words, order = hint_page(EXERCISE, found, RenderOptions(width=120)).splitlines()
        assert words.endswith(":")
        assert order.startswith("        nngrade ")
        assert "{" not in words + order


def test_lines_of_a_formula_stay_apart() -> None:
    page = Page(RenderOptions(width=40))
    add_lines(page, "One\ntwo\n    a = b\n    c = d\nthree\n\nfour")
    assert str(page) == "One two\n    a = b\n    c = d\nthree\nfour\n"


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (["2026-03-01"], "1 day."),
        (["2026-02-27", "2026-02-28"], "2 days, the last 2 in a row."),
        (["2026-02-27", "2026-02-28", "2026-03-01"], "3 days, the last 3 in a row."),
        (["2026-02-26", "2026-02-28", "2026-03-01"], "3 days, the last 2 in a row."),
        (["2026-02-20", "2026-02-27"], "2 days."),
        (["2026-02-20", "never", "", "2026-13-77"], "1 day."),
        (["0001-01-01"], "1 day."),
    ],
)
def test_days_are_told_without_pressure(kept: list[str], said: str) -> None:
    assert days(kept, "2026-03-01") == f"You worked here on {said} Nothing is lost by a break: all of this stays."


def test_the_first_day_of_all_is_no_trap() -> None:
    assert days(["0001-01-01"], "0001-01-01").startswith("You worked here on 1 day.")


def test_a_long_record_is_cut_and_counted() -> None:
    met = tuple(Met(f"m{number}", "", f"2026-01-{number:02}", "x" * (number % 2)) for number in range(1, 31))
    attempts = tuple(Attempt(f"2026-01-{number:02}T10:00:00Z", 1.0, 2.0) for number in range(1, 10))
    record = ExerciseProgress(Best(1.0, 2.0, 9), attempts, met)
    page = progress_page([("All", [EXERCISE])], Progress({"exercise3": record}, (), "Be told."), "", RenderOptions())
    lines = page.splitlines()
    assert lines[1] == "━━━━━━━━━━──────────  50 %  All"
    assert lines[3] == "Last checks (of 9)"
    assert [line[:10] for line in lines[4:9]] == [f"2026-01-0{number}" for number in (9, 8, 7, 6, 5)]
    assert "Learned: named once, and gone (15)" in lines
    assert lines.count("  and 3 more") == 2
    assert lines[-1] == "Note    Be told."
