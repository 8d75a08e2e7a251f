"""GitHub Actions: annotations at the lines of the student's file, one line each on standard output.

GitHub shows ten of a kind and drops the rest, so the most telling come first. The whole report belongs in the job's
summary: ``nngrade show report.json --format markdown >> "$GITHUB_STEP_SUMMARY"``.
"""

from __future__ import annotations

from grader.language import _
from grader.model.report import Report, ReportStatus, TestResult
from grader.model.text import inert, one_line
from grader.render import RenderOptions
from grader.render.groups import alike, blamed, causes, most_telling, unnamed
from grader.render.platforms.plain import fault, title
from grader.render.words import score

_MOST = 10


def render(report: Report, options: RenderOptions) -> str:
    """An error for each mistake and for each failure that has no name, and the result."""
    if report.status is ReportStatus.GRADER_ERROR:
        return _line("error", _("No score was given"), fault(report))
    lines = []
    for group in causes(report):
        tests = blamed(report, group[0])
        words = [_("Or: {title}").format(title=mistake.title) for mistake in group[1:]] + [
            mistake.hint for mistake in group
        ]
        lines.append(
            _line("error", group[0].title, " ".join(words) or group[0].title, most_telling(tests) if tests else None)
        )
    for tests in alike(unnamed(report)):
        test = most_telling(tests)
        lines.append(_line("error", title(test), test.message, test))
    lines = lines[:_MOST]
    lines.append(_line("notice", report.exercise, f"{score(report)}."))
    return "".join(lines)


def _line(kind: str, heading: str, message: str, test: TestResult | None = None) -> str:
    place = test.location if test else None
    fields = {"file": place.file, "line": str(max(place.line, 1))} if place else {}
    fields["title"] = one_line(heading, 200)
    properties = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    return f"::{kind} {properties}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return inert(text).expandtabs(4).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
