from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.catalog.drawings import Plan, read_plans
from grader.errors import CourseError
from grader.model.exercise import Exercise

ENTRY = '{"kind": "curve", "probe": "run", "title": "A", "text": "B", "x": "step"}'


def exercise(folder: Path, source: str | None) -> Exercise:
    if source is not None:
        (folder / "drawings.py").write_text(source, encoding="utf-8")
    return replace(load_course().find("exercise1"), reference=folder)


def test_the_list_is_read_and_nothing_is_run(tmp_path: Path) -> None:
    assert read_plans(exercise(tmp_path, f"import nothing_like_this\nDRAWINGS = [{ENTRY}]")) == (
        Plan("curve", "run", "A", "B", {"x": "step"}),
    )


def test_no_file_no_pictures(tmp_path: Path) -> None:
    assert read_plans(exercise(tmp_path, None)) == ()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("X = 1", "there is no list DRAWINGS"),
        ("DRAWINGS = [f()]", "literals only"),
        (
            'DRAWINGS = [{"kind": "photo", "probe": "a", "title": "b", "text": "c"}]',
            "every entry of DRAWINGS has a kind",
        ),
        ('DRAWINGS = [{"kind": "curve"}]', "every entry of DRAWINGS has a kind"),
        ("DRAWINGS = [1]", "every entry of DRAWINGS has a kind"),
    ],
)
def test_a_slip_of_the_author_is_named(tmp_path: Path, source: str, words: str) -> None:
    with pytest.raises(CourseError, match=words):
        read_plans(exercise(tmp_path, source))
