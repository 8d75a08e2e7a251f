"""What is fuzzed. A target takes any bytes, says in a word what became of them, and lets out only what is a finding."""

from __future__ import annotations

from tests.fuzz import reports, submissions, wire
from tests.fuzz.common import SOURCE, Target

TARGETS = {
    "wire": Target(wire.wire, wire.wire_seeds, (b'"~"', b'"a"', b'"T"', b'"f8"', b"1e999", b"NaN", b"\n\n", b"NNG1")),
    "zip": Target(
        submissions.archive_zip,
        submissions.zip_seeds,
        (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"forward.py"),
    ),
    "tar": Target(
        submissions.archive_tar,
        submissions.tar_seeds,
        (b"ustar\x0000", b"ustar  \0", b"././@LongLink", b" path=", b"forward.py"),
    ),
    "packed": Target(submissions.archive_packed, submissions.packed_seeds, (b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0")),
    "notebook": Target(
        submissions.notebook,
        submissions.notebook_seeds,
        (b'"cells"', b'"source"', b'"code"', b'"worksheets"', b"%%time"),
    ),
    "cell": Target(
        submissions.cell,
        submissions.cell_seeds,
        (b"%time ", b"%%", b"get_ipython()", b"display(", b"'''", b"\\\n", b"?"),
    ),
    "source": Target(
        submissions.source, lambda: [SOURCE, b"\xef\xbb\xbf" + SOURCE, SOURCE.decode().encode("utf-16"), b"# coding: x"]
    ),
    "sanitiser": Target(
        reports.sanitiser,
        submissions.cell_seeds,
        ("\u202e".encode(), b"\x1b[31m", b"\x1b]8;;x\x07", b"\xff", b"::error::", b"##vso["),
    ),
    "report": Target(
        reports.report, reports.report_seeds, (b"\\ud800", b"\\u001b[2J", b'"seconds"', b"1e400", b"\\n::error::x")
    ),
}
"""By name."""
