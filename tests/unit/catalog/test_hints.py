"""The hints of the bundled course are complete, and how they are read.

That they give no code away and name no test is the audit's affair: ``tests/unit/audit/test_hints.py``.
"""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from grader.catalog import load_course, read_mistakes
from grader.catalog.functions import functions_of
from grader.catalog.hints import HANDED_OUT, handed_out, handed_out_exercises, hints_file, read_hints
from grader.catalog.solutions import read_style
from grader.errors import CourseError
from grader.hints.stages import stages_of
from grader.hints.topic import topic_named
from grader.model.exercise import Exercise

EXERCISES = [exercise for exercise in load_course().exercises if exercise.framework != "none"]
each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)


@each
def test_every_function_has_every_stage(exercise: Exercise) -> None:
    book = read_hints(exercise)
    assert [one.name for one in book.functions] == list(functions_of(exercise))
    for one in book.functions:
        assert all(getattr(one, field.name).strip() for field in fields(one)), one.name
        assert [stage.heading for stage in stages_of(topic_named(book, one.name, ()))] == [
            "The idea",
            "The formula",
            "The shape of the code",
        ]


@each
def test_every_mistake_has_every_stage_and_begins_with_its_own_hint(exercise: Exercise) -> None:
    book = read_hints(exercise)
    assert len(book.mistakes) == len(read_mistakes(exercise)) > 0
    for mistake in book.mistakes:
        first, *others = stages_of(topic_named(book, mistake.id, ()))
        assert (first.texts[0], first.source, len(others)) == (mistake.hint, mistake.chapter, 2), mistake.id
        assert all(stage.source for stage in others)


@each
def test_two_or_three_other_styles_can_be_shown(exercise: Exercise) -> None:
    styles = read_hints(exercise).styles
    assert 2 <= len(styles) <= 3
    for style in styles:
        assert style.function in read_style(exercise, style)


@each
def test_what_is_handed_out_tells_the_same_and_nothing_of_the_solution(exercise: Exercise) -> None:
    text = (exercise.handout / HANDED_OUT).read_text(encoding="utf-8")
    assert text == handed_out(exercise)
    away = replace(exercise, reference=Path("/nowhere"))
    mine, theirs = read_hints(exercise), read_hints(away)
    assert theirs.functions == tuple(replace(one, why="") for one in mine.functions)
    assert [(one.id, one.title, one.hint, one.functions) for one in theirs.mistakes] == [
        (one.id, one.title, one.hint, one.functions) for one in mine.mistakes
    ]
    assert theirs.styles == ()
    assert not any(one.why in text for one in mine.functions)
    (found,) = handed_out_exercises(exercise.handout)
    assert (found.id, found.file, found.files, found.points) == (
        exercise.id,
        exercise.file,
        exercise.files,
        exercise.points,
    )


def exercise_in(folder: Path, hints: str) -> Exercise:
    (folder / "reference").mkdir()
    exercise = Exercise("one", "One", "net.py", "numpy", "1", 1.0, folder / "reference", folder / "handout")
    hints_file(exercise).write_text(hints)
    return exercise


WHOLE = '[[function]]\nname = "f"\nidea = "i"\nformula = "f"\nsource = "s"\nshape = "h"\nwhy = "w"\n'


@pytest.mark.parametrize(
    ("hints", "said"),
    [
        (WHOLE.replace('idea = "i"\n', ""), r"hints.toml: function 1 \(f\): the text 'idea' is missing"),
        (WHOLE.replace('"h"', '" "'), r"function 1 \(f\): the text 'shape' is missing"),
        (WHOLE.replace('"h"', "3"), r"function 1 \(f\): the text 'shape' is missing"),
        (WHOLE + 'code = "x"\n', r"function 1: unknown field 'code'"),
        ("[hint]\n", r"unknown field 'hint'"),
        ('[[style]]\nfile = "a.py"\nfunction = "f"\n', r"style 1 \(a.py\): the text 'differs' is missing"),
        ("function", "not a TOML file"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, hints: str, said: str) -> None:
    with pytest.raises(CourseError, match=said):
        read_hints(exercise_in(tmp_path, hints))


def test_an_indented_first_line_stays_a_formula(tmp_path: Path) -> None:
    hints = WHOLE.replace('formula = "f"', "formula = '''\n    a = b\nwhere b.\n'''")
    assert read_hints(exercise_in(tmp_path, hints)).functions[0].formula == "    a = b\nwhere b."


def test_nothing_to_tell_is_not_handed_out(tmp_path: Path) -> None:
    exercise = exercise_in(tmp_path, "")
    assert handed_out(exercise) == ""


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "nngrade.hints/1"}', "\x00", '{"schema": 3}'])
def test_a_damaged_hand_out_is_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / HANDED_OUT).write_text(text)
    with pytest.raises(CourseError, match=r"\.hints\.json"):
        list(handed_out_exercises(tmp_path))


def test_a_newer_hand_out_is_said(tmp_path: Path) -> None:
    (tmp_path / HANDED_OUT).write_text(json.dumps({"schema": "nngrade.hints/2"}))
    with pytest.raises(CourseError, match="made by another version"):
        list(handed_out_exercises(tmp_path))
