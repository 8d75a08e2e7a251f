"""The parts of the page, from the score to the last line. The words are those of every other format."""

from __future__ import annotations

from collections.abc import Sequence

from grader.language import _
from grader.model.report import NamedMistake, Report, ReportStatus, TestResult, TestStatus
from grader.model.text import one_line
from grader.render import RenderOptions
from grader.render.advice import left_out, next_step
from grader.render.groups import alike, blamed, causes, most_telling, unnamed, untouched
from grader.render.html.evidence import differences
from grader.render.html.figures import figures
from grader.render.html.markup import Html, el, join, prose
from grader.render.words import all_right, asks, cost, count, last_line, named, place, score, share, sign

_TONES = {"green": "good", "red": "bad", "magenta": "partly", "dim": "calm"}
_MOST_PANELS, _MOST_OUTPUT = 30, 40


def heading(report: Report) -> str:
    """The page's title."""
    return f"{one_line(report.title)}: {_result(report)}"


def body(report: Report, options: RenderOptions) -> Html:
    """Everything a reader sees."""
    parts: list[Html | None] = [_header(report)]
    if report.status is ReportStatus.GRADER_ERROR:
        parts.append(_section(_("What happened"), *(el("pre", reason) for reason in report.warnings)))
    elif not untouched(report):
        parts += [_mistakes(report, options), _failures(report, options), _tests(report, options), _reasons(report)]
        parts.append(_pictures(report))
    if report.status is not ReportStatus.GRADER_ERROR:
        parts.append(_notes([*left_out(report), *report.warnings]))
    return el("main", *parts, _footer(report, options))


def _result(report: Report) -> str:
    return _("no score was given") if report.status is ReportStatus.GRADER_ERROR else score(report)


def _section(title: str, *children: str | None, **attributes: str) -> Html:
    return el("section", el("h2", title), *children, **attributes)


def _header(report: Report) -> Html:
    files = report.submission.files
    file = one_line(files[0]) if len(files) == 1 else count(len(files), "file")
    verdict, tone = _verdict(report)
    scored = report.status is not ReportStatus.GRADER_ERROR
    return el(
        "header",
        el("p", one_line(report.exercise), " · ", file, class_="eyebrow"),
        el("h1", one_line(report.title, 200)),
        el("p", score(report), class_=f"score {tone}") if scored else None,
        _bar(report) if scored and report.tests else None,
        el("p", verdict, class_="verdict"),
        el("p", el("strong", _("Next:")), " ", prose(next_step(report)), class_="next"),
    )


def _verdict(report: Report) -> tuple[str, str]:
    """One sentence, and its tone."""
    if report.status is ReportStatus.GRADER_ERROR:
        return _("No score was given: the grader itself had a problem. It is not your fault."), "calm"
    if untouched(report):
        return _("Nothing is written yet: this is where everybody starts."), "calm"
    if report.tests and all(test.status is TestStatus.NOT_LOADABLE for test in report.tests):
        return _("Your file could not be loaded, so none of its functions could be tested yet."), "bad"
    if report.status is ReportStatus.PASSED:
        return all_right(report), "good"
    passed = sum(test.status is TestStatus.PASSED for test in report.tests)
    words = _("{passed} of {count} answers are right.") if asks(report) else _("{passed} of {count} tests passed.")
    return words.format(passed=passed, count=len(report.tests)), "partly"


def _bar(report: Report) -> Html:
    """A stripe for every test, as wide as its points; the table below says the same in words."""
    total, x, stripes = sum(test.max_points for test in report.tests) or 1.0, 0.0, []
    for test in report.tests:
        width = 1000.0 * test.max_points / total
        tone = _TONES[sign(test).style]
        stripes.append(el("rect", x=round(x, 2), y=0, width=round(max(width - 4.0, 1.0), 2), height=12, class_=tone))
        x += width
    return el("svg", *stripes, viewBox="0 0 1000 12", preserveAspectRatio="none", class_="bar", aria_hidden="true")


def _mistakes(report: Report, options: RenderOptions) -> Html | None:
    found = causes(report)
    if not found:
        return None
    cards = [_mistake(report, group, options) for group in found]
    return _section(_("Mistake") if len(found) == 1 else count(len(found), "mistake"), *cards)


def _mistake(report: Report, group: Sequence[NamedMistake], options: RenderOptions) -> Html:
    tests = blamed(report, group[0])
    told = most_telling(tests) if tests else None
    return el(
        "article",
        el("h3", prose(one_line(group[0].title, 300))),
        *(el("p", _("or:") + " ", prose(one_line(other.title, 300)), class_="or") for other in group[1:]),
        el(
            "dl",
            _line(_("Seen"), prose(told.message)) if told else None,
            _where(told) if told else None,
            *(_line(_("Hint"), prose(mistake.hint)) for mistake in group),
            _line(_("Reread"), group[0].chapter) if group[0].chapter else None,
            _line(_("Costs"), cost(tests), _titles(tests)),
        ),
        _evidence(tests, options),
        class_="card mistake",
    )


def _titles(tests: Sequence[TestResult]) -> Html:
    return el("ul", *(el("li", prose(one_line(named(test), 300))) for test in tests[:12]))


def _failures(report: Report, options: RenderOptions) -> Html | None:
    groups = list(alike(unnamed(report)))
    if not groups:
        return None
    cards = [_failure(tests, options) for tests in groups[:_MOST_PANELS]]
    return _section(_("What else went wrong") if report.mistakes else _("What went wrong"), *cards)


def _failure(tests: Sequence[TestResult], options: RenderOptions) -> Html:
    test = most_telling(tests)
    more = len(tests) > 1
    return el(
        "article",
        el("h3", el("span", f"{sign(test).heading}: ", class_="bad"), prose(one_line(named(test), 300))),
        el(
            "dl",
            _line(_("Seen"), prose(test.message)) if test.message else None,
            _where(test),
            _line(_("Costs"), cost(tests), _titles(tests)) if more else None,
        ),
        _evidence(tests, options),
        class_="card",
    )


def _line(label: str, *children: str | None) -> Html:
    return el("div", el("dt", label), el("dd", *children))


def _where(test: TestResult) -> Html | None:
    if test.location is None:
        return None
    source = test.evidence.get("source")
    quoted = el("pre", source.strip()) if isinstance(source, str) and source.strip() else None
    return _line(_("Where"), place(test.location), quoted)


def _evidence(tests: Sequence[TestResult], options: RenderOptions) -> Html:
    """Numbers that differ and what was printed: of visible tests, or for staff."""
    shown = [test for test in tests if options.staff or not test.hidden]
    first = next((found for test in shown if (found := differences(test)) is not None), None)
    printed = most_telling(tests).output if tests and most_telling(tests) in shown else ""
    lines = printed.strip("\n").split("\n")
    left = "\n" + _("({count} more lines)").format(count=len(lines) - _MOST_OUTPUT) if len(lines) > _MOST_OUTPUT else ""
    output = "\n".join(lines[:_MOST_OUTPUT]) + left
    caption = el("p", _("Printed by your code during this test:"), class_="label")
    return join(first, join(caption, el("pre", output)) if output.strip() else None)


def _tests(report: Report, options: RenderOptions) -> Html:
    rows = []
    for test in report.tests:
        mark = sign(test)
        wrong = test.status is not TestStatus.PASSED and bool(test.message)
        seen = el("p", prose(test.message), class_="seen") if wrong else None
        ident = el("code", one_line(test.id, 200)) if options.staff else None
        result = el(
            "td", el("span", mark.symbol, aria_hidden="true"), f" {mark.word}", class_=_TONES[mark.style], role="cell"
        )
        what = el(
            "th", prose(one_line(named(test), 300)), " " if ident else None, ident, seen, scope="row", role="rowheader"
        )
        rows.append(el("tr", result, what, el("td", share(test), class_="n", role="cell"), role="row"))
    names = (_("Result"), _("Test"), _("Points"))
    head = el("tr", *(el("th", name, scope="col", role="columnheader") for name in names), role="row")
    groups = el("thead", head, role="rowgroup"), el("tbody", *rows, role="rowgroup")
    table = el(
        "table", *groups, class_="tests", role="table"
    )  # on a phone it is no table to CSS, but still one to readers
    return _section(_("Questions") if asks(report) else _("Tests"), table)


def _reasons(report: Report) -> Html | None:
    """Why a right answer is right, where there is something to learn from it."""
    told = [test for test in report.tests if test.status is TestStatus.PASSED and test.message]
    if not told:
        return None
    rows = [_line(named(test), prose(test.message)) for test in told]
    return _section(_("Why these are right"), el("dl", *rows, class_="wide"))


def _pictures(report: Report) -> Html | None:
    if not report.drawings:
        return None
    return _section(_("Your code in pictures"), el("div", *figures(report.drawings), class_="figures"))


def _notes(notes: Sequence[str]) -> Html | None:
    return _section(_("Notes"), el("ul", *(el("li", prose(note)) for note in notes))) if notes else None


def _footer(report: Report, options: RenderOptions) -> Html:
    lines = [last_line(report, details=options.staff)]
    if options.staff:
        versions = ", ".join(f"{name} {version}" for name, version in sorted(report.environment.items()))
        lines.append(f"nngrade {report.nngrade}, {versions}, sha256 {report.submission.sha256}")
    return el("footer", *(el("p", line) for line in lines))
