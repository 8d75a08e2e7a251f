"""How statuses, points and counts are said. Every text format uses these words, so that they all say the same."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from grader.model.frozen import frozen
from grader.model.report import Location, Report, TestResult, TestStatus

PENDING = (TestStatus.SKIPPED, TestStatus.NOT_RUN, TestStatus.NOT_ATTEMPTED)
"""Nothing is known to be wrong: shown calmly."""


@frozen
class Sign:
    """A status as a reader meets it; the word alone says everything."""

    symbol: str
    word: str
    style: str


_PASSED = Sign("✓", "passed", "green")
_PARTLY = Sign("~", "partly", "magenta")
_SIGNS: Mapping[TestStatus, Sign] = {
    TestStatus.PASSED: _PASSED,
    TestStatus.FAILED: Sign("✗", "failed", "red"),
    TestStatus.RAISED: Sign("✗", "raised", "red"),
    TestStatus.TIMEOUT: Sign("✗", "timed out", "red"),
    TestStatus.MEMORY: Sign("✗", "out of memory", "red"),
    TestStatus.CRASHED: Sign("✗", "crashed", "red"),
    TestStatus.OUTPUT_LIMIT: Sign("✗", "too much output", "red"),
    TestStatus.SKIPPED: Sign("-", "skipped", "dim"),
    TestStatus.NOT_RUN: Sign("-", "not run", "dim"),
    TestStatus.NOT_ATTEMPTED: Sign("-", "to do", "dim"),
    TestStatus.NOT_LOADABLE: Sign("✗", "not loadable", "red"),
}


def sign(test: TestResult) -> Sign:
    """The symbol, word and style of a test's row."""
    if test.status is TestStatus.FAILED and test.points > 0:
        return _PARTLY
    return _SIGNS[test.status]


def number(value: float) -> str:
    """Points with at most two decimals, never rounded up: 9.999 of 10 must not read as 10."""
    text = f"{math.floor(value * 100 + 1e-6) / 100:.2f}"
    return text.rstrip("0").rstrip(".")


def points(value: float) -> str:
    """``1 point``, ``7.5 points``."""
    return f"{number(value)} {'point' if number(value) == '1' else 'points'}"


def share(test: TestResult) -> str:
    """``1.5 of 2``."""
    return f"{number(test.points)} of {number(test.max_points)}"


def score(report: Report) -> str:
    """``7.5 of 10 points``."""
    return f"{number(report.score)} of {points(report.max_score)}"


def count(many: int, noun: str) -> str:
    """``1 test``, ``3 tests``."""
    return f"{many} {noun}{'' if many == 1 else 's'}"


def named(test: TestResult) -> str:
    """A test's title as a part of a sentence, marked when it is a hidden one."""
    title = test.title.rstrip(".")
    return f"{title} (hidden)" if test.hidden else title


def place(location: Location) -> str:
    """``backprop.py, line 12``."""
    return f"{location.file}, line {location.line}"


def lost(tests: Sequence[TestResult]) -> float:
    """Points that these tests did not give."""
    return sum(test.max_points - test.points for test in tests)


TIERS: Mapping[str, str] = {
    "A": "namespaces, Landlock, seccomp and limits",
    "B": "Landlock, seccomp and limits",
    "C": "seccomp and limits, but files can be read",
    "F": "none, only a process of its own",
}
"""What keeps student code apart, from the strongest tier to none at all."""


def asks(report: Report) -> bool:
    """A quiz: questions that were answered, and no program."""
    return report.isolation.tier == "none" and bool(report.tests)


def isolation(report: Report, *, details: bool = False) -> str:
    """How the student's code was kept apart, for the last line."""
    kept = report.isolation
    if asks(report):
        return "Isolation: not needed, nothing was run"
    brief = "" if kept.tier in ("A", "B") else TIERS.get(kept.tier, "")
    words = ", ".join(kept.details) if details else brief
    return f"Isolation: tier {kept.tier}{f' ({words})' if words else ''}"
