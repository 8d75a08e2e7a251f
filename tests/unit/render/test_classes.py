"""Mistakes that no input can tell apart are one cause: told once, with both titles and both hints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.model.report import Isolation, NamedMistake, Report, ReportStatus, SubmissionInfo, TestResult, TestStatus
from grader.render import render
from grader.render.json import dump
from grader.render.load import load

TEST = TestResult("test_f", "f doubles.", TestStatus.FAILED, 0.0, 2.0, False, "Other numbers.", ("a", "b"))
ONE = NamedMistake("a", "It triples.", "Count again.", ("test_f",), "Numbers", ("b",))
OTHER = NamedMistake("b", "It adds twice.", "Add once.", ("test_f",), "Numbers", ("a",))
REPORT = Report(
    "0.1.0",
    "exercise9",
    "Doubling",
    SubmissionInfo("ada", ("double.py",), "0" * 64),
    ReportStatus.FAILED,
    0.0,
    2.0,
    1,
    0.5,
    (TEST,),
    (ONE, OTHER),
    Isolation("A"),
)


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_one_panel_tells_both(format):
    text = render(REPORT, format)
    assert text.count("Mistake: ") == 1
    for words in ("It triples.", "It adds twice.", "Count again.", "Add once."):
        assert text.count(words) == 1


def test_two_causes_have_two_panels():
    apart = (replace(ONE, equivalent=()), replace(OTHER, equivalent=()))
    text = render(replace(REPORT, mistakes=apart), "terminal")
    assert "Mistake 1 of 2: It triples." in text
    assert "Mistake 2 of 2: It adds twice." in text


def test_the_class_survives_saving():
    assert load(dump(REPORT)) == REPORT
