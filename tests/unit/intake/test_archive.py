"""Archives: hostile members, damaged bytes, bombs."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import struct
import tarfile
import zipfile

import pytest

from grader.errors import SubmissionError
from grader.intake import limits, read_submission

BAD_NAMES = {
    "../forward.py": "has .. in its path",
    "a/../../x.py": "has .. in its path",
    "/etc/x.py": "has an absolute path as its name",
    "//host/x.py": "has an absolute path as its name",
    "C:\\x.py": "has a backslash in its name",
    "C:x.py": "has a colon in its name",
    "a\\b.py": "has a backslash in its name",
    "con.py": "has a name that Windows keeps for a device",
    "x/NUL.tar.py": "has a name that Windows keeps for a device",
    "dots./x.py": "has a name that ends with a dot or a blank",
    "blank /x.py": "has a name that ends with a dot or a blank",
    "n\new.py": "has a control character or broken text in its name",
    "x" * 300 + ".py": "has a name that is too long",
    "long/" * 300 + "x.py": "has a name that is too long",
}


@pytest.mark.parametrize("kind", ["zip", "tar"])
@pytest.mark.parametrize("name", BAD_NAMES)
def test_bad_names_are_refused(put, make_zip, make_tar, source, kind, name):
    make = make_zip if kind == "zip" else make_tar
    read = read_submission(put(f"hw.{kind}", make({"forward.py": source, name: b"bad"})), main="forward.py")
    assert [file.name for file in read.files] == ["forward.py"]
    assert len(read.warnings) == 1
    assert BAD_NAMES[name] in read.warnings[0]


def test_a_name_cut_by_nul(put, make_zip, source):
    data = make_zip({"forward.py": source, "evilXpy.py": b"bad"}).replace(b"evilX", b"evil\0")
    read = read_submission(put("hw.zip", data), main="forward.py")
    assert [file.name for file in read.files] == ["forward.py"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"}, "is a symbolic link"),
        ({"type": tarfile.LNKTYPE, "linkname": "forward.py"}, "is a hard link"),
        ({"type": tarfile.CHRTYPE}, "is a device"),
        ({"type": tarfile.BLKTYPE}, "is a device"),
        ({"type": tarfile.FIFOTYPE}, "is a named pipe"),
    ],
)
def test_special_members_of_a_tar(put, make_tar, fields, words):
    with pytest.raises(SubmissionError, match=f"x.py {words} and was left out. Hand in forward.py"):
        read_submission(put("hw.tar", make_tar({"x.py": b""}, **fields)), main="forward.py")


def test_setuid_and_pax_override(put, make_tar, source):
    data = make_tar({"forward.py": source}, **{"pax_headers": {"path": "../../x.py"}})
    with pytest.raises(SubmissionError, match=r"has \.\. in its path"):
        read_submission(put("hw.tar", data), main="forward.py")
    read = read_submission(
        put("ok.tar", make_tar({"forward.py": source}, mode="w", uid=0, uname="root")), main="forward.py"
    )
    assert read.files[0].data == source


def test_a_link_in_a_zip(put, source):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("forward.py", source)
        link = zipfile.ZipInfo("link.py")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    read = read_submission(put("hw.zip", buffer.getvalue()), main="forward.py")
    assert read.warnings == ("link.py is a symbolic link and was left out.",)


def test_a_locked_zip(put, make_zip, source):
    data = bytearray(make_zip({"forward.py": source}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(SubmissionError, match=r"is locked with a password\. Pack it again without one"):
        read_submission(put("hw.zip", bytes(data)), main="forward.py")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("hw.rar", b"Rar!\x1a\x07\x01\x00rest", "is a RAR file, which cannot be read. Pack it as .zip instead"),
        ("hw.zip", b"7z\xbc\xaf\x27\x1crest", "is a 7-Zip file"),
        ("hw.zip", b"", "is empty"),
        ("hw.zip", b"<html>Sign in</html>", "is broken or not an archive at all"),
        ("hw.zip", b"PK\x03\x04 and no more", "is broken"),
        ("hw.tgz", b"\x1f\x8b\x08\x00broken", "is broken"),
        ("hw.tar.gz", gzip.compress(b"no tar in it", mtime=0), "is broken"),
        ("hw.tar.xz", b"\xfd7zXZ\x00rest", "is broken"),
        ("hw.tbz2", b"BZh9rest", "is broken"),
    ],
)
def test_what_cannot_be_read(put, name, data, words):
    with pytest.raises(SubmissionError, match=words) as caught:
        read_submission(put(name, data), main="forward.py")
    assert "\n" not in str(caught.value)


def test_truncated_archives(put, make_zip, make_tar):
    noise = os.urandom(5000)  # not compressible, so that a half really lacks something
    for name, data in [
        ("hw.zip", make_zip({"forward.py": noise})),
        ("hw.tgz", make_tar({"forward.py": noise}, "w:gz")),
        ("hw.tar", make_tar({"forward.py": noise})[:3000] * 2),
    ]:
        with pytest.raises(SubmissionError):
            read_submission(put(name, data[: len(data) // 2]), main="forward.py")


def test_a_tar_damaged_in_the_middle_says_so(put, make_tar, source):
    data = bytearray(make_tar({"forward.py": source, "helper.py": source}))
    data[1024 + 150] ^= 0xFF
    read = read_submission(put("hw.tar", bytes(data)), main="forward.py")
    assert read.warnings == ("The archive hw.tar is damaged; what follows forward.py was not read.",)


def test_a_damaged_member_is_named(put, make_zip, source):
    noise = os.urandom(500)
    data = bytearray(make_zip({"forward.py": source, "helper.py": noise}, compression=zipfile.ZIP_STORED))
    data[data.index(noise) + 10] ^= 0xFF
    read = read_submission(put("hw.zip", bytes(data)), main="forward.py")
    assert read.warnings == ("helper.py is damaged in the archive and was left out.",)


def test_bombs(put, make_zip, make_tar):
    zeros = bytes(40 << 20)
    for name, data in [
        ("hw.zip", make_zip({"forward.py": zeros})),
        ("hw.tgz", make_tar({"forward.py": zeros}, "w:gz")),
        ("hw.txz", make_tar({"forward.py": zeros}, "w:xz")),
    ]:
        with pytest.raises(SubmissionError, match="unpacks to far more than a submission needs"):
            read_submission(put(name, data), main="forward.py")


def test_a_zip_that_lies_about_sizes(put, make_zip, source):
    data = bytearray(make_zip({"forward.py": source, "x.csv": bytes(5 << 20)}))
    place = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[place + 24 : place + 28] = struct.pack("<I", 10)
    read = read_submission(put("hw.zip", bytes(data)), main="forward.py")
    assert [file.name for file in read.files if len(file.data) > limits.FILE_BYTES] == []


def test_a_zip_with_an_endless_directory(put, make_zip, source, monkeypatch):
    data = make_zip({"forward.py": source, **{f"{n}.csv": b"" for n in range(100)}})
    monkeypatch.setattr(limits, "DIRECTORY_BYTES", 1000)
    with pytest.raises(SubmissionError, match="is broken"):
        read_submission(put("hw.zip", data), main="forward.py")


def test_a_tar_that_runs_backwards(put, make_tar):
    # CVE-2025-8194: a negative size leads tarfile back to a header it has seen.
    header = bytearray(make_tar({"forward.py": b""})[:512])
    header[124:136] = b"\xff" * 4 + struct.pack(">q", -512)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    with pytest.raises(SubmissionError, match="is broken"):
        read_submission(put("hw.tar", bytes(header) * 4), main="forward.py")


def test_a_tar_header_without_end(put):
    member = tarfile.TarInfo("x")
    member.type, member.size = tarfile.XHDTYPE, 10 << 20
    data = member.tobuf(tarfile.USTAR_FORMAT) + b"1" * (10 << 20)
    with pytest.raises(SubmissionError, match="is broken"):
        read_submission(put("hw.tar", data), main="forward.py")


def test_double_names_take_the_last(put, source):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for data in (b"first", b"second"):
            member = tarfile.TarInfo("./forward.py")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    read = read_submission(put("hw.tar", buffer.getvalue()), main="forward.py")
    assert [file.data for file in read.files] == [b"second"]
    assert read.warnings == ("There are several files forward.py; the last one was taken.",)


def test_a_file_that_is_also_a_folder(put, make_zip, source):
    read = read_submission(put("hw.zip", make_zip({"forward.py": source, "forward.py/x.py": b""})), main="forward.py")
    assert [file.name for file in read.files] == ["forward.py"]


def test_macos_droppings(put, make_zip, source):
    data = make_zip({"hw/forward.py": source, "__MACOSX/hw/._forward.py": b"\0", "hw/.DS_Store": b"\0", "hw/": b""})
    read = read_submission(put("hw.zip", data), main="forward.py")
    assert ([file.name for file in read.files], read.warnings) == (["forward.py"], ())


def test_an_archive_in_the_archive(put, make_zip, source):
    data = make_zip({"inner.zip": make_zip({"forward.py": source})})
    with pytest.raises(
        SubmissionError, match=r"inner\.zip is an archive that was not unpacked and was left out\. Hand in"
    ):
        read_submission(put("hw.zip", data), main="forward.py")


def test_notebooks_are_bounded_together(put, make_zip, source, monkeypatch):
    monkeypatch.setattr(limits, "NOTEBOOK_BYTES", 3000)
    cell = json.dumps({"cells": [{"cell_type": "code", "source": "x = 1", "outputs": "y" * 900}]}).encode()
    files = {f"{number}.ipynb": cell for number in range(4)}
    read = read_submission(put("a.zip", make_zip({"forward.py": source, **files})), main="forward.py")
    assert any("3.ipynb was left out" in text for text in read.warnings), read.warnings
