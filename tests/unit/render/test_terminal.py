"""The whole page is asserted. After a wanted change: ``NNGRADE_REGOLD=1 pytest tests/unit/render``; read the diff."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from grader.model.report import Report
from grader.render import RenderOptions, render

GOLDEN = Path(__file__).parent / "golden"
NAMES = (
    "full_marks", "one_mistake", "two_at_once", "two_mistakes", "several_failures", "half_written", "stub",
    "not_loadable", "crashed", "grader_error", "hostile",
)  # fmt: skip

Sample = Callable[[str], Report]


def golden(name: str, text: str) -> str:
    """The stored page; written anew when asked for."""
    path = GOLDEN / name
    if os.environ.get("NNGRADE_REGOLD"):
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_page(sample: Sample, name: str, width: int) -> None:
    text = render(sample(name), "terminal", RenderOptions(width=width))
    assert text == golden(f"{name}-{width}.txt", text)


@pytest.mark.parametrize("width", [40, 80, 100, 120])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_too_wide_and_none_ends_in_blanks(sample: Sample, name: str, width: int) -> None:
    for line in render(sample(name), "terminal", RenderOptions(width=width)).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("name", NAMES)
def test_colour_changes_no_word(sample: Sample, name: str) -> None:
    plain = render(sample(name), "terminal", RenderOptions(width=80))
    coloured = render(sample(name), "terminal", RenderOptions(width=80, color=True))
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("name", NAMES)
def test_colours_suit_light_and_dark_terminals(sample: Sample, name: str) -> None:
    """Only weights and the theme's own red, green and magenta: never black, white, a background or an RGB colour."""
    coloured = render(sample(name), "terminal", RenderOptions(width=80, color=True))
    codes = {code for run in re.findall(r"\x1b\[([0-9;]*)m", coloured) for code in run.split(";")}
    assert codes <= {"0", "1", "2", "31", "32", "35"}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "hostile"])
def test_ascii_for_terminals_that_know_no_more(sample: Sample, name: str) -> None:
    text = render(sample(name), "terminal", RenderOptions(width=80, unicode=False))
    assert text.isascii()
    assert len(text.splitlines()) == len(render(sample(name), "terminal").splitlines())


def test_nothing_a_student_writes_acts(sample: Sample) -> None:
    text = render(sample("hostile"), "terminal", RenderOptions(width=80, color=True))
    assert "\x1b[2J" not in text
    assert "\x1b]8" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    for literal in ("[bold green]PASS[/]", ":fire:", "x[i] and a[b]", "[/oops]", "{0} %s"):
        assert literal in text
    assert "\n10 of 10 points" not in text, "a print must not pass for the score line"


def test_staff_sees_ids_versions_and_what_hidden_tests_printed(sample: Sample) -> None:
    text = render(sample("one_mistake"), "terminal", RenderOptions(width=120, staff=True))
    assert "[test_sums]" in text
    assert "numpy 2.4.6" in text
    assert "5" * 64 in text


def test_the_environment_decides_nothing(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the options do, so that a saved page is the same everywhere."""
    expected = render(sample("one_mistake"), "terminal", RenderOptions(width=80, color=True))
    for name, value in {"NO_COLOR": "1", "COLUMNS": "33", "TERM": "dumb", "FORCE_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert render(sample("one_mistake"), "terminal", RenderOptions(width=80, color=True)) == expected
