"""Archives with whatever in them, without touching the disk for their members."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

SOURCE = b"def relu(z):\n    return z * (z > 0)\n"


def zip_bytes(files: Mapping[str, bytes], **options: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", options.get("compression", zipfile.ZIP_DEFLATED)) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, options.get("compression", zipfile.ZIP_DEFLATED))
    return buffer.getvalue()


def tar_bytes(files: Mapping[str, bytes], mode: str = "w", **fields: object) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]  # mode is a plain str here
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            for field, value in fields.items():
                setattr(member, field, value)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Writes a file below a fresh folder and returns its path."""

    def write(name: str, data: bytes = SOURCE) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def source() -> bytes:
    return SOURCE


@pytest.fixture
def make_zip() -> Callable[..., bytes]:
    return zip_bytes


@pytest.fixture
def make_tar() -> Callable[..., bytes]:
    return tar_bytes
