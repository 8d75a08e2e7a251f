"""Every mistake of every exercise has a picture, and a file that is no such file is refused with words."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.catalog import load_course, read_mistakes
from grader.catalog.pictures import pictures_file, read_pictures
from grader.errors import CourseError
from grader.model.picture import Picture

EXERCISES = [exercise for exercise in load_course(None).exercises if read_mistakes(exercise)]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_every_mistake_has_a_picture(exercise: Any) -> None:
    assert (exercise.reference / "pictures.py").is_file()
    pictures = read_pictures(exercise)
    assert [mistake.id for mistake in read_mistakes(exercise) if mistake.id not in pictures] == []
    assert [name for name, picture in pictures.items() if all(right == wrong for _, right, wrong in picture.rows)] == []
    assert [name for name, picture in pictures.items() if len(picture.curves) not in {0, 2}] == []


def test_exercises_1_to_4_have_mistakes() -> None:
    assert {exercise.id for exercise in EXERCISES} >= {f"exercise{number}" for number in (1, 2, 3, 4)}


def _exercise(folder: Path, text: str | None) -> Any:
    if text is not None:
        (folder / "pictures.json").write_text(text)
    return SimpleNamespace(reference=folder)


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert read_pictures(_exercise(tmp_path, None)) == {}


def test_a_whole_entry_is_read(tmp_path: Path) -> None:
    text = '{"a-b": {"setup": "w = 1", "rows": [["w", "1", "2"]], "curves": [[0, 1.5], [null, 2]]}, "c": {"rows": []}}'
    assert read_pictures(_exercise(tmp_path, text)) == {
        "a-b": Picture(setup="w = 1", rows=(("w", "1", "2"),), curves=((0.0, 1.5), (None, 2.0))),
        "c": Picture(rows=()),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"a": []}',
        '{"a": {}}',
        '{"a": {"rows": [["x", "1"]]}}',
        '{"a": {"rows": 3}}',
        '{"a": {"rows": [], "curves": [["x"]]}}',
    ],
)
def test_anything_else_is_refused(tmp_path: Path, text: str) -> None:
    exercise = _exercise(tmp_path, text)
    with pytest.raises(CourseError, match="It is derived: run nngrade stubs") as caught:
        read_pictures(exercise)
    assert str(caught.value).startswith(str(pictures_file(exercise)))
