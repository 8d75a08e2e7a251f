"""A saved report back into a :class:`Report`. The file may come from anywhere, so nothing in it is believed unread."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from grader.errors import UsageError
from grader.language import _
from grader.model.report import (
    SCHEMA,
    Drawing,
    Isolation,
    Location,
    NamedMistake,
    Report,
    ReportStatus,
    SubmissionInfo,
    TestResult,
    TestStatus,
)
from grader.render.fields import FieldError, Fields

_FAMILY, _VERSION = SCHEMA.split("/")


def load(text: str, name: str = "") -> Report:
    """The report that ``text`` holds. Fields that this version does not know are passed over.

    Args:
        name: what messages call the file; without one, "The file".

    Raises:
        UsageError: it is not JSON, not a report, written by a newer nngrade, or damaged; one line says which.
    """
    name = name or _("The file")
    try:
        data = json.loads(text, parse_constant=_not_finite)
    except json.JSONDecodeError as error:
        words = _("{name} is not a report: it is not JSON ({reason}, line {line}, column {column}).")
        raise UsageError(words.format(name=name, reason=error.msg, line=error.lineno, column=error.colno)) from None
    except (ValueError, RecursionError, MemoryError):
        raise UsageError(
            _("{name} is not a report: its JSON holds things that no report holds.").format(name=name)
        ) from None
    _check_schema(data, name)
    try:
        return _report(Fields(data, ""))
    except FieldError as error:
        raise UsageError(_("{name} is a damaged report: {error}").format(name=name, error=error)) from None


def _check_schema(data: Any, name: str) -> None:
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema == SCHEMA:
        return
    family, __, version = schema.partition("/") if isinstance(schema, str) else ("", "", "")
    if family != _FAMILY:
        raise UsageError(
            _('{name} is JSON, but not a report of nngrade: "schema" should be "{schema}".').format(
                name=name, schema=SCHEMA
            )
        )
    if version.isdecimal() and len(version) < 10 and int(version) > int(_VERSION):
        raise UsageError(
            _(
                "{name} was written by a newer nngrade (report version {version}; this one reads {known}). "
                "Update with: pip install --upgrade nngrade"
            ).format(name=name, version=version, known=_VERSION)
        )
    raise UsageError(
        _("{name} is a report of an unknown version; this nngrade reads {schema}.").format(name=name, schema=SCHEMA)
    )


def _not_finite(constant: str) -> NoReturn:
    raise ValueError(constant)


def _report(data: Fields) -> Report:
    submission = data.child("submission")
    isolation = data.child("isolation")
    status = data.choice("status", ReportStatus)
    return Report(
        schema=SCHEMA,
        nngrade=data.text("nngrade"),
        exercise=data.text("exercise"),
        title=data.text("title"),
        submission=SubmissionInfo(submission.text("id"), submission.texts("files"), submission.text("sha256")),
        status=status,
        score=data.number("score"),
        max_score=data.number("max_score"),
        seed=data.whole("seed"),
        seconds=data.number("seconds"),
        tests=tuple(_test(item) for item in data.children("tests")),
        mistakes=tuple(_mistake(item) for item in data.children("mistakes")),
        isolation=Isolation(isolation.text("tier"), isolation.texts("details")),
        environment=data.text_map("environment"),
        warnings=data.texts("warnings"),
        drawings=tuple(_drawing(item) for item in data.children("drawings")) if data.has("drawings") else (),
    )


def _test(data: Fields) -> TestResult:
    place = data.child("location") if data.has("location") else None
    return TestResult(
        id=data.text("id"),
        title=data.text("title"),
        status=data.choice("status", TestStatus),
        points=data.number("points"),
        max_points=data.number("max_points"),
        hidden=data.flag("hidden"),
        message=data.text("message"),
        mistakes=data.texts("mistakes"),
        evidence=data.mapping("evidence"),
        location=Location(place.text("file"), place.whole("line")) if place else None,
        output=data.text("output"),
    )


def _mistake(data: Fields) -> NamedMistake:
    return NamedMistake(
        id=data.text("id"),
        title=data.text("title"),
        hint=data.text("hint"),
        tests=data.texts("tests"),
        chapter=data.text("chapter", ""),
        equivalent=data.texts("equivalent") if data.has("equivalent") else (),
    )


def _drawing(data: Fields) -> Drawing:
    """Its data are checked before it is drawn, by ``harmless``."""
    held = data.mapping("data") if data.has("data") else None
    return Drawing(kind=data.text("kind"), title=data.text("title"), text=data.text("text"), data=held)
