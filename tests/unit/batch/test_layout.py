"""Where the submissions of a class lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.layout import find_entries
from grader.errors import UsageError

MAIN = "backprop.py"


def lay(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n")
    return folder


def ids(folder: Path) -> list[str]:
    return [entry.id for entry in find_entries(folder, MAIN).entries]


def test_a_folder_for_each_student(tmp_path: Path) -> None:
    lay(tmp_path, "ada/backprop.py", "alan/work/backprop.py", "Grace Hopper/notes.txt")
    assert ids(tmp_path) == ["Grace-Hopper", "ada", "alan"]


def test_one_floor_down(tmp_path: Path) -> None:
    lay(tmp_path, "homework 3/ada/backprop.py", "homework 3/alan/backprop.py")
    assert ids(tmp_path) == ["ada", "alan"]


def test_a_class_of_one(tmp_path: Path) -> None:
    lay(tmp_path, "ada/backprop.py")
    assert ids(tmp_path) == ["ada"]
    assert find_entries(tmp_path, MAIN).entries[0].paths == (tmp_path / "ada",)


def test_a_file_for_each_student(tmp_path: Path) -> None:
    lay(tmp_path, "ada.py", "alan.zip", "grace.ipynb", "readme.md", "grades.csv")
    assert ids(tmp_path) == ["ada", "alan", "grace"]


def test_hidden_ones_are_left_out_and_told(tmp_path: Path) -> None:
    lay(tmp_path, "ada/backprop.py", ".git/config", "__MACOSX/x.py", ".DS_Store")
    found = find_entries(tmp_path, MAIN)
    assert [entry.id for entry in found.entries] == ["ada"]
    assert found.warnings == ("Left out because hidden or the system's own: .DS_Store, .git and __MACOSX.",)


def test_canvas_keeps_the_files_of_one_student_together(tmp_path: Path) -> None:
    lay(
        tmp_path, "lovelaceada_12_31_backprop-1.py", "lovelaceada_12_32_helpers.py", "turingalan_LATE_13_33_backprop.py"
    )
    ada, alan = find_entries(tmp_path, MAIN).entries
    assert (ada.id, ada.names, ada.number, ada.name) == (
        "lovelaceada_12",
        ("backprop.py", "helpers.py"),
        "12",
        "lovelaceada",
    )
    assert (alan.id, alan.names, len(alan.paths)) == ("turingalan_13", ("backprop.py",), 1)


def test_moodle(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "Ada Lovelace_7_assignsubmission_file_/backprop.py",
        "Ada Lovelace_7_assignsubmission_onlinetext_/text.html",
        "Alan Turing_8_assignsubmission_file_backprop.py",
    )
    ada, alan = find_entries(tmp_path, MAIN).entries
    assert (ada.id, ada.name, ada.number, ada.names) == ("Ada-Lovelace_7", "Ada Lovelace", "7", ())
    assert (alan.name, alan.names) == ("Alan Turing", ("backprop.py",))


def test_gradescope(tmp_path: Path) -> None:
    top = lay(tmp_path / "assignment_9_export", "submission_1/backprop.py", "submission_2/backprop.py")
    (top / "submission_metadata.yml").write_text(
        "submission_1:\n  :submitters:\n  - :name: Ada\n    :sid: s1\n    :email: a@x.org\n"
    )
    one, two = find_entries(tmp_path, MAIN).entries
    assert (one.id, one.number, one.name, one.email) == ("submission_1", "s1", "Ada", "a@x.org")
    assert (two.id, two.number, two.name, two.email) == ("submission_2", "2", "", "")


def test_ids_differ_even_without_capital_letters(tmp_path: Path) -> None:
    lay(tmp_path, "ada/a.py", "ada.py", "Ädä.py")
    assert sorted(name.lower() for name in ids(tmp_path)) == ["ada", "ada-2", "ada-3"]


@pytest.mark.parametrize("name", ["missing", "file.txt", "empty", "only notes"])
def test_nothing_to_grade_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("")
    (tmp_path / "empty").mkdir()
    lay(tmp_path / "only notes", "readme.md")
    with pytest.raises(UsageError) as caught:
        find_entries(tmp_path / name, MAIN)
    assert "\n" not in str(caught.value)
