"""The report as Markdown, for a job summary. What students wrote can neither format, link nor mention anybody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.language import _
from grader.model.report import NamedMistake, Report, ReportStatus, TestResult
from grader.model.text import inert, one_line, printable
from grader.render import RenderOptions
from grader.render.advice import left_out, next_step
from grader.render.groups import alike, blamed, causes, most_telling, unnamed, untouched
from grader.render.words import cost, last_line, named, place, score, share, sign

_MEANINGFUL = re.compile(r"([\\`*_\[\]<>#|~&$]|:(?=[:\w/+-])|(?<=www)\.)", re.IGNORECASE)
_STARTING = re.compile(r"^\s*(\d{0,9})([-+=.)])")
"""Of a list, an item of one, or the line under a heading."""


def render(report: Report, options: RenderOptions) -> str:
    """Headings, one table row a test, one section a mistake."""
    blocks = [_heading(report)]
    if report.status is ReportStatus.GRADER_ERROR:
        blocks += [_fenced(reason) for reason in report.warnings]
    else:
        if not untouched(report):
            blocks.append(_table(report))
        blocks += [_mistake(report, group) for group in causes(report)]
        blocks += [_failure(tests, options) for tests in alike(unnamed(report))]
        blocks += [_("Note: {text}").format(text=escape(note)) for note in (*left_out(report), *report.warnings)]
    blocks.append(_("**Next:** {text}").format(text=escape(next_step(report))))
    blocks.append(escape(last_line(report)))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    shown = _MEANINGFUL.sub(r"\\\1", printable(text, 2000)).replace("\t", " ").replace("\n", "<br>")
    shown = _STARTING.sub(r"\1\\\2", shown)
    # Mentions and numbers of issues are found after escapes are undone, so the name has to stand apart from its sign.
    return re.sub(r"(@|#(?=\d))", "\\1\u200b", shown)


def _heading(report: Report) -> str:
    result = _("no score was given") if report.status is ReportStatus.GRADER_ERROR else score(report)
    return f"## {escape(one_line(report.title))} ({escape(report.exercise)}): {result}"


def _table(report: Report) -> str:
    rows = [f"| {sign(test).word} | {escape(one_line(named(test), 300))} | {share(test)} |" for test in report.tests]
    return "\n".join([f"| {_('result')} | {_('test')} | {_('points')} |", "| --- | --- | ---: |", *rows])


def _mistake(report: Report, group: Sequence[NamedMistake]) -> str:
    tests = blamed(report, group[0])
    titles = [escape(one_line(mistake.title, 300)) for mistake in group]
    lines = [
        f"### {_('Mistake: {title}').format(title=titles[0])}",
        "",
        *(_("Or: {title}").format(title=title) + "\n" for title in titles[1:]),
    ]
    if tests:
        told = most_telling(tests)
        lines.append(_point(_("Seen"), escape(told.message)))
        lines += [_point(_("Where"), escape(place(told.location)))] if told.location else []
    lines += [_point(_("Hint"), escape(mistake.hint)) for mistake in group]
    lines += [_point(_("Reread"), escape(group[0].chapter))] if group[0].chapter else []
    lines.append(_point(_("Costs"), cost(tests)))
    return "\n".join(lines)


def _point(label: str, text: str) -> str:
    return f"- **{label}:** {text}"


def _failure(tests: Sequence[TestResult], options: RenderOptions) -> str:
    test = most_telling(tests)
    lines = [f"### {sign(test).heading}: {escape(one_line(named(test), 300))}", "", escape(test.message)]
    if len(tests) > 1:
        lines += ["", f"{_('Costs')}: {cost(tests)}"]
    if test.location:
        lines += ["", f"{_('Where')}: {escape(place(test.location))}"]
    if test.output.strip() and (options.staff or not test.hidden):
        lines += ["", _("Printed by the code during this test:"), "", _fenced(test.output)]
    return "\n".join(lines)


def _fenced(text: str) -> str:
    """A code block whose fence is longer than any in the text."""
    shown = inert(printable(text)).strip("\n")
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{shown}\n{fence}"
