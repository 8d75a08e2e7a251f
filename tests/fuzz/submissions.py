"""The readers of what students hand in."""

from __future__ import annotations

import atexit
import gzip
import io
import json
import re
import tarfile
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from grader.errors import SubmissionError
from grader.intake import read_submission
from grader.intake.exported import without_notebook_calls
from grader.intake.magics import neutralise
from grader.intake.names import name_problem
from grader.intake.notebook import convert
from tests.fuzz.common import SOURCE, harmless, text_of


@cache
def _folder() -> Path:
    made = tempfile.TemporaryDirectory(prefix="nngrade-fuzz-")
    atexit.register(made.cleanup)
    return Path(made.name)


def _submitted(data: bytes, name: str) -> str:
    path = _folder() / name
    path.write_bytes(data)
    try:
        read = read_submission(path, main="forward.py")
    except SubmissionError as error:
        harmless(str(error))
        return "refused"
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", read.id)
    assert sum(len(file.data) for file in read.files) <= 17 << 20
    assert len(read.files) <= 500
    assert len({file.name for file in read.files}) == len(read.files)
    assert read.main is None or read.main in {file.name for file in read.files}
    assert not [file.name for file in read.files if name_problem(file.name)]
    for warning in read.warnings:
        harmless(warning)
    return "warned" if read.warnings else "read"


def archive_zip(data: bytes) -> str:
    """A zip file."""
    return _submitted(data, "a.zip")


def archive_tar(data: bytes) -> str:
    """A tar file; the first byte chooses whether it is packed once more."""
    return _submitted(gzip.compress(data[1:], 1) if data[:1] == b"z" else data[1:], "a.tar")


def archive_packed(data: bytes) -> str:
    """Compressed data as it comes."""
    return _submitted(data, "a.tgz")


def notebook(data: bytes) -> str:
    """A notebook."""
    try:
        code = convert(data, "a.ipynb")
    except SubmissionError as error:
        harmless(str(error))
        return "refused"
    assert len(code.source) <= 1 << 20
    assert [line for line, _ in code.cells] == sorted({line for line, _ in code.cells})
    return "read"


def cell(data: bytes) -> str:
    """A cell of a notebook, and a script that was exported from one."""
    text = text_of(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert neutralise(text).count("\n") == lines
    changed, warnings = without_notebook_calls(data, "a.py")
    assert changed.count(b"\n") == data.count(b"\n")
    return "changed" if warnings else "kept"


def source(data: bytes) -> str:
    """A single file of any encoding."""
    return _submitted(data, "forward.py")


def _zip(compression: int, **files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return buffer.getvalue()


def zip_seeds() -> list[bytes]:
    files = {"forward.py": SOURCE, "../x.py": b"", "d/data.csv": b"1,2\n" * 50, "link": b"/etc/passwd"}
    kinds = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    return [_zip(kind, **files) for kind in kinds] + [_zip(zipfile.ZIP_STORED), _zip(8, **{"a b\u202e.py": SOURCE})]


def _tar(format: int) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=format) as archive:
        for kind in (tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo("forward.py" if kind == tarfile.REGTYPE else "d/" + "x" * 120 + kind.decode())
            member.type, member.linkname = kind, "/etc/passwd"
            member.size = len(SOURCE) if kind == tarfile.REGTYPE else 0
            member.pax_headers = {"comment": "x", "path": member.name} if format == tarfile.PAX_FORMAT else {}
            archive.addfile(member, io.BytesIO(SOURCE))
    return buffer.getvalue()


def tar_seeds() -> list[bytes]:
    kinds = (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)
    made = [_tar(kind) if kind != tarfile.USTAR_FORMAT else _tar(tarfile.GNU_FORMAT)[:1536] for kind in kinds]
    return [mark + data for data in made for mark in (b"z", b"t")]


def packed_seeds() -> list[bytes]:
    import bz2
    import lzma

    tar = _tar(tarfile.PAX_FORMAT)
    return [gzip.compress(tar), bz2.compress(tar), lzma.compress(tar), gzip.compress(SOURCE), tar]


def notebook_seeds() -> list[bytes]:
    cells = [
        {"cell_type": "code", "source": ["%matplotlib inline\n", "x = 1"], "outputs": []},
        {"cell_type": "markdown", "source": "# Title"},
        {"cell_type": "code", "source": "from __future__ import annotations\n!pip install x\ndef relu(z): return z"},
    ]
    kernel = {"kernelspec": {"language": "python"}, "language_info": {"name": "python"}}
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": "x = 1"}]}], "nbformat": 3}
    return [json.dumps(item).encode() for item in ({"cells": cells, "metadata": kernel}, old, {"cells": cells[:1]})]


def cell_seeds() -> list[bytes]:
    cells = (
        "%time x = f()\n%%writefile a.py\n!ls\nnp.dot?", "x = !ls\ny = %pwd\nget_ipython().system('ls')\n",
        "%%time\nfrom __future__ import annotations\ndisplay(x)\nif a:\n    !rm \\\n  -rf /\n",
        "'''a\n%time\n''' + (\n!ls)\n", "%%bash\nls\n",
    )  # fmt: skip
    return [text.encode() for text in cells]
