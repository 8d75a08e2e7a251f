"""What a path may be, and one snapshot for one content."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from grader.errors import SubmissionError, UsageError
from grader.intake import read_submission

FILES = {"forward.py": b"import helpers\n", "helpers.py": b"x = 1\n", "data/xor.csv": b"0,1\n"}


def test_one_content_gives_one_snapshot(put, make_zip, make_tar, tmp_path):
    paths = [
        put("a.zip", make_zip(FILES)),
        put("b.tar", make_tar(FILES)),
        put("c.tar.gz", make_tar(FILES, "w:gz")),
        put("d.tar.bz2", make_tar(FILES, "w:bz2")),
        put("e.txz", make_tar(FILES, "w:xz")),
        put("f.zip", make_zip({f"hw1/{name}": data for name, data in FILES.items()})),
        put("upload", make_zip(FILES)),
        put("misnamed.zip", make_tar(FILES, "w:gz")),
    ]
    for name, data in FILES.items():
        put(f"folder/{name}", data)
        put(f"deep/one/two/{name}", data)
    paths += [tmp_path / "folder", tmp_path / "deep"]
    read = [read_submission(path, main="forward.py", id="x") for path in paths]
    assert len(set(read)) == 1
    assert [file.name for file in read[0].files] == sorted(FILES)
    assert (read[0].main, read[0].warnings) == ("forward.py", ())


def test_a_file_is_a_folder_of_one(put, tmp_path):
    path = put("alone/forward.py")
    file = read_submission(path, main="forward.py", id="x")
    assert file == read_submission(tmp_path / "alone", main="forward.py", id="x")


def test_the_hash_tells_names_from_bytes(put, tmp_path):
    put("a/forward.py", b"ab")
    put("b/forward.py", b"a")
    put("b/b.py", b"")
    hashes = {read_submission(tmp_path / name, main="forward.py").sha256 for name in "ab"}
    assert len(hashes) == 2


@pytest.mark.parametrize("name", ["anything.py", "hw1 (1).py", "äöü.py", "Überlegung 学.py"])
def test_a_single_file_is_taken_whatever_its_name(put, source, name):
    read = read_submission(put(name), main="forward.py")
    assert read.main == name
    assert [file.data for file in read.files] == [source]
    assert read.warnings == ()


@pytest.mark.parametrize("name", ["line\nbreak.py", "con.py", "forward.txt", "forward", "FORWARD.PY", ".py"])
def test_a_single_file_of_an_unusable_name_is_renamed(put, name):
    read = read_submission(put(name), main="forward.py")
    assert read.main == "forward.py"
    assert len(read.warnings) == 1
    assert "\n" not in read.warnings[0]


def test_the_windows_accident(put):
    assert read_submission(put("forward.py.txt"), main="forward.py").main == "forward.py"


@pytest.mark.parametrize("data", [b"", b"\x7fELF\x00\xff", b"PK\x03\x04", b"\xff\xfea\x00", b"\xef\xbb\xbfx = 1\r\n"])
def test_bytes_stay_as_they_are(put, data):
    read = read_submission(put("forward.py", data), main="forward.py")
    assert [file.data for file in read.files] == [data]


def test_an_exported_notebook_is_mended(put):
    data = b'import numpy\nget_ipython().run_line_magic("matplotlib", "inline")\n'
    path = put("hw/forward.py", data)
    read = read_submission(path, main="forward.py", id="x")
    assert read == read_submission(path.parent, main="forward.py", id="x")
    assert read.files[0].data.splitlines()[1].startswith(b"pass  # get_ipython()")
    assert len(read.warnings) == 1


def test_a_large_file_is_refused(put):
    path = put("forward.py", b"")
    os.truncate(path, 200 << 20)
    with pytest.raises(SubmissionError, match=r"forward\.py is larger than 1 MB\. Hand in only"):
        read_submission(path, main="forward.py")


def test_other_files_are_refused_with_advice(put):
    with pytest.raises(SubmissionError, match=r"report\.pdf cannot be graded\. Hand in forward\.py: a \.py file"):
        read_submission(put("report.pdf"), main="forward.py")


def test_no_such_file_suggests_a_near_one(put, tmp_path):
    put("forward.py")
    with pytest.raises(UsageError, match=r"There is no file or folder .*foward\.py\. Did you mean .*forward\.py\?"):
        read_submission(tmp_path / "foward.py", main="forward.py")
    with pytest.raises(UsageError, match="Check the spelling"):
        read_submission(tmp_path / "nowhere" / "x", main="forward.py")


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "forward.py/inside"])
def test_impossible_paths(put, tmp_path, name):
    put("forward.py")
    with pytest.raises(UsageError) as caught:
        read_submission(tmp_path / name, main="forward.py")
    assert "\0" not in str(caught.value)
    assert len(str(caught.value)) < 600


def test_special_files_are_refused_without_waiting(put, tmp_path):
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "link.py").symlink_to(put("forward.py"))
    (tmp_path / "loop.py").symlink_to("loop.py")
    for path, words in [("pipe.py", "named pipe"), ("link.py", "symbolic link"), ("loop.py", "symbolic link")]:
        with pytest.raises(SubmissionError, match=f"is a {words}"):
            read_submission(tmp_path / path, main="forward.py")
    with pytest.raises(SubmissionError, match="is a device"):
        read_submission(Path("/dev/zero"), main="forward.py")


def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's path may have only 107 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.py")
        with pytest.raises(SubmissionError, match="is a socket"):
            read_submission(Path("s.py"), main="forward.py")


def test_a_file_without_the_right_to_read_it(put, monkeypatch):
    path = put("forward.py")

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("grader.intake.reading.os.open", refuse)  # mode bits do not bind root
    with pytest.raises(SubmissionError, match=r"^forward\.py cannot be read \(permission denied\)\.$"):
        read_submission(path, main="forward.py")


def test_ids(put, tmp_path, monkeypatch):
    assert read_submission(put("Ada Lovelace.py"), main="forward.py").id == "Ada-Lovelace"
    assert read_submission(put("x.py"), main="forward.py", id="../ada").id == "ada"
    put("here/forward.py")
    monkeypatch.chdir(tmp_path / "here")
    assert read_submission(Path("."), main="forward.py").id == "here"


def test_the_path_with_non_utf8_bytes(tmp_path):
    folder = tmp_path / os.fsdecode(b"ad\xe9")
    folder.mkdir()
    (folder / os.fsdecode(b"forw\xe4rd.py")).write_bytes(b"x = 1")
    (folder / "forward.py").write_bytes(b"x = 2")
    read = read_submission(folder, main="forward.py")
    assert [file.name for file in read.files] == ["forward.py"]
    assert read.id == "ad"
    assert len(read.warnings) == 1
    assert read.warnings[0].isprintable()
    single = read_submission(folder / os.fsdecode(b"forw\xe4rd.py"), main="forward.py")
    assert single.main == "forward.py"
