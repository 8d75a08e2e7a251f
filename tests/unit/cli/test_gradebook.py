"""``nngrade gradebook``, as an instructor uses it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

HEAD = "id,name,email,status,score,max_score,mistakes,seconds,warnings\r\n"


@pytest.fixture(autouse=True)
def files(cli: Any) -> None:
    Path("results").mkdir()
    Path("results/grades.csv").write_text(
        HEAD + "lovelaceada_1042,,,failed,5,10,,1,\r\nturingalan_1043,,,passed,10,10,,1,\r\nx_9,,,passed,10,10,,1,\r\n",
        newline="",
    )
    Path("book.csv").write_text(
        "Student,ID,Section,Backprop (4711)\n    Points Possible,,,100\n"
        '"Lovelace, Ada",1042,S,\n"Turing, Alan",1043,S,EX\n'
    )


def test_scores_are_entered(cli: Any) -> None:
    ended = cli("gradebook", "results", "book.csv", "--assignment", "Backprop", "-o", "upload.csv")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "1 score in upload.csv. In Canvas: Grades, Import.\n"
        "The assignment has other points there: each point here counts 10.\n"
        "Excused in Canvas, left alone: turingalan_1043.\n"
        "Not in the gradebook: x_9.\n"
    )
    assert Path("upload.csv").read_bytes() == b'Student,ID,Section,Backprop (4711)\r\n"Lovelace, Ada",1042,S,50\r\n'


def test_to_standard_output_goes_the_file_alone(cli: Any) -> None:
    ended = cli("gradebook", "results", "book.csv", "--assignment", "4711", "-o", "-")
    assert ended.out.splitlines() == ["Student,ID,Section,Backprop (4711)", '"Lovelace, Ada",1042,S,50']


def test_a_gradebook_of_another_course(cli: Any) -> None:
    Path("book.csv").write_text("Student,ID,Section,Backprop (4711)\nKurt,1,S,\n")
    ended = cli("gradebook", "results", "book.csv", "--assignment", "Backprop", "-o", "upload.csv")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "nngrade: Nobody in book.csv has a score in results. Is it the gradebook of this course?\n"
    assert not Path("upload.csv").exists()
