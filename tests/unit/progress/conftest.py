"""A clock that stands still, and reports with a test for each function."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from grader.model.report import NamedMistake, Report, ReportStatus, SubmissionInfo, TestResult, TestStatus

NOON = 1_790_000_000.0  # 2026-09-21, 14:13:20 in UTC


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """``clock.now`` is the time until a test changes it."""
    held = SimpleNamespace(now=NOON)
    monkeypatch.setattr("grader.progress.clock.now", lambda: held.now)
    return held


@pytest.fixture
def check_of() -> Callable[..., Report]:
    """A report: ``check_of("forward", f="failed", b="passed")`` names a mistake in ``f``, and so on."""

    def make(sha256: str = "0", mistakes: dict[str, str] | None = None, **tests: str) -> Report:
        rows = tuple(
            TestResult(f"test_{name}", name, TestStatus(status), float(status == "passed"), 1.0, False)
            for name, status in tests.items()
        )
        named = tuple(
            NamedMistake(name, f"Title of {name}", "-", (f"test_{test}",)) for name, test in (mistakes or {}).items()
        )
        score, full = sum(row.points for row in rows), float(len(rows))
        status = ReportStatus.PASSED if score == full else ReportStatus.FAILED
        info = SubmissionInfo("a", ("a.py",), sha256)
        return Report("0", "exercise3", "T", info, status, score, full, 1, 0.25, rows, named)

    return make
