"""SARIF 2.1.0: mistakes and failures as findings at a line, for editors and GitHub's code scanning."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from grader.language import _
from grader.model.report import Report, ReportStatus, TestResult
from grader.render import RenderOptions
from grader.render.groups import alike, blamed, most_telling, unnamed
from grader.render.platforms.plain import about, dumped, title

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_UNNAMED = "unnamed"


def render(report: Report, options: RenderOptions) -> str:
    """One run: a rule for each named mistake, and one for what has no name."""
    rules = [
        {
            "id": mistake.id,
            "shortDescription": {"text": mistake.title},
            "help": {"text": mistake.hint or mistake.title},
        }
        for mistake in report.mistakes
    ]
    results = [
        _result(report, mistake.id, number, f"{mistake.title} {mistake.hint}".strip(), blamed(report, mistake))
        for number, mistake in enumerate(report.mistakes)
    ]
    groups = alike(unnamed(report))
    if groups:
        rules.append({"id": _UNNAMED, "shortDescription": {"text": _("A test failed for a reason that has no name.")},
                      "help": {"text": _("The message says what was seen.")}})  # fmt: skip
    results += [
        _result(report, _UNNAMED, len(rules) - 1, f"{title(test)}: {about(report, test)}", [test])
        for test in (most_telling(tests) for tests in groups)
    ]
    driver = {"name": "nngrade", "version": report.nngrade, "rules": rules}
    ended = {"executionSuccessful": report.status is not ReportStatus.GRADER_ERROR}
    if report.status is ReportStatus.GRADER_ERROR:
        notes = [{"level": "error", "message": {"text": note}} for note in report.warnings]
        ended |= {"toolExecutionNotifications": notes}  # type: ignore[dict-item]  # notes are no truth value
    run = {"tool": {"driver": driver}, "invocations": [ended], "results": results}
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _result(report: Report, rule: str, index: int, text: str, tests: list[TestResult]) -> dict[str, Any]:
    found: dict[str, Any] = {"ruleId": rule, "ruleIndex": index, "level": "error", "message": {"text": text}}
    place = next((test.location for test in tests if test.location), None)
    file = place.file if place else next(iter(report.submission.files), None)
    if file:
        region = {"region": {"startLine": max(place.line, 1)}} if place else {}
        found["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": quote(file)}, **region}}]
    return found
