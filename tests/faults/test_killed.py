"""Somebody kills a part of the grader: the score is the right one, or none is given. Never another."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Course
from grader.grading import grade, start_sandbox
from grader.model.exercise import Exercise
from grader.model.report import Report, ReportStatus
from grader.model.submission import Submission
from grader.sandbox import Sandbox

FULL = os.environ.get("NNGRADE_FAULTS") == "full"
"""Every step in every tier; the usual run takes a sample."""
STEPS = range(1, 24) if FULL else (2, 5, 8)
TIERS = ("A", "B") if FULL else ("A",)
SANDBOX_STEPS = range(1, 10) if FULL else (1, 6)


@pytest.fixture(autouse=True)
def own_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    folder.chmod(0o777)
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def same(report: Report, honest: Report) -> bool:
    return replace(report, seconds=0) == replace(honest, seconds=0)


def right_or_none(report: Report, honest: Report) -> None:
    if report.status is ReportStatus.GRADER_ERROR:
        assert (report.score, report.tests) == (0.0, ())
        assert report.warnings[0]
    else:
        assert same(report, honest), [(test.id, test.status, test.message) for test in report.tests]


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("who", ["oldest", "youngest"])
def test_a_worker(
    tier: str, who: str, warm: Any, hand: Any, course: Course, exercise: Exercise, submission: Submission,
    lift: Callable[[], None],
) -> None:  # fmt: skip
    box = warm(tier)
    honest = grade(exercise, submission, course=course, seed=3, sandbox=box)
    assert honest.score == (2.0 if honest.status is ReportStatus.PASSED else 1.0)
    errors = 0
    for step in STEPS:
        killer = hand(box, who, step)
        report = grade(exercise, submission, course=course, seed=3, sandbox=box)
        lift()
        right_or_none(report, honest)
        errors += report.status is ReportStatus.GRADER_ERROR
        if killer.steps < step:
            break  # the run has no more steps
    assert errors >= 2
    assert same(grade(exercise, submission, course=course, seed=3, sandbox=box), honest), "the sandbox is as before"


@pytest.mark.parametrize(("tier", "who"), [("A", "zygote"), ("A", "launcher"), ("B", "zygote"), ("B", "launcher")])
@pytest.mark.parametrize("step", SANDBOX_STEPS)
def test_the_sandbox(
    tier: str, who: str, step: int, hand: Callable[..., Any], course: Course, exercise: Exercise,
    submission: Submission, own_temporary: Path, gone: Callable[[Sandbox], None], lift: Callable[[], None],
) -> None:  # fmt: skip
    with start_sandbox(exercise, course, tier) as box:
        assert box.isolation.tier == tier
        honest = grade(exercise, submission, course=course, seed=3, sandbox=box)
        killer = hand(box, who, step)
        report = grade(exercise, submission, course=course, seed=3, sandbox=box)
        assert killer.killed
        lift()
        # The zygote follows the launcher a moment later: a run that is nearly done may still be finished, and right.
        assert who == "launcher" or report.status is ReportStatus.GRADER_ERROR
        right_or_none(report, honest)
    gone(box)
    assert not list(own_temporary.iterdir())


def test_an_answer_nobody_waited_for_is_not_taken_for_the_next(warm: Callable[[str], Sandbox]) -> None:
    """Ctrl-C between a question to the zygote and its answer, in a program that goes on afterwards."""
    import json

    from grader.model.exercise import Limits
    from grader.model.outcome import Call, Died

    box = warm("A")
    files = {"a.py": b"import os\ndef f(): os.abort()\ndef g(): os._exit(3)\n"}
    first, second = (box.worker(files, "a.py", limits=Limits()) for _ in range(2))
    first.loaded()
    number = first._exchange._process._number  # type: ignore[attr-defined]
    box._source._send(json.dumps({"op": "end", "worker": number, "grace": 0.0}).encode())
    ended = second.call(Call("g"))
    assert isinstance(ended, Died)
    assert ended.reason == "exited"
    first.close()


@pytest.mark.parametrize("tier", ["A", "B"])
def test_the_disk_is_full(
    tier: str, course: Course, exercise: Exercise, submission: Submission, zygote_of: Callable[[Sandbox], int]
) -> None:
    """Not a byte can be written for a worker: no score, and the reason is said."""
    import resource

    with start_sandbox(exercise, course, tier) as box:
        assert box.isolation.tier == tier
        resource.prlimit(zygote_of(box), resource.RLIMIT_FSIZE, (0, 0))
        report = grade(exercise, submission, course=course, seed=3, sandbox=box)
        assert report.status is ReportStatus.GRADER_ERROR
        assert "the jail could not be closed" in report.warnings[0]
        assert "File too large" in report.warnings[0]


def test_the_clock_jumps(
    warm: Callable[[str], Sandbox], course: Course, exercise: Exercise, submission: Submission,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Only the monotonic clock counts; the one on the wall may go anywhere."""
    import itertools
    import time

    box = warm("A")
    honest = grade(exercise, submission, course=course, seed=3, sandbox=box)
    jumps = itertools.cycle([0.0, 1e10, -1e9, 4e9, 1.0])
    monkeypatch.setattr(time, "time", lambda: next(jumps))
    report = grade(exercise, submission, course=course, seed=3, sandbox=box)
    assert same(report, honest)
    assert 0 <= report.seconds < 60


def test_only_progress_asks_the_clock_on_the_wall() -> None:
    """Which may jump; a record says on which day something was checked, and decides nothing."""
    import grader

    asking = [
        path.as_posix()
        for path in Path(grader.__file__).parent.rglob("*.py")
        if "time.time()" in path.read_text("utf-8")
    ]
    assert [path.partition("/grader/")[2] for path in asking] == ["progress/clock.py"]
