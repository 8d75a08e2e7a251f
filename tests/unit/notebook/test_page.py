"""The frame below a cell: what is in it can do nothing."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from grader.notebook import page
from grader.render import FORMATS, render
from tests.unit.cli.conftest import make_report

HOSTILE = "</iframe><script>alert(1)</script><img src=x onerror=alert(1)>\"' &quot; </pre>"


class Tags(HTMLParser):
    """All tags, and the attributes of the frame."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)


@pytest.fixture
def hostile():
    report = make_report(3.0)
    test = replace(report.tests[0], title=HOSTILE, message=HOSTILE, output=HOSTILE)
    return replace(report, tests=(test,), title=HOSTILE, exercise=HOSTILE, warnings=(HOSTILE,))


@pytest.fixture
def without_html(monkeypatch):
    monkeypatch.setattr(page, "FORMATS", {name: home for name, home in FORMATS.items() if name != "html"})


def test_the_frame_allows_nothing(hostile):
    frame = Tags(page.frame(hostile))
    assert frame.tags == ["iframe"]
    assert frame.attributes["sandbox"] == ""


@pytest.mark.usefixtures("without_html")
def test_the_page_in_it_holds_no_tags_of_the_student(hostile):
    inner = Tags(Tags(page.frame(hostile)).attributes["srcdoc"] or "")
    assert not {"script", "img", "iframe", "a", "form"} & set(inner.tags)
    assert inner.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@pytest.mark.usefixtures("without_html")
def test_the_page_says_the_same_as_text():
    report = make_report(3.0)
    inner = Tags(page.frame(report)).attributes["srcdoc"] or ""
    text = re.search(r"<pre>(.*?)</pre>", inner, re.DOTALL)
    assert text is not None
    assert html.unescape(text[1]) == render(report, "terminal")


def test_the_full_page_is_taken_when_there_is_one(monkeypatch):
    monkeypatch.setattr(page, "FORMATS", {**FORMATS, "html": "somewhere"})
    monkeypatch.setattr(page, "render", lambda report, format: f"<p>{format}</p>\n")
    assert Tags(page.frame(make_report())).attributes["srcdoc"] == "<p>html</p>\n"


def test_its_height_is_bounded():
    heights = [
        Tags(page.frame(replace(make_report(3.0), tests=make_report(3.0).tests * n))).attributes for n in (1, 99)
    ]
    assert [int(found["height"] or 0) for found in heights] == [320, 720]
