"""What went wrong: one panel a named mistake, then one a failure that has no name yet."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from grader.model.report import NamedMistake, Report, TestResult
from grader.render import RenderOptions
from grader.render.advice import failures, unnamed
from grader.render.layout import Page, heading
from grader.render.words import count, lost, named, place, points, sign

_INDENT = 10
_MOST_PANELS = 6
_MOST_OUTPUT = 12


def mistake_panels(page: Page, report: Report, options: RenderOptions) -> None:
    """One panel a named cause."""
    for number, mistake in enumerate(report.mistakes, start=1):
        which = "Mistake" if len(report.mistakes) == 1 else f"Mistake {number} of {len(report.mistakes)}"
        page.rule(Text.assemble((f"{which}: ", "bold magenta"), (heading(mistake.title), "bold")))
        tests = [test for test in failures(report) if test.id in mistake.tests or mistake.id in test.mistakes]
        told = _most_telling(tests)
        if told is not None:
            _line(page, "Seen", told.message)
            _where(page, told)
        _line(page, "Hint", mistake.hint)
        _line(page, "Reread", mistake.chapter)
        _line(page, "Costs", _cost(tests, mistake))
        if told is not None:
            _output(page, told, options)


def failure_panels(page: Page, report: Report, options: RenderOptions, *, headed: bool = True) -> None:
    """One panel a failure without a name; failures that say the same share one."""
    groups: dict[tuple[str, object], list[TestResult]] = {}
    for test in unnamed(report):
        groups.setdefault((test.message, test.location), []).append(test)
    for tests in list(groups.values())[:_MOST_PANELS]:
        if headed:
            _heading(page, tests)
        else:
            page.blank()
        _line(page, "Seen", tests[0].message)
        _where(page, tests[0])
        _output(page, tests[0], options)
    left = len(groups) - _MOST_PANELS
    if left > 0:
        page.blank()
        page.add(f"{count(left, 'other failure')} will be told when the ones above are mended.", style="dim")


def _heading(page: Page, tests: Sequence[TestResult]) -> None:
    word = sign(tests[0]).word.capitalize()
    title = heading(named(tests[0]))
    beside = f" (and {count(len(tests) - 1, 'more test')})" if len(tests) > 1 else ""
    page.rule(Text.assemble((f"{word}: ", "bold red"), (title, "bold"), beside))


def _line(page: Page, label: str, text: str) -> None:
    if text:
        page.add(text, first=Text.assemble("  ", (label, "bold")), indent=_INDENT)


def _where(page: Page, test: TestResult) -> None:
    if test.location is None:
        return
    _line(page, "Where", place(test.location))
    source = test.evidence.get("source")
    if isinstance(source, str) and source.strip():
        page.quote(source.strip(), indent=_INDENT, most=1)


def _output(page: Page, test: TestResult, options: RenderOptions) -> None:
    if test.output.strip() and (options.staff or not test.hidden):
        _line(page, "Printed", "by your code during this test:")
        page.quote(test.output, indent=_INDENT, most=_MOST_OUTPUT)


def _cost(tests: Sequence[TestResult], mistake: NamedMistake) -> str:
    titles = "; ".join(named(test) for test in tests[:4])
    more = f"; and {len(tests) - 4} more" if len(tests) > 4 else ""
    return f"{points(lost(tests))} in {count(len(tests), 'test')}: {titles}{more}" if tests else ""


def _most_telling(tests: Sequence[TestResult]) -> TestResult | None:
    """A visible test with a place in the file, if there is one: it may show numbers."""
    return min(tests, key=lambda test: (test.hidden, test.location is None), default=None)
