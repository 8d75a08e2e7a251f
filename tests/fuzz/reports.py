"""The sanitiser of all text, and the reader and renderers of saved reports."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from grader.errors import UsageError
from grader.intake.names import name_problem, safe_id
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
from grader.render.json import dump
from grader.render.load import load
from tests.drawings import drawings
from tests.fuzz.common import harmless, text_of
from tests.harmless import check

_COMMAND = re.compile(r"^\s*::|##(\[|vso\[)", re.MULTILINE)


def sanitiser(data: bytes) -> str:
    """Any text at all through the one sanitiser."""
    text = text_of(data)
    shown = printable(text)
    harmless(shown)
    assert len(shown) <= 4000
    assert shown.count("\n") < 200
    assert printable(shown) == shown
    assert not {unicodedata.category(letter) for letter in shown} & {"Cf", "Cs", "Zl", "Zp"}
    line = one_line(text, 50)
    harmless(line)
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
    check(loaded)
    return "rendered"


def report_seeds() -> list[bytes]:
    tests = tuple(
        TestResult(f"test_{status.value}", "It holds.", status, 0.5, 1.0, hidden, "`f`: values\ndiffer.", ("m",),
                   {"source": "x = 1", "k": [1, None, {"a": 2.5}]}, Location("forward.py", 3), "printed\n")
        for status in TestStatus for hidden in (False, True)
    )  # fmt: skip
    mistakes = (NamedMistake("m", "A sum.", "Divide.", ("test_failed",), "Part 3", ("n",)),)
    info = SubmissionInfo("ada", ("forward.py",), "0" * 64)
    made = Report("0.1.0", "exercise1", "The forward pass", info, ReportStatus.FAILED, 1.0, 2.0, 7, 0.5, tests,
                  mistakes, Isolation("A", ("pidns",)), {"python": "3.11"}, ("A note.",))  # fmt: skip
    made = replace(made, drawings=drawings())
    return [dump(made).encode(), dump(replace(made, status=ReportStatus.GRADER_ERROR, tests=(), mistakes=())).encode()]
