"""The ONE thing to look at now: a named mistake, else a failure, else what is not written yet."""

from __future__ import annotations

from rich.text import Text

from grader.language import _
from grader.model.report import Location, NamedMistake, Report, TestResult, TestStatus
from grader.render.groups import blamed, causes, failures, most_telling, unnamed, untouched
from grader.render.layout import Page, heading
from grader.render.words import count, lost, named, place, points, sign

_INDENT = 10
_MOST_OUTPUT = 4


def focus(page: Page, report: Report, *, keys: bool) -> None:
    """Add it to the page: what it is, what was seen, where, and what to do. ``keys``: there are keys to press."""
    if report.mistakes:
        _mistake(page, report, causes(report)[0], keys)
        return
    wrong = unnamed(report) or failures(report)
    if wrong:
        _failure(page, wrong[0], len(wrong) - 1)
        return
    waiting = [test for test in report.tests if test.status is TestStatus.NOT_ATTEMPTED]
    if waiting:
        words = _('Go on with the next function. Its test says: "{test}".')
        if untouched(report):
            words = _('Write the first function. Its test says: "{test}".')
        _line(page, _("Next"), words.format(test=named(waiting[0])))


def _mistake(page: Page, report: Report, group: list[NamedMistake], keys: bool) -> None:
    tests = blamed(report, group[0])
    page.rule(Text.assemble((_("Mistake:") + " ", "bold magenta"), (heading(group[0].title), "bold")))
    for other in group[1:]:
        page.add(_("or: {title}").format(title=heading(other.title)), style="bold", indent=4)
    if tests:
        told = most_telling(tests)
        _line(page, _("Seen"), told.message)
        _where(page, told.location, told)
        _printed(page, told)
    more = len(causes(report)) - 1
    parts = []
    if tests:
        parts.append(
            _("It costs {points} in {tests}.").format(points=points(lost(tests)), tests=count(len(tests), "test"))
        )
    if keys:
        parts.append(_("Press h for a hint, e to have it explained."))
    else:
        parts.append(_("More about it: nngrade explain {mistake}").format(mistake=group[0].id))
    if more:
        parts.append(_("{mistakes} will be told after it.").format(mistakes=count(more, "more mistake")))
    _line(page, _("Next"), " ".join(parts))


def _failure(page: Page, test: TestResult, more: int) -> None:
    page.rule(Text.assemble((f"{sign(test).heading}: ", "bold red"), (heading(named(test)), "bold")))
    _line(page, _("Seen"), test.message)
    _where(page, test.location, test)
    _printed(page, test)
    if more:
        words = _("Begin with this one. {failures} can wait.")
        _line(page, _("Next"), words.format(failures=count(more, "other failure")))


def broken(page: Page, report: Report) -> None:
    """Why a file could not be loaded, and where."""
    told = report.tests[0]
    _line(page, _("Seen"), told.message)
    _where(page, told.location, told)


def _line(page: Page, label: str, text: str) -> None:
    if text:
        page.add(text, first=Text.assemble("  ", (label, "bold")), indent=_INDENT)


def _where(page: Page, location: Location | None, test: TestResult) -> None:
    if location is None:
        return
    _line(page, _("Where"), place(location))
    source = test.evidence.get("source")
    if isinstance(source, str) and source.strip():
        page.quote(source.strip(), indent=_INDENT, most=1)


def _printed(page: Page, test: TestResult) -> None:
    if test.output.strip() and not test.hidden:
        _line(page, _("Printed"), _("by your code during this test:"))
        page.quote(test.output, indent=_INDENT, most=_MOST_OUTPUT)
