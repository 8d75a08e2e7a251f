"""An exercise of several files: any of them, in any package."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from grader.errors import SubmissionError
from grader.intake import read_submission
from grader.model.submission import Submission

PARTS = ("clinic/one.py", "clinic/two.py", "clinic/three.py")


def read(path: Path) -> Submission:
    return read_submission(path, main="clinic", parts=PARTS)


def names(submission: Submission) -> list[str]:
    return [file.name for file in submission.files]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for part in PARTS:
        (tmp_path / "hw" / part).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "hw" / part).write_text(f"# {part}\n")
    return tmp_path / "hw"


def test_the_folder_above_and_the_folder_itself_are_the_same(home: Path) -> None:
    above, itself = read(home), read(home / "clinic")
    assert names(above) == names(itself) == sorted(PARTS)
    assert above.main == itself.main == "clinic"
    assert above.sha256 == itself.sha256
    assert above.warnings == itself.warnings == ()


def test_a_zip(home: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "hw.zip", "w") as packed:
        for part in PARTS:
            packed.write(home / part, f"somebody/{part}")
    assert names(read(tmp_path / "hw.zip")) == sorted(PARTS)


def test_a_single_file_is_the_part_of_its_name(home: Path) -> None:
    single = read(home / "clinic" / "two.py")
    assert names(single) == ["clinic/two.py"]
    assert single.warnings == ("clinic/one.py and clinic/three.py were not handed in.",)


def test_a_single_file_with_a_browsers_mark(tmp_path: Path) -> None:
    (tmp_path / "two (1).py").write_text("x = 1\n")
    single = read(tmp_path / "two (1).py")
    assert names(single) == ["clinic/two.py"]


def test_a_single_file_of_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("x = 1\n")
    with pytest.raises(SubmissionError, match=r"mine.py could be any of one.py to three.py"):
        read(tmp_path / "mine.py")


def test_other_files_stay_beside(home: Path) -> None:
    (home / "tools.py").write_text("y = 2\n")
    (home / "clinic" / "two.py").unlink()
    submission = read(home)
    assert names(submission) == ["clinic/one.py", "clinic/three.py", "tools.py"]
    assert submission.warnings == ("clinic/two.py was not handed in.",)


def test_a_marked_name_in_a_folder_is_told(home: Path) -> None:
    (home / "clinic" / "two.py").rename(home / "clinic" / "two_fixed.py")
    submission = read(home)
    assert names(submission) == sorted(PARTS)
    assert submission.warnings == ("two_fixed.py was graded as clinic/two.py.",)


def test_none_of_them(home: Path) -> None:
    for part in PARTS:
        (home / part).unlink()
    (home / "clinic" / "notes.py").write_text("z = 3\n")
    assert read(home).main is None
