"""A submission that is a zip file."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from typing import IO, BinaryIO, cast

from grader.errors import SubmissionError
from grader.intake import limits
from grader.intake.bounded import Bounded
from grader.intake.members import Kind, Member, UnreadableError, kind_of
from grader.intake.names import shown
from grader.intake.package import Contents, gather
from grader.intake.reading import mode_problem
from grader.language import _

_ENCRYPTED = 0x1
_UNIX = 3


def read_zip(file: BinaryIO, packed: int, label: str, main: str) -> Contents:
    """Reads what counts in the zip file of ``packed`` bytes, or raises SubmissionError."""
    start = label[:1].upper() + label[1:]
    try:
        archive = zipfile.ZipFile(cast("IO[bytes]", Bounded(file, limits.DIRECTORY_BYTES)))
    except Exception:
        # zipfile raises BadZipFile, struct.error, UnicodeDecodeError, ValueError, EOFError ... on damaged input.
        raise SubmissionError(
            _("{start} is broken. Pack it again and hand it in once more.").format(start=start)
        ) from None
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > max(limits.RATIO_FREE_BYTES, limits.RATIO * packed):
            raise SubmissionError(
                _("{start} unpacks to far more than a submission needs. Pack only {main}.").format(
                    start=start, main=shown(main)
                )
            )
        if any(entry.flag_bits & _ENCRYPTED and _counts(entry, main) for entry in entries):
            raise SubmissionError(
                _("{start} is locked with a password. Pack it again without one.").format(start=start)
            )
        return gather([_member(archive, entry) for entry in entries], label, main)


def _counts(entry: zipfile.ZipInfo, main: str) -> bool:
    return kind_of(entry.filename, main) in (Kind.SOURCE, Kind.NOTEBOOK)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Member:
    # orig_filename still has what stands behind a NUL; the upper half of external_attr is a Unix mode, if there is one.
    mode = entry.external_attr >> 16
    special = mode_problem(mode) if entry.create_system == _UNIX and stat.S_IFMT(mode) else ""
    locked = _("is locked with a password") if entry.flag_bits & _ENCRYPTED else ""
    return Member(entry.orig_filename, entry.file_size, _reader(archive, entry), special or locked)


def _reader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[int], bytes]:
    def read(limit: int) -> bytes:
        try:
            with archive.open(entry) as stream:
                return _drain(stream, limit)
        except NotImplementedError:
            raise UnreadableError(_("is packed by a method that cannot be read here")) from None
        except Exception:
            # Bad checksums, lengths and compressed data come as many types, zlib.error and lzma.LZMAError among them.
            raise UnreadableError(_("is damaged in the archive")) from None

    return read


def _drain(stream: IO[bytes], limit: int) -> bytes:
    """Reads in pieces up to one byte over the limit; reading to the very end makes zipfile compare the checksum."""
    pieces, left = [], limit + 1
    while left > 0 and (piece := stream.read(min(left, 1 << 16))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
