"""Pictures in characters: shown whole, and only where they say something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from grader.model.report import Report, TestResult, TestStatus
from grader.render import RenderOptions, render
from grader.render.maps import heat_map, sparklines

Sample = Callable[[str], Report]
W1 = {"name": "W1", "seen": [[0.1, 0.4, 2.0], [1.0, "nan", 1.0]], "expected": [[0.1, 0.2, 1.0], [1.0, 1.0, 0.95]]}
B1 = {"name": "b1", "seen": [[0.5, 0.25, 1.0]], "expected": [[0.5, 0.25, 1.0]]}


def row(**evidence: Any) -> TestResult:
    return TestResult("test_sums", "It holds.", TestStatus.FAILED, 0.0, 1.0, False, "No.", evidence=evidence)


def test_a_mark_for_every_number() -> None:
    assert heat_map(row(tables=[W1, B1]), 70) == [
        "W1      b1",
        "· ▒ ▓   · · ·",
        "· █ ░",
        "· right, ░ to █ farther and farther off",
    ]


def test_what_finds_no_room_is_left_out() -> None:
    assert heat_map(row(tables=[W1, B1]), 10)[0] == "W1"
    assert heat_map(row(tables=[W1, B1]), 3) == []


@pytest.mark.parametrize("tables", [[B1], [{**B1, "seen": [[9.0, 9.0, 9.0]]}], [], None, "x", [{"name": 1}]])
def test_no_map_where_it_says_nothing(tables: Any) -> None:
    assert heat_map(row(tables=tables), 70) == []


def test_two_lines_on_one_scale() -> None:
    losses = {"name": "train_loss", "seen": [0.8, 0.8, "nan", 0.1], "expected": [0.8, 0.4, 0.2, 0.1]}
    assert sparklines(row(series=[losses]), 70) == ["train_loss", "yours    ██?▁", "expected █▄▂▁"]


@pytest.mark.parametrize(
    "series",
    [
        [{"name": "", "seen": [1.0, 2.0, 3.0], "expected": [1.0, 2.0, 4.0]}],
        [{"name": "", "seen": [1.0] * 5, "expected": [1.0] * 5}],
        [{"name": "", "seen": "abcde", "expected": [1.0] * 5}],
        [{"seen": [], "expected": []}],
        None,
        7,
    ],
)
def test_no_curve_where_it_says_nothing(series: Any) -> None:
    assert sparklines(row(series=series), 70) == []


def pictured(sample: Sample, **changes: Any) -> Report:
    losses = {"name": "train_loss", "seen": [0.8, 0.8, 0.7, 0.1], "expected": [0.8, 0.4, 0.2, 0.1]}
    evidence = {"tables": [W1, B1], "series": [losses]}
    report = sample("one_mistake")
    return replace(report, tests=tuple(replace(test, evidence=evidence, **changes) for test in report.tests))


def panel(text: str) -> str:
    """From the last line of the costs to the next step."""
    return text[text.index("  Map") : text.index("Next")] if "  Map" in text else ""


def test_they_stand_in_the_panel(sample: Sample) -> None:
    assert panel(render(pictured(sample), "terminal")) == (
        "  Map     W1      b1\n"
        "          · ▒ ▓   · · ·\n"
        "          · █ ░\n"
        "          · right, ░ to █ farther and farther off\n"
        "  Curve   train_loss\n"
        "          yours    ██▇▁\n"
        "          expected █▄▂▁\n\n"
    )


def test_without_such_letters_ascii_stands_in(sample: Sample) -> None:
    text = panel(render(pictured(sample), "terminal", RenderOptions(unicode=False)))
    assert text.isascii()
    assert "          . + *   . . .\n          . # -\n" in text


def test_hidden_tests_show_none(sample: Sample) -> None:
    report = pictured(sample, hidden=True)
    assert panel(render(report, "terminal")) == ""
    assert panel(render(report, "terminal", RenderOptions(staff=True))) != ""
