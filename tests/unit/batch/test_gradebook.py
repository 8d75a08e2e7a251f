"""Scores in a gradebook from Canvas."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.gradebook import Gradebook, Score, fill, read_gradebook, read_scores
from grader.batch.grades import grades_csv
from grader.errors import UsageError

COLUMN = "Backprop (4711)"
EXPORT = (
    "\ufeffStudent,ID,SIS Login ID,Section,Backprop (4711),Essay (4712),Essay (4713),Current Score\r\n"
    "    Points Possible,,,,20,5,5,(read only)\r\n"
    '"Lovelace, Ada",1042,ada1,NN101,,3,,\r\n'
    '"Turing, Alan",1043,alan@example.org,NN101,7,3,,\r\n'
    '"Hopper, Grace",1044,grace,NN101,EX,3,,\r\n'
    '"Gödel, Kurt",1045,kg,NN101,,,,\r\n'
    '"Smith, Jo",1046,jo1,NN101,,,,\r\n'
    '"Smith, Jo",1047,jo2,NN101,,,,\r\n'
)


@pytest.fixture
def book(tmp_path: Path) -> Gradebook:
    path = tmp_path / "gradebook.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return read_gradebook(path)


def score(id: str, points: float | None = 5.0, name: str = "", email: str = "") -> Score:
    return Score(id, name, email, "failed", points, 10.0)


def entered(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    "one",
    [
        score("lovelaceada_1042"), score("1042"), score("ada1"), score("x", name="Ada Lovelace"),
        score("x", name="Lovelace, Ada"), score("lovelaceada"), score("x", email="ada1"),
    ],
)  # fmt: skip
def test_people_are_found_by_whatever_is_known(book: Gradebook, one: Score) -> None:
    filled = fill(book, COLUMN, [one])
    assert entered(filled.text) == [
        ["Student", "ID", "SIS Login ID", "Section", COLUMN],
        ["Lovelace, Ada", "1042", "ada1", "NN101", "10"],
    ]
    assert (filled.entered, filled.scale, filled.unknown, filled.excused) == (1, 2.0, (), ())


def test_only_those_with_a_score_are_in_the_file(book: Gradebook) -> None:
    given = [score("1042", 3.333), score("1043", None), score("1044"), score("x", name="Kurt Gödel"), score("nobody")]
    filled = fill(book, COLUMN, given)
    assert [row[1:2] + row[-1:] for row in entered(filled.text)[1:]] == [["1042", "6.67"], ["1045", "10"]]
    assert (filled.excused, filled.unknown) == (("1044",), ("nobody",))


def test_a_name_that_two_people_have_finds_nobody(book: Gradebook) -> None:
    assert fill(book, COLUMN, [score("x", name="Jo Smith")]).unknown == ("x",)


def test_nobody_gets_two_scores(book: Gradebook) -> None:
    filled = fill(book, COLUMN, [score("1042", 1.0), score("ada1", 9.0)])
    assert (filled.entered, filled.unknown) == (1, ("ada1",))


def test_without_points_in_canvas_scores_stay_as_they_are() -> None:
    heading = ("Student", "ID", "Section", COLUMN)
    book = Gradebook(heading, (("Ada", "1", "S", ""),), ("",) * 4)
    assert entered(fill(book, COLUMN, [score("1", 7.5)]).text)[1] == ["Ada", "1", "S", "7.5"]


@pytest.mark.parametrize("wanted", [COLUMN, "Backprop", "4711"])
def test_an_assignment_is_asked_for_by_title_or_number(book: Gradebook, wanted: str) -> None:
    assert book.column(wanted) == COLUMN


def test_an_assignment_that_is_not_there_is_not_made(book: Gradebook) -> None:
    with pytest.raises(UsageError) as told:
        book.column("Back")
    assert str(told.value) == (
        'The gradebook has no assignment Back. There is "Backprop (4711)", "Essay (4712)" and "Essay (4713)".'
    )
    with pytest.raises(UsageError) as told:
        book.column("Essay")
    assert str(told.value) == ("Several assignments are called Essay: give the number of one, as in Essay (4712).")


@pytest.mark.parametrize("text", ["", "id,name,email\n1,Ada,a@b\n", "Student,Section\n", "\x00\n"])
def test_another_file_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.csv").write_text(text)
    with pytest.raises(UsageError, match="is no gradebook from Canvas: its first line has no Student, ID and Section"):
        read_gradebook(tmp_path / "x.csv")


def test_scores_are_read_as_the_batch_wrote_them(tmp_path: Path, row) -> None:
    with pytest.raises(UsageError, match="There are no results of a batch in"):
        read_scores(tmp_path)
    (tmp_path / "grades.csv").write_text(grades_csv([row("=ada"), row("alan", 1.5)], [], 10.0), newline="")
    assert [(one.id, one.score, one.max_score) for one in read_scores(tmp_path)] == [
        ("=ada", 10.0, 10.0), ("alan", 5.5, 10.0),
    ]  # fmt: skip
    (tmp_path / "grades.csv").write_text("id,score\r\nx,y\r\n", newline="")
    with pytest.raises(UsageError, match="is not as nngrade writes it"):
        read_scores(tmp_path)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))), min_size=1, max_size=5), st.floats(0, 10))
def test_no_cell_is_a_formula_and_every_line_is_whole(names: list[str], points: float) -> None:
    heading = ("Student", "ID", "Section", COLUMN)
    rows = tuple((name, str(at), name, "") for at, name in enumerate(names))
    filled = fill(
        Gradebook(heading, rows, ("", "", "", "10")), COLUMN, [score(str(at), points) for at in range(len(names))]
    )
    table = entered(filled.text)
    assert [row[1] for row in table[1:]] == [str(at) for at in range(len(names))]
    assert all(abs(float(row[3]) - points) <= 0.005 + 1e-9 for row in table[1:])
    assert not [cell for row in table[1:] for cell in row if cell.startswith(("=", "+", "-", "@"))]
