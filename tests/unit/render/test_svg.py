from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from grader.model.report import Report
from grader.render import RenderOptions, render
from grader.render.layout import console_for

Sample = Callable[[str], Report]


@pytest.mark.parametrize("name", ["full_marks", "two_mistakes", "stub", "hostile"])
def test_it_is_xml_and_shows_the_page(sample: Sample, name: str) -> None:
    picture = render(sample(name), "svg")
    root = ElementTree.fromstring(picture)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    shown = "".join(root.itertext()).replace("\xa0", " ")
    assert "of 10 points" in shown


def test_the_same_report_gives_the_same_bytes_on_every_screen(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(sample("two_mistakes"), "svg", RenderOptions(width=80))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")
    assert render(sample("two_mistakes"), "svg", RenderOptions(width=120, color=True, unicode=False)) == first


def test_nothing_is_fetched_and_nothing_runs(sample: Sample) -> None:
    picture = render(sample("hostile"), "svg")
    assert set(re.findall(r"https?://[^\"'\s<)]+", picture)) <= {"http://www.w3.org/2000/svg"}
    assert "@font-face" not in picture
    assert "<script" not in picture


def test_in_a_notebook_nothing_is_shown_but_what_is_returned(monkeypatch):
    monkeypatch.setattr("rich.console._is_jupyter", lambda: True)  # rich would show every line by itself
    assert not console_for(RenderOptions()).is_jupyter
