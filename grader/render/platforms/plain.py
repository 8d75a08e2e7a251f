"""What all of them say: the words of a report as plain text, for a student to read."""

from __future__ import annotations

import json

from grader.errors import NoScoreError
from grader.language import _
from grader.model.report import Report, ReportStatus, TestResult, TestStatus
from grader.model.text import inert, one_line, printable
from grader.render.advice import left_out, next_step
from grader.render.groups import causes, unnamed
from grader.render.words import PENDING, named, place, score, sign

_OUTPUT = 2000
"""Characters of what a test printed; a report in which hundreds of tests print all they may would be refused whole."""


def title(test: TestResult) -> str:
    """What a test is called; ids are for instructors, and a hidden test's id may tell what it asks."""
    return inert(one_line(named(test), 200)).strip() or _("A test")


def titles(report: Report) -> list[str]:
    """The titles of all tests, no two the same."""
    found: list[str] = []
    for test in report.tests:
        name, number = title(test), 1
        while name in found:
            number += 1
            name = f"{title(test)} ({number})"
        found.append(name)
    return found


def about(report: Report, test: TestResult) -> str:
    """What there is to say about a test: nothing about a passed one that printed nothing."""
    lines = [] if test.status is TestStatus.PASSED else [sign(test).heading + "."]
    lines += [test.message] if test.message else []
    lines += [_("Where: {place}").format(place=place(test.location))] if test.location else []
    if test.status is not TestStatus.PASSED:
        known = [mistake for mistake in report.mistakes if test.id in mistake.tests or mistake.id in test.mistakes]
        lines += [_("Mistake: {title}").format(title=mistake.title) for mistake in known]
    if test.output.strip() and not test.hidden:
        lines += [_("Printed by the code:"), printable(test.output, _OUTPUT)]
    return inert("\n".join(lines)).expandtabs(4)


def overall(report: Report) -> str:
    """The result, each mistake with its hint, and the next step."""
    blocks = [f"{score(report)}."]
    for group in causes(report):
        lines = [_("Mistake: {title}").format(title=f" {_('Or:')} ".join(mistake.title for mistake in group))]
        lines += [_("Hint: {text}").format(text=mistake.hint) for mistake in group if mistake.hint]
        lines += [_("Reread: {text}").format(text=group[0].chapter)] if group[0].chapter else []
        blocks.append("\n".join(lines))
    if unnamed(report) and not report.mistakes:
        blocks.append(_("What was seen is said at each test."))
    blocks += [_("Note: {text}").format(text=note) for note in (*left_out(report), *report.warnings)]
    blocks.append(_("Next: {text}").format(text=next_step(report)))
    return inert("\n\n".join(blocks)).expandtabs(4)


def scored(report: Report) -> Report:
    """The report, for formats in which no score would be a zero.

    Raises:
        NoScoreError: it has none, by no fault of the student.
    """
    if report.status is ReportStatus.GRADER_ERROR:
        reason = report.warnings[0] if report.warnings else _("the grader had a problem")
        raise NoScoreError(_("No score was given, so none is written: {reason}").format(reason=one_line(reason, 300)))
    return report


def fault(report: Report) -> str:
    """Why there is no score."""
    return inert("\n".join(report.warnings) or _("The grader itself had a problem.")).expandtabs(4)


def fraction(report: Report) -> float:
    """Points as a part of all, 0 to 1."""
    return min(max(round(report.score / report.max_score, 6), 0.0), 1.0) if report.max_score > 0 else 0.0


def pending(test: TestResult) -> bool:
    """Not run, or not written yet."""
    return test.status in PENDING


def clipped(text: str, size: int) -> str:
    """At most so many bytes of UTF-8."""
    data = text.encode("utf-8", "replace")
    return text if len(data) <= size else data[: size - 3].decode("utf-8", "ignore") + "…"


def dumped(data: object, indent: int | None = 1) -> str:
    """Strict JSON; no part of it is a command to the machine whose log it may be printed in.

    Raises:
        ValueError: a number is not finite.
    """
    return json.dumps(data, indent=indent, allow_nan=False).replace("##", "#\\u0023")
