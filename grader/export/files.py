"""The files of a package, and how they are written: the same bytes from the same sources."""

from __future__ import annotations

import io
import os
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from grader.errors import OutputError
from grader.model.frozen import frozen

_LONG_AGO = (2020, 1, 1, 0, 0, 0)
_ZIP, _TAR = (".zip",), (".tar", ".tar.gz", ".tgz")


@frozen
class File:
    """One of them."""

    data: bytes
    executable: bool = False


Files = Mapping[str, File]
"""By path, with slashes."""


def text(content: str, *, executable: bool = False) -> File:
    """A text file; its lines end as Linux wants them, or a script's first line would name no program."""
    return File(content.replace("\r\n", "\n").encode(), executable)


def write(files: Files, out: Path) -> int:
    """Write an archive, or a folder that was not there.

    Raises:
        OutputError: it cannot be written; nothing half-written is left.
    """
    name = out.name.lower()
    try:
        if name.endswith(_ZIP):
            _replaced(out, zipped(files))
        elif name.endswith(_TAR):
            _replaced(out, tarred(files, compressed=not name.endswith(".tar")))
        else:
            _folder(files, out)
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror or error}.") from None
    return len(files)


def zipped(files: Files) -> bytes:
    """A zip archive that keeps the executable bits."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, file in sorted(files.items()):
            info = zipfile.ZipInfo(path, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, also when made on Windows
            info.external_attr = (0o100755 if file.executable else 0o100644) << 16
            archive.writestr(info, file.data)
    return buffer.getvalue()


def tarred(files: Files, *, compressed: bool) -> bytes:
    """A tar archive."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, file in sorted(files.items()):
            info = tarfile.TarInfo(path)
            info.size, info.mode = len(file.data), 0o755 if file.executable else 0o644
            archive.addfile(info, io.BytesIO(file.data))
    if not compressed:
        return plain.getvalue()
    import gzip

    return gzip.compress(plain.getvalue(), mtime=0)


def _replaced(out: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=out.parent, prefix=".writing-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, out)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _folder(files: Files, out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise OutputError(f"{out} is there already. Name a new folder, or a file that ends in .zip or .tar.gz.")
    place = Path(tempfile.mkdtemp(dir=out.parent, prefix=".writing-"))
    try:
        for path, file in files.items():
            target = place / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.data)
            target.chmod(0o755 if file.executable else 0o644)
        place.chmod(0o755)
        if out.exists():
            out.rmdir()
        place.rename(out)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
