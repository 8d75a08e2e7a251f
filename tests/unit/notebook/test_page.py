"""The frame below a cell: what is in it can do nothing."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from grader.notebook import page
from grader.render import render
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


def test_the_frame_has_an_origin_of_its_own(hostile):
    """With ``allow-same-origin`` the page's scripts could reach the notebook."""
    frame = Tags(page.frame(hostile))
    assert frame.tags == ["iframe"]
    assert frame.attributes["sandbox"] == "allow-scripts"


def test_the_page_in_it_is_the_report_as_a_page(hostile):
    inner = Tags(page.frame(hostile)).attributes["srcdoc"] or ""
    assert inner == render(hostile, "html")
    assert not {"img", "iframe", "form"} & set(Tags(inner).tags)


def test_its_height_is_bounded():
    heights = [
        Tags(page.frame(replace(make_report(3.0), tests=make_report(3.0).tests * n))).attributes for n in (1, 99)
    ]
    assert [int(found["height"] or 0) for found in heights] == [320, 720]
