"""``grades.csv``."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.grades import grades_csv
from grader.batch.layout import Entry
from grader.batch.roster import Person
from grader.batch.row import Row


def test_one_row_a_student(row) -> None:
    rows = [
        row("ada", entry=Entry("ada", (), name="Ada Lovelace", email="ada@example.org")),
        row("alan", 1.5, warnings=("one", "two")),
        row("grace", 0.0, status="timeout", mistakes=()),
    ]
    assert grades_csv(rows, [Person("s9", "Kurt", "kurt@example.org")], 10.0) == (
        "id,name,email,status,score,max_score,test_a,test_b,mistakes,seconds,warnings\r\n"
        "ada,Ada Lovelace,ada@example.org,passed,10,10,6,4,,0.5,\r\n"
        "alan,,,failed,5.5,10,1.5,4,bp-no-mean,0.5,one two\r\n"
        "grace,,,failed,4,10,0,4,,0.5,\r\n"
        "s9,Kurt,kurt@example.org,missing,,10,,,,,\r\n"
    )


def test_without_a_score_the_cell_is_empty_and_not_zero(row) -> None:
    failed = replace(row("ada", tests=(), mistakes=(), score=0.0), status="grader_error")
    assert grades_csv([failed], [], 10.0).splitlines()[1] == "ada,,,grader_error,,10,,0.5,"


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_no_cell_is_a_formula(row, start: str) -> None:
    evil = row("ada", entry=Entry("ada", (), name=f"{start}HYPERLINK(1)"), warnings=(f"{start}1+1",))
    cells = next(iter(list(csv.reader(io.StringIO(grades_csv([evil], [], 10.0))))[1:]))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_stays_in_its_cell(name: str, warning: str) -> None:
    made = Row("a", name, "", "passed", 1.0, 1.0, {}, {}, {}, (), (), 0.1, (), (warning,))
    rows = list(csv.reader(io.StringIO(grades_csv([made], [], 1.0), newline="")))
    assert [len(line) for line in rows] == [9, 9]
    assert rows[1][1].lstrip("'") == " ".join(name.split()).lstrip("'")
