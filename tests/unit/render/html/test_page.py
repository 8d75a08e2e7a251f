"""The page's body, compared whole; style and scripts are files of their own, and the browser tests see to them."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from grader.model.report import Report
from grader.render import RenderOptions, render
from tests.drawings import DATA, drawings

GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = ("full_marks", "two_mistakes", "several_failures", "stub", "not_loadable", "grader_error", "hostile", "drawn")
Sample = Callable[[str], Report]


def body(report: Report, *, staff: bool = False) -> str:
    """What lies between the style and the script, an element a line."""
    page = render(report, "html", RenderOptions(staff=staff))
    inside = page.partition("<body>")[2].rpartition("<script>")[0]
    return re.sub(r"(</(?:p|h\d|li|tr|div|section|header|figure|dl|caption|svg|title)>)(?=<)", r"\1\n", inside) + "\n"


def words(report: Report, *, staff: bool = False) -> str:
    """The text that a reader reads."""
    plain = re.sub(r"<script.*?</script>|<[^>]+>", " ", body(report, staff=staff), flags=re.DOTALL)
    return " ".join(html.unescape(plain).split())


def made(sample: Sample, name: str) -> Report:
    return replace(sample("one_mistake"), drawings=drawings()) if name == "drawn" else sample(name)


@pytest.mark.parametrize("name", NAMES)
def test_body(sample: Sample, name: str) -> None:
    text = body(made(sample, name))
    path = GOLDEN / f"{name}.html"
    if os.environ.get("NNGRADE_REGOLD"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_one_file_without_a_link_to_anything(sample: Sample) -> None:
    page = render(made(sample, "drawn"), "html")
    assert page.startswith("<!DOCTYPE html>\n<html")
    assert not re.search(r"(https?:)?//(?! )\w+\.", re.sub(r"(?m)^\s*//.*$", "", page))
    assert "@import" not in page
    assert "url(" not in page


@pytest.mark.parametrize("name", ["two_mistakes", "several_failures", "not_loadable", "stub", "grader_error"])
def test_the_words_are_those_of_the_terminal(sample: Sample, name: str) -> None:
    """What the page says can be read in the terminal too: hints, places, costs and the next step."""
    report = sample(name)
    shown = words(report).replace("`", "")
    for mistake in report.mistakes:
        assert mistake.hint in shown
        assert mistake.chapter in shown
    for line in render(report, "terminal", RenderOptions(width=10_000)).splitlines():
        told = re.match(r"(?:  )?(?:Hint|Reread|Costs|Where|Next)\s+(.*)", line)
        assert not told or told[1].replace("`", "").rstrip(":") in shown, line


def test_numbers_of_hidden_tests_are_for_staff(sample: Sample) -> None:
    report = sample("one_mistake")
    tables = {"tables": [{"name": "W1", "seen": [[123.5, 2.0]], "expected": [[124.5, 2.0]]}]}
    tests = tuple(replace(test, evidence=tables, output="said 77") for test in report.tests)
    hidden = replace(report, tests=tuple(replace(test, hidden=True) for test in tests))
    assert "123.5" not in words(hidden)
    assert "said 77" not in words(hidden)
    assert "test_sums" not in words(hidden)
    assert "123.5" in words(hidden, staff=True)
    assert "said 77" in words(hidden, staff=True)
    assert "test_sums" in words(hidden, staff=True)
    assert "123.5" in words(replace(report, tests=tests))


def test_damaged_tables_are_left_out(sample: Sample) -> None:
    report = sample("one_mistake")
    for damaged in (None, [], [{"name": "W1"}], [{"name": "W1", "seen": [[1.0]], "expected": [[1.0, 2.0]]}], "x", [7]):
        tests = tuple(replace(test, evidence={"tables": damaged}) for test in report.tests)
        assert "numbers are off" not in words(replace(report, tests=tests))


def test_a_drawing_that_could_not_be_made_says_why(sample: Sample) -> None:
    report = replace(sample("one_mistake"), drawings=drawings())
    assert "No picture yet: train is not written yet." in words(report)
    broken = replace(report, drawings=(replace(drawings()[0], data={"x": 1}),))
    assert "The numbers for this picture cannot be drawn." in words(broken)


def test_a_map_without_frames_counts_its_points(sample: Sample) -> None:
    still = next(drawing for drawing in drawings() if drawing.kind == "boundary")
    still = replace(still, data={**DATA["boundary"], "frames": []})
    assert "2 points have the label 0, 2 the label 1." in words(replace(sample("full_marks"), drawings=(still,)))
