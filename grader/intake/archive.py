"""A submission that is an archive: which sort it is by its first bytes, and bounded access to them.

Nothing is ever unpacked to disk. The standard library's readers only list members and give their bytes; because both
have trusted sizes in hostile headers before (CVE-2024-6232, CVE-2025-8194), they read through :class:`Bounded`.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from grader.errors import SubmissionError
from grader.intake import limits
from grader.intake.members import UnreadableError
from grader.intake.names import shown, size
from grader.intake.package import Contents
from grader.intake.reading import open_regular
from grader.language import _

_SUFFIXES = (".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".gz", ".bz2", ".xz", ".rar", ".7z", ".zst", ".lzma")
_FOREIGN = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"MSCF", "CAB"),
    (b"!<arch>\n", "ar"),
)
_COMPRESSED = ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\x00", "xz"))


def is_archive(path: Path) -> bool:
    """True for a file that has an archive's name, or an archive's first bytes and no source file's name."""
    name = path.name.lower()
    if name.endswith((".py", ".ipynb")):
        return False  # graded as what it claims to be: a binary file is a program that does not load
    if name.endswith(_SUFFIXES):
        return True
    try:
        with open_regular(path) as file:
            return _sort_of(file) != ""
    except (UnreadableError, OSError):
        return False  # its own reader says why


def read_archive(path: Path, main: str) -> Contents:
    """Reads what counts in the archive, or raises SubmissionError."""
    label = _("the archive {path}").format(path=shown(path.name))
    try:
        with open_regular(path) as file:
            packed = file.seek(0, 2)
            if packed > limits.ARCHIVE_BYTES:
                most = size(limits.ARCHIVE_BYTES)
                raise SubmissionError(
                    _("{path} is larger than {most}. Pack only {main}.").format(
                        path=shown(path.name), most=most, main=shown(main)
                    )
                )
            return _read(file, _sort_of(file), packed, label, main)
    except (UnreadableError, OSError) as error:
        raise SubmissionError(f"{shown(path.name)} {error}.") from None


def _read(file: BinaryIO, sort: str, packed: int, label: str, main: str) -> Contents:
    # The standard library's readers take a tenth of a short check to load, and most submissions are no archives.
    if sort == "zip":
        from grader.intake import zipped

        return zipped.read_zip(file, packed, label, main)
    if sort in ("tar", "gz", "bz2", "xz"):
        from grader.intake import tarred

        return tarred.read_tar(file, sort, packed, label, main)
    if packed == 0:
        raise SubmissionError(
            _("{label} is empty (0 bytes). Pack it again and hand in {main}.").format(
                label=_start(label), main=shown(main)
            )
        )
    if sort:
        raise SubmissionError(
            _("{label} is a {sort} file, which cannot be read. Pack it as .zip instead.").format(
                label=_start(label), sort=sort
            )
        )
    raise SubmissionError(
        _("{label} is broken or not an archive at all. Pack it again as .zip.").format(label=_start(label))
    )


def _sort_of(file: BinaryIO) -> str:
    """``zip``, ``tar``, a compression, the name of a foreign format, or nothing."""
    file.seek(0)
    head = file.read(512)
    file.seek(0)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if head[257:262] == b"ustar" or (len(head) == 512 and _old_tar(head)):
        return "tar"
    return next((sort for magic, sort in (*_COMPRESSED, *_FOREIGN) if head.startswith(magic)), "")


def _old_tar(head: bytes) -> bool:
    """Tar files from before 1988 have no mark, only a sum over their first block."""
    digits = head[148:156].strip(b" \0")
    if not digits or not all(digit in b"01234567" for digit in digits):
        return False
    return int(digits, 8) == sum(head[:148]) + 8 * 32 + sum(head[156:])


def _start(label: str) -> str:
    return label[:1].upper() + label[1:]
