"""Where numbers differ: tables whose cells are the darker the farther off they are, and lists beside the right ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from grader.language import N_, _, ngettext
from grader.model.drawing import FORMS
from grader.model.places import spoken
from grader.model.report import TestResult
from grader.render.differ import grades, short
from grader.render.html.markup import Html, el
from grader.render.words import count

_WORDS = (N_("right"), N_("slightly off"), N_("off"), N_("far off"), N_("very far off"))


def differences(test: TestResult) -> Html | None:
    """The tables of a test's evidence. What has not their form (a saved report may hold anything) is left out."""
    try:
        made = FORMS["heat"]({"entries": test.evidence["tables"]})
    except (KeyError, ValueError):
        return None
    return heat(made["entries"])


def heat(entries: Sequence[Mapping[str, Any]]) -> Html | None:
    """One table an array."""
    return el("div", *map(_table, entries), class_="heats")


def _table(entry: Mapping[str, Any]) -> Html:
    marks = grades(entry["seen"], entry["expected"])
    wrong = sum(mark > 0 for row in marks for mark in row)
    entries = sum(map(len, marks))
    words = ngettext("{wrong} of {numbers} is off", "{wrong} of {numbers} are off", wrong) if wrong else _("all right")
    verdict = words.format(wrong=wrong, numbers=count(entries, "number"))
    rows = [
        el("tr", *(_cell(*three) for three in zip(*rows, strict=True)))
        for rows in zip(entry["seen"], entry["expected"], marks, strict=True)
    ]
    name = spoken(entry["name"]) or _("Result")
    table = el("table", el("caption", el("b", name), f" {verdict}"), el("tbody", *rows), class_="heat")
    return el("div", table, class_="scroll", tabindex=0, role="group", aria_label=f"{name}: {verdict}")


def _cell(seen: Any, expected: Any, mark: int) -> Html:
    right = el("small", _("expected {number}").format(number=short(expected))) if mark else None
    return el("td", el("span", short(seen)), right, class_=f"d{mark}", title=_(_WORDS[mark]))
