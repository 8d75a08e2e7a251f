"""From an entry to bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.layout import Entry
from grader.batch.staging import read_entry
from grader.errors import SubmissionError


def test_a_folder_is_read_as_it_lies(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "backprop.py").write_text("x = 1\n")
    submission = read_entry(Entry("ada", (tmp_path / "ada",)), "backprop.py")
    assert (submission.id, submission.main) == ("ada", "backprop.py")


def test_renamed_files_get_their_names_back(tmp_path: Path) -> None:
    paths = (tmp_path / "lovelaceada_1_2_backprop.py", tmp_path / "lovelaceada_1_3_helpers.py")
    for path in paths:
        path.write_text(f"# {path.name}\n")
    submission = read_entry(Entry("lovelaceada_1", paths, ("backprop.py", "helpers.py")), "backprop.py")
    assert submission.main == "backprop.py"
    assert [file.name for file in submission.files] == ["backprop.py", "helpers.py"]


@pytest.mark.parametrize("names", [("../../evil.py", "backprop.py"), ("backprop.py", "backprop.py"), ()])
def test_names_that_are_none_or_taken(tmp_path: Path, names: tuple[str, ...]) -> None:
    paths = (tmp_path / "one.py", tmp_path / "two.py")
    for path in paths:
        path.write_text("x = 1\n")
    submission = read_entry(Entry("ada", paths, names), "backprop.py")
    assert len(submission.files) == 2
    assert not (tmp_path.parent / "evil.py").exists()


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("x = 1\n")
    for name in ("a.py", "b.py"):
        (tmp_path / name).symlink_to(tmp_path / "secret.py")
    with pytest.raises(SubmissionError, match="None of the 2 files"):
        read_entry(Entry("ada", (tmp_path / "a.py", tmp_path / "b.py")), "backprop.py")
