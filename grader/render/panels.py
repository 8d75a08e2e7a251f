"""What went wrong: one panel a named mistake, then one a failure that has no name yet."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from grader.language import _
from grader.model.report import NamedMistake, Report, TestResult, TestStatus
from grader.render import RenderOptions
from grader.render.groups import alike, blamed, causes, most_telling, unnamed
from grader.render.layout import Page, clean, heading
from grader.render.words import cost, count, named, place, sign

_INDENT = 10
_PICTURED = {"tables", "series"}
_MOST_PANELS = 6
_MOST_OUTPUT = 12
_MOST_TITLES = 4


def mistake_panels(page: Page, report: Report, options: RenderOptions) -> None:
    """One panel a named cause."""
    found = causes(report)
    told: dict[tuple[str, ...], int] = {}  # the tests of a mistake: its number
    for number, group in enumerate(found, start=1):
        which = _("Mistake:") if len(found) == 1 else _("Mistake {number} of {count}:")
        lead = which.format(number=number, count=len(found))
        page.rule(Text.assemble((f"{lead} ", "bold magenta"), (heading(group[0].title), "bold")))
        for other in group[1:]:  # the numbers fit both, so both are told
            page.add(_("or: {title}").format(title=heading(other.title)), style="bold", indent=4)
        tests = blamed(report, group[0])
        earlier = told.setdefault(tuple(test.id for test in tests), number)
        if earlier == number:
            _panel(page, tests, options, group)
        else:  # what was seen and what it costs has just been said
            _advice(page, group)
            words = _("Acts in the same tests as mistake {number}: they pass when both are mended.")
            _line(page, _("Costs"), words.format(number=earlier))


def failure_panels(page: Page, report: Report, options: RenderOptions, *, headed: bool = True) -> None:
    """One panel a failure without a name; failures of the same kind share one."""
    groups = list(alike(unnamed(report)))
    for tests in groups[:_MOST_PANELS]:
        if headed:
            _heading(page, tests)
        else:
            page.blank()
        _panel(page, tests if headed else tests[:1], options)
    if len(groups) > _MOST_PANELS:
        page.blank()
        left = count(len(groups) - _MOST_PANELS, "other failure")
        page.add(_("{failures} will be told when the ones above are fixed.").format(failures=left), style="dim")


def reason_panels(page: Page, report: Report) -> None:
    """Why a right answer is right, where there is something to learn from it."""
    for test in report.tests:
        if test.status is TestStatus.PASSED and test.message:
            page.rule(Text.assemble((_("Right:") + " ", "bold green"), (heading(named(test)), "bold")))
            _line(page, _("Why"), test.message)


def _heading(page: Page, tests: Sequence[TestResult]) -> None:
    told = most_telling(tests)
    more = len(tests) - 1
    beside = " " + _("(and {tests})").format(tests=count(more, "more test")) if more else ""
    page.rule(Text.assemble((f"{sign(told).heading}: ", "bold red"), (heading(named(told)), "bold"), beside))


def _panel(page: Page, tests: Sequence[TestResult], options: RenderOptions, group: Sequence[NamedMistake] = ()) -> None:
    if tests:
        _line(page, _("Seen"), most_telling(tests).message)
        _where(page, most_telling(tests))
    _advice(page, group)
    _costs(page, tests, listed=bool(group))
    if tests:
        _maps(page, tests, options)
        _output(page, most_telling(tests), options)


def _advice(page: Page, group: Sequence[NamedMistake]) -> None:
    for mistake in group:
        _line(page, _("Hint"), mistake.hint)
    if group:
        _line(page, _("Reread"), group[0].chapter)


def _costs(page: Page, tests: Sequence[TestResult], *, listed: bool) -> None:
    if not tests or (len(tests) == 1 and not listed):
        return
    _line(page, _("Costs"), f"{cost(tests)}{':' if listed else ''}")
    for test in tests[:_MOST_TITLES] if listed else ():
        title = Text(f"- {heading(named(test))}")
        title.truncate(page.width - _INDENT, overflow="ellipsis")
        page.add(title, first=" " * _INDENT, indent=_INDENT)
    if listed and len(tests) > _MOST_TITLES:
        page.add(_("- and {count} more").format(count=len(tests) - _MOST_TITLES), first=" " * _INDENT, indent=_INDENT)


def _line(page: Page, label: str, text: str) -> None:
    if text:
        page.add(text, first=Text.assemble("  ", (label, "bold")), indent=_INDENT)


def _where(page: Page, test: TestResult) -> None:
    if test.location is None:
        return
    _line(page, _("Where"), place(test.location))
    source = test.evidence.get("source")
    if isinstance(source, str) and source.strip():
        page.quote(source.strip(), indent=_INDENT, most=1)


def _maps(page: Page, tests: Sequence[TestResult], options: RenderOptions) -> None:
    """Small pictures in characters of the first test that has some and may show them."""
    told = [test for test in tests if (options.staff or not test.hidden) and _PICTURED & set(test.evidence)]
    if not told:
        return
    from grader.render.maps import heat_map, sparklines  # few reports have any

    for label, draw in ((_("Map"), heat_map), (_("Curve"), sparklines)):
        lines = next((found for test in told if (found := draw(test, page.width - _INDENT))), [])
        for row, line in enumerate(lines):
            lead = Text.assemble("  ", (label, "bold")) if row == 0 else Text()
            lead.pad_right(_INDENT - lead.cell_len)
            page.lines.append(Text.assemble(lead, clean(line)))


def _output(page: Page, test: TestResult, options: RenderOptions) -> None:
    if test.output.strip() and (options.staff or not test.hidden):
        _line(page, _("Printed"), _("by your code during this test:"))
        page.quote(test.output, indent=_INDENT, most=_MOST_OUTPUT)
