"""Folders: what is left out, what is said about it, and that links are never followed."""

from __future__ import annotations

import os

import pytest

from grader.errors import SubmissionError
from grader.intake import limits, read_submission


def names(read):
    return [file.name for file in read.files]


def test_only_sources_and_small_data_enter(put, tmp_path):
    kept = ["forward.py", "helpers/__init__.py", "helpers/mine.py", "data.csv", "notes.txt", "config.json"]
    quiet = [
        ".git/config", ".hidden.py", "__pycache__/forward.cpython-311.pyc", "__MACOSX/forward.py", ".DS_Store",
        "report.pdf", "README.md", "venv/lib/x.py", ".venv/lib/y.py", "Thumbs.db",
    ]  # fmt: skip
    for name in kept + quiet:
        put(f"hw/{name}")
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == sorted(kept)
    assert read.warnings == ()


def test_a_virtual_environment_of_any_name_is_skipped(put, tmp_path):
    put("hw/forward.py")
    put("hw/ml/pyvenv.cfg")
    put("hw/ml/lib/numpy.py")
    assert names(read_submission(tmp_path / "hw", main="forward.py")) == ["forward.py"]


def test_configuration_is_left_out_and_named(put, tmp_path):
    for name in ["forward.py", "conftest.py", "pytest.ini", "nngrade.toml", "pyproject.toml", "sitecustomize.py"]:
        put(f"hw/{name}")
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == ["forward.py"]
    assert len(read.warnings) == 1
    assert read.warnings[0].endswith("were left out: a submission cannot configure the grader.")


def test_what_a_program_might_load_is_named(put, tmp_path):
    for name in ["forward.py", "model.pt", "fast.so", "data.npy", "x.pkl"]:
        put(f"hw/{name}")
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == ["forward.py"]
    assert read.warnings == (
        "data.npy, fast.so, model.pt and x.pkl were left out: "
        "only .py files and .csv, .tsv, .txt or .json data reach your program.",
    )


def test_special_files_are_named_and_the_rest_is_read(put, tmp_path):
    put("secret.py", b"secret = 1")
    folder = put("hw/forward.py").parent
    put("hw/taken.py/inside.py")
    (folder / "link.py").symlink_to(tmp_path / "secret.py")
    (folder / "etc").symlink_to("/etc")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.py")
    read = read_submission(folder, main="forward.py")
    assert names(read) == ["forward.py"]
    assert read.warnings == (
        "etc is a symbolic link and was left out.",
        "link.py is a symbolic link and was left out.",
        "loop is a symbolic link and was left out.",
        "pipe.py is a named pipe and was left out.",
        "taken.py is a folder, not a file, and was left out.",
    )


def test_hard_links_are_copied_and_said(put, tmp_path):
    put("hw/forward.py")
    os.link(put("elsewhere.py", b"x = 1"), tmp_path / "hw" / "helper.py")
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == ["forward.py", "helper.py"]
    assert read.warnings == ("helper.py is a hard link: the same file also lies elsewhere. Its bytes were copied.",)


def test_only_links(tmp_path):
    (tmp_path / "hw").mkdir()
    (tmp_path / "hw" / "forward.py").symlink_to("/etc/passwd")
    with pytest.raises(SubmissionError) as caught:
        read_submission(tmp_path / "hw", main="forward.py")
    assert str(caught.value) == (
        "There is nothing to grade in the folder hw: forward.py is a symbolic link and was left out. "
        "Hand in forward.py."
    )


def test_an_exchanged_file_is_noticed(put, tmp_path, monkeypatch):
    put("hw/forward.py")
    put("hw/helper.py")
    put("other.py", b"other = 1")
    real = os.open

    def exchange(path, *rest, **options):
        return real(tmp_path / "other.py" if str(path).endswith("helper.py") else path, *rest, **options)

    monkeypatch.setattr("grader.intake.reading.os.open", exchange)
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == ["forward.py"]
    assert read.warnings == ("helper.py was exchanged while it was read and was left out.",)


def test_unreadable_files_and_folders_are_named(put, tmp_path, monkeypatch):
    for name in ["forward.py", "closed.py", "shut/inner.py"]:
        put(f"hw/{name}")
    real_open, real_scan = os.open, os.scandir

    def open_(path, *rest, **options):
        if str(path).endswith("closed.py"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, *rest, **options)

    def scan(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return real_scan(path)

    monkeypatch.setattr("grader.intake.reading.os.open", open_)  # mode bits do not bind root
    monkeypatch.setattr("grader.intake.folder.os.scandir", scan)
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == ["forward.py"]
    assert sorted(read.warnings) == [
        "closed.py cannot be read (permission denied) and was left out.",
        "shut cannot be read (permission denied) and was left out.",
    ]


def test_empty_and_foreign_folders(put, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(SubmissionError, match=r"^There is nothing in the folder empty\. Hand in forward\.py\.$"):
        read_submission(tmp_path / "empty", main="forward.py")
    for name in ["a.pdf", "b.md", "c.csv", "d.docx", "e.png", "f.jpg", "g.html"]:
        put(f"docs/{name}")
    with pytest.raises(SubmissionError) as caught:
        read_submission(tmp_path / "docs", main="forward.py")
    assert "a.pdf, b.md, c.csv, d.docx, e.png and 2 more" in str(caught.value) or "d.docx" in str(caught.value)
    assert str(caught.value).endswith("Hand in forward.py.")


def test_too_large_members_are_named(put, tmp_path):
    put("hw/forward.py")
    os.truncate(put("hw/mnist.csv", b""), 100 << 20)
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == ["forward.py"]
    assert read.warnings == ("mnist.csv is too large (100 MB, at most 1 MB are read) and was left out.",)


def test_a_file_that_grows_while_it_is_read(put, tmp_path, monkeypatch):
    put("hw/forward.py")
    put("hw/grows.csv", b"1")
    monkeypatch.setattr("grader.intake.folder.read_at_most", lambda path, limit, seen: b"x" * (limit + 1))
    with pytest.raises(SubmissionError, match="is too large"):
        read_submission(tmp_path / "hw", main="forward.py")


def test_limits_keep_sources_first(put, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "FILE_COUNT", 3)
    for name in ["a.csv", "b.csv", "deep/other.py", "forward.py"]:
        put(f"hw/{name}")
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == ["a.csv", "deep/other.py", "forward.py"]
    assert read.warnings == ("b.csv was left out: at most 3 files and 16 MB are read.",)


def test_total_size(put, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "TOTAL_BYTES", 10)
    put("hw/forward.py", b"123456")
    put("hw/a.csv", b"123456")
    assert names(read_submission(tmp_path / "hw", main="forward.py")) == ["forward.py"]


def test_depth_and_count_of_entries(put, tmp_path, monkeypatch):
    put("hw/forward.py")
    put("hw/" + "d/" * 25 + "deep.py")
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == ["forward.py"]
    assert "too deep" in read.warnings[0]
    monkeypatch.setattr(limits, "MEMBER_COUNT", 1)
    assert "Only the first 1 entries" in read_submission(tmp_path / "hw", main="forward.py").warnings[-1]


def test_many_warnings_are_counted(put, tmp_path):
    put("hw/forward.py")
    for number in range(50):
        (tmp_path / "hw" / f"link{number}.py").symlink_to("/etc/passwd")
    warnings = read_submission(tmp_path / "hw", main="forward.py").warnings
    assert len(warnings) == limits.WARNINGS
    assert warnings[-1] == "There are 31 more warnings like these."


def test_hostile_names_in_warnings(tmp_path):
    (tmp_path / "hw").mkdir()
    (tmp_path / "hw" / "forward.py").write_bytes(b"")
    (tmp_path / "hw" / "\x1b[2J\u202egp.py").write_bytes(b"")
    (tmp_path / "hw" / "a\nb [bold]x[b].py").write_bytes(b"")
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert names(read) == ["forward.py"]
    assert all(warning.isprintable() for warning in read.warnings)
    assert "<U+202E>gp.py has a control character" in read.warnings[0]


def test_shadowing_is_said(put, tmp_path):
    for name in ["forward.py", "random.py", "torch.py", "json/__init__.py", "statistics/data.csv", "mine/random.py"]:
        put(f"hw/{name}")
    assert read_submission(tmp_path / "hw", main="forward.py").warnings == (
        "json has the name of a Python module; `import json` will not find it.",
        "random.py has the name of a Python module; `import random` will not find it.",
        "torch.py has the name of a Python module; `import torch` will not find it.",
    )
