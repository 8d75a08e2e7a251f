"""The report as the JSON that other programs read: the contract, written strictly (no NaN, no lone surrogates)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from grader.errors import GraderError
from grader.model.report import Drawing, NamedMistake, Report, TestResult
from grader.render import RenderOptions

_DEEPEST = 20
_LARGEST = 1 << 63  # above it, readers in other languages lose digits silently


def render(report: Report, options: RenderOptions) -> str:
    """The whole report; the same for every reader and screen."""
    return dump(report)


def dump(report: Report) -> str:
    """The report as ASCII JSON.

    Raises:
        GraderError: a score or a time is not finite.
    """
    try:
        text = json.dumps(as_json(report), indent=2, ensure_ascii=True, allow_nan=False) + "\n"
    except ValueError as error:
        raise GraderError(f"The report holds a number that JSON cannot carry: {error}") from error
    return text.replace("##", "#\\u0023")  # inert in the log of a job; the same string to every reader


def as_json(report: Report) -> dict[str, Any]:
    """The report as JSON values, field by field in the order of the contract."""
    fields = {
        "schema": report.schema,
        "nngrade": report.nngrade,
        "exercise": report.exercise,
        "title": _text(report.title),
        "submission": {
            "id": _text(report.submission.id),
            "files": [_text(name) for name in report.submission.files],
            "sha256": report.submission.sha256,
        },
        "status": report.status.value,
        "score": report.score,
        "max_score": report.max_score,
        "seed": report.seed,
        "seconds": report.seconds,
        "tests": [_test(test) for test in report.tests],
        "mistakes": [_mistake(mistake) for mistake in report.mistakes],
        "isolation": {"tier": report.isolation.tier, "details": list(report.isolation.details)},
        "environment": {_text(name): _text(version) for name, version in report.environment.items()},
        "warnings": [_text(warning) for warning in report.warnings],
    }
    return fields | ({"drawings": [_drawing(drawing) for drawing in report.drawings]} if report.drawings else {})


def _test(test: TestResult) -> dict[str, Any]:
    place = test.location
    return {
        "id": _text(test.id),
        "title": _text(test.title),
        "status": test.status.value,
        "points": test.points,
        "max_points": test.max_points,
        "hidden": test.hidden,
        "message": _text(test.message),
        "mistakes": list(test.mistakes),
        "evidence": _plain(dict(test.evidence)),
        "location": {"file": _text(place.file), "line": place.line} if place else None,
        "output": _text(test.output),
    }


def _mistake(mistake: NamedMistake) -> dict[str, Any]:
    fields = {
        "id": mistake.id,
        "title": _text(mistake.title),
        "hint": _text(mistake.hint),
        "tests": list(mistake.tests),
        "chapter": _text(mistake.chapter),
    }
    # Beside the contract, and only where there is something to say.
    return fields | ({"equivalent": list(mistake.equivalent)} if mistake.equivalent else {})


def _drawing(drawing: Drawing) -> dict[str, Any]:
    data = None if drawing.data is None else _plain(dict(drawing.data))
    return {"kind": drawing.kind, "title": _text(drawing.title), "text": _text(drawing.text), "data": data}


def _text(text: str) -> str:
    """Lone surrogates have no place in UTF-8, so strict readers refuse them."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def _plain(value: Any, depth: int = 0) -> Any:
    """Evidence as JSON values; what has no JSON form becomes text, so that a strange answer cannot spoil a report."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return value if -_LARGEST < value < _LARGEST else "a very large number"
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if depth > _DEEPEST:
        return "too deep to show"
    if isinstance(value, Mapping):
        return {_text(str(name)): _plain(item, depth + 1) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, depth + 1) for item in value]
    return _text(str(type(value).__name__))
