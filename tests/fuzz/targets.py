"""What is fuzzed. A target takes any bytes, says in a word what became of them, and lets out only what is a finding."""

from __future__ import annotations

import atexit
import gzip
import io
import json
import re
import struct
import tarfile
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from grader.errors import SubmissionError, UsageError
from grader.intake import read_submission
from grader.intake.exported import without_notebook_calls
from grader.intake.magics import neutralise
from grader.intake.names import name_problem, safe_id
from grader.intake.notebook import convert
from grader.model.report import (
    Isolation,
    Location,
    NamedMistake,
    Report,
    ReportStatus,
    SubmissionInfo,
    TestResult,
    TestStatus,
)
from grader.model.text import inert, one_line, printable
from grader.render import FORMATS, render
from grader.render.json import dump
from grader.render.load import load
from grader.sandbox.replies import Reader
from grader.sandbox.wire import Bounds, FrameReader, WireError, value

SOURCE = b"import numpy as np\ndef relu(z):\n    return np.maximum(z, 0)\n"
_SMALL = Bounds(header=1 << 16, body=1 << 16, nodes=500)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_COMMAND = re.compile(r"^\s*::|##(\[|vso\[)", re.MULTILINE)


@dataclass(frozen=True)
class Target:
    """One reader of foreign bytes."""

    check: Callable[[bytes], str]
    seeds: Callable[[], list[bytes]]
    words: tuple[bytes, ...] = ()
    """What a blind mutation would not find."""


def text_of(data: bytes) -> str:
    """Any text there can be, lone surrogates too."""
    if data[:1] == b"\xff":
        return data[1 : 1 + (len(data) - 1) // 2 * 2].decode("utf-16-le", "surrogatepass")
    return data.decode("utf-8", "surrogateescape")


# -- the wire


def _node(data: Iterator[int], depth: int = 0) -> Any:
    """A tree that looks like one of ours, chosen byte by byte."""
    kind = next(data, 0)
    if depth > 40 or kind < 60:
        return (None, True, kind, -kind, kind / 7, "x" * kind, 10**20, 2**63, "\ud800", 1e300, "work.py", "f8")[
            kind % 12
        ]
    inner = [_node(data, depth + 1) for _ in range(kind % 4)]
    codes, place = ("f8", "b1", "i1", "c16", "O", kind), next(data, 0)
    array = {"~": "a", "d": codes[place % 6], "s": [next(data, 0) % 5 for _ in range(kind % 3)], "o": place % 40}
    made = (
        inner, {"~": "t", "v": inner}, {"~": "d", "v": [[str(n), item] for n, item in enumerate(inner)]}, array,
        {"~": "T", "a": array, "g": True, "p": bool(kind & 1)}, {"~": "f", "v": ("nan", "inf", "x")[kind % 3]},
        {"~": "u", "n": "f", "h": "g"}, {"~": kind}, {"~": "d", "v": inner}, {"~": "T", "a": inner, "g": 1, "p": 0},
        {"x": inner},
    )  # fmt: skip
    return made[kind % 11]


def _grown(data: bytes) -> bytes:
    """A frame whose parts are right one by one."""
    stream = iter(data)
    ops = ("returned", "raised", "missing", "loaded", "failed", "programs")
    info = json.loads(_wire_seeds()[8 + next(stream, 0) % 6][1:].partition(b"\n\n")[0])["info"]
    for _ in range(next(stream, 0) % 3):
        info[sorted(info)[next(stream, 0) % len(info)]] = _node(stream)
    head = {
        "op": ops[next(stream, 0) % 6],
        "id": 7,
        "info": info,
        "val": [_node(stream), (next(stream, 0) % 2 and []) or None],
    }
    header = json.dumps(head).encode()
    return struct.pack("<4sIQ", b"NNG1", len(header), 40) + header + bytes(40)


def wire(data: bytes) -> str:
    """The first byte says how much is made right, so that more than the prefix is reached."""
    reader = FrameReader(_SMALL)
    if data[:1] < b"\x10":
        reader.buffer += _grown(data[1:])
    elif data[:1] > b"\x20":
        split = data.find(b"\n\n")
        header, body = (data[1:split], data[split + 2 :]) if split > 0 else (data[1:], b"")
        reader.buffer += struct.pack("<4sIQ", b"NNG1", len(header), len(body)) + header + body
    else:
        reader.buffer += data[1:]
    try:
        message = reader.next()
        if message is None:
            return "unfinished"
        replies = Reader({"work.py": SOURCE})
        if message.op in ("loaded", "failed"):
            replies.loaded(message, "")
            return "loaded"
        replies.outcome(message.op, message.info, message.val, "")
        value(message.val)
    except WireError:
        return "refused"
    return "read"


@cache
def _wire_seeds() -> list[bytes]:
    returned = {"op": "returned", "id": 7, "info": {"warnings": ["w"], "trivial": False}}
    array = {"~": "a", "d": "f8", "s": [1, 2], "o": 0}
    values = [
        None, [1, 2.5, "x"], {"~": "f", "v": "nan"}, {"~": "t", "v": [1, True]}, {"~": "d", "v": [["k", array]]}, array,
        {"~": "T", "a": array, "g": True, "p": False}, {"~": "u", "n": "function", "h": "call it"},
        {"~": "a", "d": "b1", "s": [4], "o": 12},
    ]  # fmt: skip
    heads = [{**returned, "val": [val, None]} for val in values] + [{**returned, "val": [1, [array]]}]
    raised = {"type": "E", "message": "m", "where": "f", "builtin": True, "frames": [["work.py", 2, "relu"]]}
    missing = {"name": "f", "kind": "absent", "similar": ["g"], "found_type": ""}
    heads += [
        {"op": "raised", "id": 7, "info": raised, "val": None},
        {"op": "missing", "id": 7, "info": missing, "val": None},
        {"op": "loaded", "id": 7, "info": {"names": ["relu"], "warnings": []}, "val": None},
        {"op": "failed", "id": 7, "info": {**raised, "reason": "syntax"}, "val": None},
    ]
    made = [b"\x21" + json.dumps(head).encode() + b"\n\n" + bytes(16) for head in heads]
    whole = struct.pack("<4sIQ", b"NNG1", len(made[0]) - 19, 16) + made[0][1:-18] + bytes(16)
    return [*made, b"\x10" + whole, bytes(40), bytes(range(0, 255, 3)), b"\0\1" + bytes(range(60, 255))]


# -- submissions


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
        _harmless(str(error))
        return "refused"
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", read.id)
    assert sum(len(file.data) for file in read.files) <= 17 << 20
    assert len(read.files) <= 500
    assert len({file.name for file in read.files}) == len(read.files)
    assert read.main is None or read.main in {file.name for file in read.files}
    assert not [file.name for file in read.files if name_problem(file.name)]
    for warning in read.warnings:
        _harmless(warning)
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
        _harmless(str(error))
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


def _zip_seeds() -> list[bytes]:
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


def _tar_seeds() -> list[bytes]:
    kinds = (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)
    made = [_tar(kind) if kind != tarfile.USTAR_FORMAT else _tar(tarfile.GNU_FORMAT)[:1536] for kind in kinds]
    return [mark + data for data in made for mark in (b"z", b"t")]


def _packed_seeds() -> list[bytes]:
    import bz2
    import lzma

    tar = _tar(tarfile.PAX_FORMAT)
    return [gzip.compress(tar), bz2.compress(tar), lzma.compress(tar), gzip.compress(SOURCE), tar]


def _notebook_seeds() -> list[bytes]:
    cells = [
        {"cell_type": "code", "source": ["%matplotlib inline\n", "x = 1"], "outputs": []},
        {"cell_type": "markdown", "source": "# Title"},
        {"cell_type": "code", "source": "from __future__ import annotations\n!pip install x\ndef relu(z): return z"},
    ]
    kernel = {"kernelspec": {"language": "python"}, "language_info": {"name": "python"}}
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": "x = 1"}]}], "nbformat": 3}
    return [json.dumps(item).encode() for item in ({"cells": cells, "metadata": kernel}, old, {"cells": cells[:1]})]


def _cell_seeds() -> list[bytes]:
    cells = (
        "%time x = f()\n%%writefile a.py\n!ls\nnp.dot?", "x = !ls\ny = %pwd\nget_ipython().system('ls')\n",
        "%%time\nfrom __future__ import annotations\ndisplay(x)\nif a:\n    !rm \\\n  -rf /\n",
        "'''a\n%time\n''' + (\n!ls)\n", "%%bash\nls\n",
    )  # fmt: skip
    return [text.encode() for text in cells]


# -- text and reports


def _harmless(text: str) -> None:
    assert not _CONTROL.search(text), ascii(text)
    text.encode()


def sanitiser(data: bytes) -> str:
    """Any text at all through the one sanitiser."""
    text = text_of(data)
    shown = printable(text)
    _harmless(shown)
    assert len(shown) <= 4000
    assert shown.count("\n") < 200
    assert printable(shown) == shown
    assert not {unicodedata.category(letter) for letter in shown} & {"Cf", "Cs", "Zl", "Zp"}
    line = one_line(text, 50)
    _harmless(line)
    assert "\n" not in line
    assert len(line) <= 50
    assert not _COMMAND.search(inert(shown))
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", safe_id(text))
    name_problem(text)
    return "kept" if shown == text else "changed"


def report(data: bytes) -> str:
    """A saved report, which may come from anywhere, in every format."""
    try:
        loaded = load(data.decode("utf-8", "surrogateescape"), "a.json")
    except UsageError as error:
        str(error)
        return "refused"
    for format in FORMATS:
        text = render(loaded, format)
        _harmless(text)
        assert format == "svg" or not _COMMAND.search(text), format
    return "rendered"


def _report_seeds() -> list[bytes]:
    tests = tuple(
        TestResult(f"test_{status.value}", "It holds.", status, 0.5, 1.0, hidden, "`f`: values\ndiffer.", ("m",),
                   {"source": "x = 1", "k": [1, None, {"a": 2.5}]}, Location("forward.py", 3), "printed\n")
        for status in TestStatus for hidden in (False, True)
    )  # fmt: skip
    mistakes = (NamedMistake("m", "A sum.", "Divide.", ("test_failed",), "Part 3", ("n",)),)
    info = SubmissionInfo("ada", ("forward.py",), "0" * 64)
    made = Report("0.1.0", "exercise1", "The forward pass", info, ReportStatus.FAILED, 1.0, 2.0, 7, 0.5, tests,
                  mistakes, Isolation("A", ("pidns",)), {"python": "3.11"}, ("A note.",))  # fmt: skip
    return [dump(made).encode(), dump(replace(made, status=ReportStatus.GRADER_ERROR, tests=(), mistakes=())).encode()]


TARGETS = {
    "wire": Target(wire, _wire_seeds, (b'"~"', b'"a"', b'"T"', b'"f8"', b"1e999", b"NaN", b"\n\n", b"NNG1")),
    "zip": Target(archive_zip, _zip_seeds, (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"forward.py")),
    "tar": Target(archive_tar, _tar_seeds, (b"ustar\x0000", b"ustar  \0", b"././@LongLink", b" path=", b"forward.py")),
    "packed": Target(archive_packed, _packed_seeds, (b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0")),
    "notebook": Target(notebook, _notebook_seeds, (b'"cells"', b'"source"', b'"code"', b'"worksheets"', b"%%time")),
    "cell": Target(cell, _cell_seeds, (b"%time ", b"%%", b"get_ipython()", b"display(", b"'''", b"\\\n", b"?")),
    "source": Target(
        source, lambda: [SOURCE, b"\xef\xbb\xbf" + SOURCE, SOURCE.decode().encode("utf-16"), b"# coding: x"]
    ),
    "sanitiser": Target(
        sanitiser, _cell_seeds, ("\u202e".encode(), b"\x1b[31m", b"\x1b]8;;x\x07", b"\xff", b"::error::", b"##vso[")
    ),
    "report": Target(report, _report_seeds, (b"\\ud800", b"\\u001b[2J", b'"seconds"', b"1e400", b"\\n::error::x")),
}
"""By name."""
