"""A class's zip download, unpacked into a folder of our own. What students packed themselves stays packed."""

from __future__ import annotations

import shutil
import stat
import zipfile
from pathlib import Path

from grader.errors import UsageError
from grader.intake.names import clean_name, listing, name_problem, shown, size

_MOST_BYTES = 4 << 30
_MOST_FILES = 200_000


def unpack(archive: Path, folder: Path) -> tuple[str, ...]:
    """Write the files of ``archive`` below ``folder``; returns warnings about what was left out.

    Raises:
        UsageError: it is no zip file, is damaged, or holds more than a class could hand in.
    """
    refused: list[str] = []
    try:
        with zipfile.ZipFile(archive) as source:
            members = [info for info in source.infolist() if not info.is_dir()]
            total = sum(info.file_size for info in members)
            if len(members) > _MOST_FILES or total > _MOST_BYTES:
                raise UsageError(f"{shown(str(archive), 200)} holds {len(members)} files of {size(total)}: too much.")
            for info in members:
                if name_problem(info.filename) or stat.S_ISLNK(info.external_attr >> 16):
                    refused.append(info.filename)
                else:
                    _write(source, info, folder / clean_name(info.filename))
    except UsageError:
        raise
    except OSError as error:
        raise UsageError(f"{shown(str(archive), 200)} cannot be unpacked: {error.strerror or error}.") from None
    except Exception as error:  # zipfile raises many kinds for a damaged or encrypted archive
        raise UsageError(
            f"{shown(str(archive), 200)} cannot be unpacked ({type(error).__name__}). Download it once more."
        ) from None
    return (f"Left out of {shown(archive.name)} for their names: {listing(refused)}.",) if refused else ()


def _write(source: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with source.open(info) as data, path.open("xb") as file:
        shutil.copyfileobj(data, file, 1 << 20)
