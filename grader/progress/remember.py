"""Adds to the working folder's record: a check, a hint that was read, a solution that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from grader.model.report import Report, ReportStatus, TestStatus
from grader.progress import clock, parse
from grader.progress.store import changing

_MOST_ATTEMPTS, _MOST_DAYS, _MOST_FILES = 200, 400, 20
_PENDING = (TestStatus.NOT_ATTEMPTED, TestStatus.SKIPPED, TestStatus.NOT_RUN)
FunctionOf = Callable[[str], str]
"""From a test's id to the function of the exercise that it tests."""


def remember(folder: Path, report: Report, function_of: FunctionOf | None = None) -> tuple[str, ...]:
    """Add a report to the record. Reports without a score say nothing about the student.

    Args:
        folder: The working folder.
        report: Of one check.
        function_of: Says where the student is stuck; without it only mistakes are kept.

    Returns:
        What is to be said about the file, usually nothing.

    Raises:
        OSError: the folder cannot be written, or is locked for too long.
    """
    if report.status is ReportStatus.GRADER_ERROR:
        return ()
    with changing(folder) as (data, notices):
        entry = _entry(data, report.exercise)
        moment = clock.stamp()
        entry.update(_with_best(entry, report, moment))
        attempts = entry.get("attempts")
        attempts = attempts if isinstance(attempts, list) else []
        entry["attempts"] = [*attempts, _attempt(report, moment, function_of)][-_MOST_ATTEMPTS:]
        entry["met"] = _met(entry.get("met"), report, moment, function_of)
        data["days"] = sorted({*parse.texts(data.get("days")), clock.today()})[-_MOST_DAYS:]
    return tuple(notices)


def remember_hint(folder: Path, exercise: str, about: str, stage: int, file: str = "") -> tuple[str, ...]:
    """Note that a stage was shown, and the student's file at that time where nothing can be checked.

    Raises:
        OSError: the folder cannot be written, or is locked for too long.
    """
    with changing(folder) as (data, notices):
        entry = _entry(data, exercise)
        hints = entry.get("hints")
        hints = entry["hints"] = dict(hints) if isinstance(hints, dict) else {}
        before = hints.get(about)
        shown = dict(before) if isinstance(before, dict) else {}
        shown["stage"] = max(parse.whole(shown.get("stage")), stage)
        files = parse.texts(shown.get("files"))
        if file and file not in files:
            shown["files"] = [*files, file][-_MOST_FILES:]
        hints[about] = shown
    return tuple(notices)


def remember_surrender(folder: Path, exercise: str) -> tuple[str, ...]:
    """Note that the solution was asked for before full marks; the first time counts.

    Raises:
        OSError: the folder cannot be written, or is locked for too long.
    """
    with changing(folder) as (data, notices):
        entry = _entry(data, exercise)
        entry["gave_up"] = parse.text(entry.get("gave_up")) or clock.stamp()
    return tuple(notices)


def _entry(data: dict[str, Any], exercise: str) -> dict[str, Any]:
    """The exercise's part, as a dictionary that may be changed."""
    exercises = data.get("exercises")
    exercises = data["exercises"] = dict(exercises) if isinstance(exercises, dict) else {}
    found = exercises.get(exercise)
    entry: dict[str, Any] = dict(found) if isinstance(found, dict) else {}
    exercises[exercise] = entry
    return entry


def _with_best(entry: Mapping[str, Any], report: Report, moment: str) -> dict[str, Any]:
    old = parse.best(entry)
    checks = old.checks + 1 if old else 1
    if old and old.score / (old.max_score or 1) >= report.score / (report.max_score or 1):
        return {"checks": checks}
    return {"best": report.score, "max": report.max_score, "reached": moment, "checks": checks}


def _attempt(report: Report, moment: str, function_of: FunctionOf | None) -> dict[str, Any]:
    open_ = [test for test in report.tests if test.status is not TestStatus.PASSED]
    open_.sort(key=lambda test: test.status in _PENDING)  # what is wrong comes before what is not there yet
    loads = not any(test.status is TestStatus.NOT_LOADABLE for test in open_)
    return {
        "time": moment,
        "score": report.score,
        "max": report.max_score,
        "mistakes": [mistake.id for mistake in report.mistakes],
        "stuck": function_of(open_[0].id) if function_of and open_ and loads else "",
        "sha256": report.submission.sha256,
        "seconds": report.seconds,
    }


def _met(kept: Any, report: Report, moment: str, function_of: FunctionOf | None) -> dict[str, Any]:
    """Mistakes met so far. One is gone when every test of its functions passes: that it is not named proves nothing."""
    met = {name: dict(one) for name, one in kept.items() if isinstance(one, dict)} if isinstance(kept, dict) else {}
    failing = [test.id for test in report.tests if test.status is not TestStatus.PASSED]
    open_ = {function_of(test) for test in failing} if function_of else set()
    for mistake in report.mistakes:
        old = met.get(mistake.id, {})
        met[mistake.id] = {
            **old,
            "title": mistake.title,
            "first": parse.text(old.get("first")) or moment,
            "functions": sorted(
                {*parse.texts(old.get("functions")), *(map(function_of, mistake.tests) if function_of else ())}
            ),
            "times": parse.whole(old.get("times")) + 1,
            "gone": "",
        }
    named = {mistake.id for mistake in report.mistakes}
    for name, one in met.items():
        functions = parse.texts(one.get("functions"))
        cleared = open_.isdisjoint(functions) if functions and function_of else not failing
        if name not in named and cleared and not parse.text(one.get("gone")):
            one["gone"] = moment
    return met
