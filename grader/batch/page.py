"""``class.html``: the class on one page that needs nothing else: no network, no other file but the linked reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

from grader.batch.roster import Person
from grader.batch.row import Row

_TEMPLATE = Path(__file__).with_name("class.html")
_MOST_NAMED = 12  # students named beside a mistake before the rest is folded away


def class_page(title: str, summary: Mapping[str, Any], rows: Sequence[Row], absent: Sequence[Person]) -> str:
    """The page. Whatever students wrote is text in it."""
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(title),
        facts=_facts(summary),
        histogram=_histogram(summary["distribution"]),
        mistakes=_mistakes(summary["mistakes"], summary["submissions"]),
        tests=_tests(summary["tests"]),
        accidents=_accidents(summary),
        students="\n".join([*map(_student, rows), *map(_absent, absent)]),
    )


def _facts(summary: Mapping[str, Any]) -> str:
    facts = [("Submissions", summary["submissions"]), ("Full marks", summary["passed"])]
    if summary["mean"] is not None:
        full = f"{summary['max_score']:g}"
        facts += [("Mean", f"{summary['mean']:.2f} of {full}"), ("Median", f"{summary['median']:g} of {full}")]
    if summary["missing"]:
        facts.append(("Not handed in", summary["missing"]))
    if summary["grader_errors"]:
        facts.append(("Without a score", summary["grader_errors"]))
    return "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(str(value))}</dd></div>" for name, value in facts)


def _histogram(bins: Sequence[int]) -> str:
    """Bars as SVG, and the same as words for those who do not see them."""
    most = max([*bins, 1])
    bars, words = [], []
    for place, number in enumerate(bins):
        height = round(100 * number / most, 1)
        share = f"{100 * place // len(bins)} to {100 * (place + 1) // len(bins)} %"
        words.append(f"{share} of the points: {number}")
        bars.append(
            f'<rect x="{place * 40 + 4}" y="{115 - height}" width="32" height="{height}"/>'
            f'<text x="{place * 40 + 20}" y="{111 - height}">{number or ""}</text>'
            f'<text x="{place * 40 + 20}" y="130">{100 * (place + 1) // len(bins)} %</text>'
        )
    label = escape("Distribution of scores. " + "; ".join(words) + ".")
    return f'<svg viewBox="0 0 {40 * len(bins)} 136" role="img" aria-label="{label}">{"".join(bars)}</svg>'


def _mistakes(mistakes: Sequence[Mapping[str, Any]], count: int) -> str:
    if not mistakes:
        return "<p>No mistake was named.</p>"
    rows = []
    for item in mistakes:
        links = [_link(name) for name in item["submissions"]]
        named = ", ".join(links[:_MOST_NAMED])
        if len(links) > _MOST_NAMED:
            more = ", ".join(links[_MOST_NAMED:])
            named += f" <details><summary>{len(links) - _MOST_NAMED} more</summary>{more}</details>"
        share = 100 * len(links) / count
        rows.append(
            f"<tr><td class=n>{len(links)}</td><td class=n>{share:.0f} %</td><td><code>{escape(item['id'])}</code></td>"
            f"<td>{escape(item['title'])}</td><td>{named}</td></tr>"
        )
    head = "<th>Students<th>Share<th>Mistake<th>What it is<th>Who"
    return f"<table class=sortable><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _tests(tests: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        f"<tr><td>{escape(test['title'])}</td><td class=n>{test['full']} of {test['of']}</td>"
        f"<td class=n>{test['mean']:g}</td><td class=n>{test['max_points']:g}</td></tr>"
        for test in tests
    ]
    head = "<th>Test<th>Full points<th>Mean points<th>Points"
    return f"<table class=sortable><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _accidents(summary: Mapping[str, Any]) -> str:
    parts = [f"<li>{_link(name)}: no score was given</li>" for name in summary["without_score"]]
    parts += [f"<li>{_link(item['id'])}: {escape(', '.join(item['what']))}</li>" for item in summary["unusual"]]
    slow = ", ".join(f"{_link(item['id'])} ({item['seconds']:.1f} s)" for item in summary["slowest"])
    return f"<ul>{''.join(parts)}</ul><p>Slowest: {slow or 'none'}.</p>"


def _student(row: Row) -> str:
    score = "" if row.status == "grader_error" else f"{row.score:g}"
    report = f'<a href="reports/{quote(row.id)}.json">report</a>'
    notes = escape(" ".join(row.warnings))
    mistakes = ", ".join(f"<code>{escape(name)}</code>" for name in row.mistakes)
    return (
        f'<tr id="s-{escape(row.id)}"><th scope=row>{escape(row.id)}</th><td>{escape(row.name)}</td>'
        f"<td>{escape(row.status.replace('_', ' '))}</td><td class=n>{score}</td><td class=n>{row.max_score:g}</td>"
        f"<td>{mistakes}</td><td class=n>{row.seconds:.1f}</td><td>{notes}</td><td>{report}</td></tr>"
    )


def _absent(person: Person) -> str:
    cells = f"<th scope=row>{escape(person.id)}</th><td>{escape(person.name)}</td><td>missing</td>"
    return f"<tr>{cells}<td></td><td></td><td></td><td></td><td></td><td></td></tr>"


def _link(name: str) -> str:
    return f'<a href="#s-{escape(quote(name))}">{escape(name)}</a>'
