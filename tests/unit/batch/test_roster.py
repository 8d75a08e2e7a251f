"""Class lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.layout import Entry
from grader.batch.roster import Person, matched, read_roster
from grader.errors import UsageError

ADA = Person("s1", "Ada Lovelace", "ada@example.org")
ALAN = Person("s2", "Alan Turing", "alan@example.org")


@pytest.mark.parametrize(
    "text",
    [
        "id,name,email\ns1,Ada Lovelace,ada@example.org\ns2,Alan Turing,alan@example.org\n",
        "\ufeffE-Mail;Name;Student ID\r\nada@example.org;Ada Lovelace;s1\r\n\r\nalan@example.org;Alan Turing;s2\r\n",
        "id\tname\temail\textra\ns1\tAda Lovelace\tada@example.org\tx\ns2\tAlan Turing\talan@example.org",
    ],
    ids=["commas", "semicolons and a mark", "tabs"],
)
def test_columns_in_any_order(tmp_path: Path, text: str) -> None:
    (tmp_path / "class.csv").write_text(text, encoding="utf-8")
    assert read_roster(tmp_path / "class.csv") == (ADA, ALAN)


def test_a_short_line_has_empty_cells(tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text("id,name,email\ns1\n")
    assert read_roster(tmp_path / "class.csv") == (Person("s1", "", ""),)


@pytest.mark.parametrize("text", ["", "name,email\nAda,a@x\n"])
def test_a_list_without_ids_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "class.csv").write_text(text)
    with pytest.raises(UsageError, match="has no column 'id'"):
        read_roster(tmp_path / "class.csv")


def test_a_missing_list(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_roster(tmp_path / "class.csv")


@pytest.mark.parametrize(
    "entry",
    [
        Entry("s1", ()),
        Entry("S1", ()),
        Entry("ada", ()),
        Entry("Ada-Lovelace", ()),
        Entry("lovelace_ada", ()),
        Entry("lovelaceada_99", (), name="lovelaceada", number="99"),
        Entry("Ada-Lovelace_7", (), name="Ada Lovelace", number="7"),
        Entry("submission_1", (), number="s1"),
        Entry("submission_1", (), email="ADA@example.org"),
    ],
    ids=lambda entry: f"{entry.id} {entry.number} {entry.name}",
)
def test_a_submission_finds_its_person(entry: Entry) -> None:
    (found,), absent = matched([entry], [ADA, ALAN])
    assert (found.id, found.name, found.email, found.number) == (entry.id, ADA.name, ADA.email, ADA.id)
    assert absent == (ALAN,)


def test_two_of_one_name_are_not_guessed() -> None:
    twin = Person("s3", "Ada Lovelace", "lovelace2@example.org")
    (found,), absent = matched([Entry("Ada-Lovelace", ())], [ADA, twin])
    assert (found.name, found.email) == ("", "")
    assert absent == (ADA, twin)


def test_a_stranger_keeps_what_the_platform_said() -> None:
    entry = Entry("grace_5", (), name="grace", number="5")
    assert matched([entry], [ADA]) == ((entry,), (ADA,))
