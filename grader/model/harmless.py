"""A report in which no string can do anything but be read, wherever the report came from.

Called when a report is made and again before it is drawn, because a saved report may have been changed by anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from grader.language import _
from grader.model.report import Drawing, Isolation, Location, NamedMistake, Report, SubmissionInfo, TestResult
from grader.model.text import name, printable

_DEEPEST = 20


def harmless(report: Report) -> Report:
    """The same report with every string sanitised. Applying it twice changes nothing."""
    return replace(
        report,
        nngrade=name(report.nngrade),
        exercise=name(report.exercise),
        title=name(report.title),
        submission=SubmissionInfo(
            name(report.submission.id), _names(report.submission.files), name(report.submission.sha256)
        ),
        tests=tuple(_test(test) for test in report.tests),
        mistakes=tuple(_mistake(mistake) for mistake in report.mistakes),
        isolation=Isolation(name(report.isolation.tier), _names(report.isolation.details)),
        environment={name(key): name(version) for key, version in report.environment.items()},
        warnings=tuple(printable(warning) for warning in report.warnings),
        schema=name(report.schema),
        drawings=_drawings(report.drawings) if report.drawings else (),
    )


def _names(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name(text) for text in texts)


def _test(test: TestResult) -> TestResult:
    place = test.location
    return replace(
        test,
        id=name(test.id),
        title=name(test.title),
        message=printable(test.message),
        mistakes=_names(test.mistakes),
        evidence=_evidence(test.evidence, 0),
        location=Location(name(place.file), place.line) if place else None,
        output=printable(test.output),
    )


def _mistake(mistake: NamedMistake) -> NamedMistake:
    return replace(
        mistake,
        id=name(mistake.id),
        title=name(mistake.title),
        hint=printable(mistake.hint),
        tests=_names(mistake.tests),
        chapter=name(mistake.chapter),
        equivalent=_names(mistake.equivalent),
    )


def _evidence(value: Any, depth: int) -> Any:
    """Strings at any depth; what is no plain data is the renderer's to describe."""
    if isinstance(value, str):
        return printable(value)
    if depth > _DEEPEST:
        return _("too deep to show")
    if isinstance(value, Mapping):
        return {name(str(key)): _evidence(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_evidence(item, depth + 1) for item in value]
    return value


def _drawings(drawings: tuple[Drawing, ...]) -> tuple[Drawing, ...]:
    from grader.model.drawing import MOST_DRAWINGS, checked  # most reports have none

    return tuple(checked(drawing) for drawing in drawings[:MOST_DRAWINGS])
