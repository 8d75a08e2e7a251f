from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from grader.cli.workspace import lay_out, locate
from grader.errors import CourseError, OutputError, UsageError
from grader.model.exercise import Exercise


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    handout = tmp_path / "course/exercises/exercise3"
    handout.mkdir(parents=True)
    (handout / "backprop.py").write_text("raise NotImplementedError\n")
    (handout / "README.md").write_text("# Backpropagation\n")
    (handout / "__pycache__").mkdir()
    (handout / "__pycache__/x.pyc").touch()
    (handout / ".hidden").touch()
    return Exercise("exercise3", "Backpropagation", "backprop.py", "numpy", "Part 3", 10.0, tmp_path, handout)


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


@pytest.mark.parametrize(
    ("file", "here", "graded", "folder"),
    [
        ("work/backprop.py", "work", "work/backprop.py", "work"),
        ("work/exercise3/backprop.py", "work", "work/exercise3", "work"),
        ("work/exercises/exercise3/backprop.py", "work", "work/exercises/exercise3", "work"),
        ("work/exercise3/backprop.py", "work/exercise3", "work/exercise3", "work"),
        ("work/exercise3/backprop.py", "work/exercise1", "work/exercise3", "work"),
        ("work/exercises/exercise3/backprop.py", "work/exercises/exercise1", "work/exercises/exercise3", "work"),
        ("work/backprop.py", "work/notes", "work/backprop.py", "work"),
    ],
)
def test_places(tmp_path: Path, exercise: Exercise, file: str, here: str, graded: str, folder: str) -> None:
    touch(tmp_path / file)
    (tmp_path / here).mkdir(parents=True, exist_ok=True)
    found = locate(exercise, None, tmp_path / here)
    assert found.path == tmp_path / graded
    assert found.folder == tmp_path / folder


def test_the_nearest_file_wins(tmp_path: Path, exercise: Exercise) -> None:
    near = touch(tmp_path / "work/backprop.py")
    touch(tmp_path / "work/exercise3/backprop.py")
    touch(tmp_path / "backprop.py")
    assert locate(exercise, None, tmp_path / "work").path == near


def test_two_folders_up_is_somebody_elses(tmp_path: Path, exercise: Exercise) -> None:
    touch(tmp_path / "backprop.py")
    (tmp_path / "a/b").mkdir(parents=True)
    with pytest.raises(UsageError, match="nngrade start"):
        locate(exercise, None, tmp_path / "a/b")


@pytest.mark.parametrize(
    ("named", "mine"), [("exercise3/backprop.py", True), ("exercise3", True), ("other.py", False), ("gone.py", False)]
)
def test_a_named_submission_counts_as_progress_only_when_it_is_the_own_file(
    tmp_path: Path, exercise: Exercise, named: str, mine: bool
) -> None:
    touch(tmp_path / "exercise3/backprop.py")
    touch(tmp_path / "other.py")
    found = locate(exercise, tmp_path / named, tmp_path)
    assert found.path == tmp_path / named
    assert found.folder == (tmp_path if mine else None)


def test_lay_out_makes_everything_once(tmp_path: Path, exercise: Exercise) -> None:
    names = [Path("exercise3/README.md"), Path("exercise3/backprop.py")]
    first = lay_out((exercise,), tmp_path / "new/folder")
    assert [path.relative_to(tmp_path / "new/folder") for path in first.made] == names
    second = lay_out((exercise,), tmp_path / "new/folder")
    assert (second.made, second.kept) == ((), first.made)


def test_lay_out_never_overwrites_work_nor_follows_a_dangling_link(tmp_path: Path, exercise: Exercise) -> None:
    mine = touch(tmp_path / "exercise3/backprop.py")
    mine.write_text("my work")
    (tmp_path / "exercise3/README.md").symlink_to(tmp_path / "elsewhere")
    layout = lay_out((exercise,), tmp_path)
    assert layout.made == ()
    assert mine.read_text() == "my work"
    assert not (tmp_path / "elsewhere").exists()


def test_a_course_without_handouts_is_its_authors_fault(tmp_path: Path, exercise: Exercise) -> None:
    (exercise.handout / "backprop.py").unlink()
    with pytest.raises(CourseError, match="nngrade stubs"):
        lay_out((exercise,), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_lay_out_into_a_file_is_refused(tmp_path: Path, exercise: Exercise) -> None:
    with pytest.raises(OutputError, match="Not a directory"):
        lay_out((exercise,), touch(tmp_path / "file"))


def test_a_folder_that_cannot_be_written(tmp_path: Path, exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **more: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("grader.cli.workspace.Path.mkdir", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        lay_out((exercise,), tmp_path)
