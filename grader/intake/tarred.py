"""A submission that is a tar file, compressed or not."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, cast

from grader.errors import SubmissionError
from grader.intake import limits
from grader.intake.bounded import Bounded
from grader.intake.members import Member, UnreadableError
from grader.intake.names import shown
from grader.intake.package import Contents, gather
from grader.language import N_, _

_PIECE = 1 << 16
_HEADER_PIECE = 32 << 10
"""One header. Before Python 3.12.6 tarfile searched it in a time that grows with the square of its length."""
_HEADERS = 24 << 20
"""All headers together: a block of 512 bytes and perhaps a long name for each of ``MEMBER_COUNT`` members."""
_SORTS = (
    (tarfile.TarInfo.issym, N_("is a symbolic link")),
    (tarfile.TarInfo.islnk, N_("is a hard link")),
    (tarfile.TarInfo.isfifo, N_("is a named pipe")),
    (tarfile.TarInfo.isdev, N_("is a device")),
    (tarfile.TarInfo.issparse, N_("is a file with holes")),
)


class _BrokenError(Exception):
    """The compressed or the tar structure is damaged."""


def read_tar(file: BinaryIO, sort: str, packed: int, label: str, main: str) -> Contents:
    """Reads what counts in a tar file (``sort`` is ``tar``, ``gz``, ``bz2`` or ``xz``), or raises SubmissionError."""
    start = label[:1].upper() + label[1:]
    try:
        if sort == "tar":
            return _read(file, label, main)
        with tempfile.SpooledTemporaryFile(max_size=8 << 20) as spool:
            if not _unpack(file, sort, packed, cast("IO[bytes]", spool)):
                raise SubmissionError(
                    _("{start} unpacks to far more than a submission needs. Pack only {main}.").format(
                        start=start, main=shown(main)
                    )
                )
            return _read(cast("BinaryIO", spool), label, main)
    except _BrokenError:
        raise SubmissionError(
            _("{start} is broken. Pack it again and hand it in once more.").format(start=start)
        ) from None


def _unpack(file: BinaryIO, sort: str, packed: int, spool: IO[bytes]) -> bool:
    """Uncompresses into ``spool``; False when that is more than the limits allow."""
    most = min(limits.UNPACKED_BYTES, max(limits.RATIO_FREE_BYTES, limits.RATIO * packed))
    total = 0
    try:
        with _uncompressed(file, sort) as stream:
            while piece := stream.read(_PIECE):
                total += len(piece)
                if total > most:
                    return False
                spool.write(piece)
    except Exception:
        # EOFError, zlib.error, lzma.LZMAError, OSError, ValueError: all say that the file is damaged.
        raise _BrokenError from None
    spool.seek(0)
    return True


def _uncompressed(file: BinaryIO, sort: str) -> IO[bytes]:
    if sort == "gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="rb"))
    return cast("IO[bytes]", bz2.BZ2File(file) if sort == "bz2" else lzma.LZMAFile(file))


def _read(file: BinaryIO, label: str, main: str) -> Contents:
    bounded = Bounded(file, _HEADER_PIECE, _HEADERS)
    headers = list(_headers(bounded))
    bounded.free()
    contents = gather([_member(file, header) for header in headers if not header.isdir()], label, main)
    if _ends_early(file, headers):
        warning = _("{start} is damaged; what follows {name} was not read.").format(
            start=label[:1].upper() + label[1:], name=shown(headers[-1].name)
        )
        return Contents(contents.files, contents.notebooks, (*contents.warnings, warning))
    return contents


def _ends_early(file: BinaryIO, headers: list[tarfile.TarInfo]) -> bool:
    """tarfile takes a damaged header for the end of the archive; the true end is a block of zeros or nothing."""
    if not headers or len(headers) >= limits.MEMBER_COUNT:
        return False
    last = headers[-1]
    file.seek(last.offset_data + -(-last.size // 512) * 512 if last.isreg() else last.offset_data)
    return bool(file.read(512).strip(b"\0"))


def _headers(bounded: Bounded) -> Iterator[tarfile.TarInfo]:
    """Lists members, and stops when the list runs backwards: crafted sizes lead old versions of tarfile in circles."""
    try:
        archive = tarfile.open(fileobj=cast("IO[bytes]", bounded), mode="r:")  # noqa: SIM115, the file is the caller's
        last = -1
        for _ in range(limits.MEMBER_COUNT):
            header = archive.next()
            if header is None:
                return
            if header.offset <= last or header.size < 0 or header.offset_data < 0:
                raise _BrokenError
            last = header.offset
            yield header
    except Exception:
        # Besides TarError: ValueError, OverflowError, RecursionError, UnicodeDecodeError and TooGreedyError.
        raise _BrokenError from None


def _member(file: BinaryIO, header: tarfile.TarInfo) -> Member:
    problem = _(next((words for test, words in _SORTS if test(header)), ""))
    if not problem and not header.isreg():
        problem = _("is not a regular file")
    return Member(header.name, header.size, _reader(file, header.offset_data, header.size), problem)


def _reader(file: BinaryIO, offset: int, size: int) -> Callable[[int], bytes]:
    def read(limit: int) -> bytes:
        file.seek(offset)
        data = file.read(min(size, limit + 1))
        if len(data) < min(size, limit + 1):
            raise UnreadableError(_("is cut off in the archive"))
        return data

    return read
