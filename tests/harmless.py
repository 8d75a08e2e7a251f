"""What harmless means in each format: whoever adds a format says it here."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from grader.errors import NoScoreError
from grader.model.report import Report, ReportStatus
from grader.render import FORMATS, RenderOptions, render
from grader.render.html import asset

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_ACTIVE = re.compile(r"^\s*::|##(\[|vso\[)", re.MULTILINE)
_LOOSE = re.compile(r"(?<!\\)[<>|\[\]`]|(?<!\\)www\.|[a-z](?<!\\):(?=[/\w])|@(?!\u200b)|^\s*#(?!#)", re.MULTILINE)


def strings(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for pair in data.items() for item in pair for text in strings(item)]
    if isinstance(data, list):
        return [text for item in data for text in strings(item)]
    return [data] if isinstance(data, str) else []


def check(report: Report) -> None:
    """Every format, for students and for staff, with and without colours."""
    for staff in (False, True):
        for format in FORMATS:
            try:
                text = render(report, format, RenderOptions(staff=staff))
            except NoScoreError:
                assert report.status is ReportStatus.GRADER_ERROR
                continue
            assert len(text) < 2_000_000, format
            text.encode("utf-8")
            unseen = {letter for letter in text if unicodedata.category(letter) in _UNSEEN} - {"\n"}
            assert unseen <= ({"\u200b", "\t"} if format == "markdown" else set()), (format, unseen)
            assert format in ("svg", "github") or not _ACTIVE.search(text), format
            PROOFS[format](text)
    colored = render(report, "terminal", RenderOptions(color=True))
    assert not re.search(r"\x1b(?!\[[\d;]*m)", colored), "an escape sequence that is not a colour of ours"


def _json(text: str) -> None:
    assert text.isascii()
    data = json.loads(text, parse_constant=pytest.fail)
    for item in strings(data):
        item.encode()
        assert not {letter for letter in item if unicodedata.category(letter) in _UNSEEN} - {"\n", "\t"}


def _svg(text: str) -> None:
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}
    assert tags <= {"svg", "title", "style", "defs", "clipPath", "rect", "g", "text", "circle"}
    names = {name for element in ET.fromstring(text).iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name}


class _Page(HTMLParser):
    """Collects what a browser would see as tags."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail("a comment that nobody wrote")


def _html(text: str) -> None:
    """The tags are ours, none of them loads or runs anything, and the only script is the one the policy names."""
    page = _Page()
    page.feed(text)
    page.close()
    assert not page.open
    assert {tag for tag, _ in page.tags} <= {
        "html", "head", "meta", "title", "style", "body", "main", "header", "section", "article", "footer", "h1", "h2",
        "h3", "p", "strong", "b", "small", "span", "code", "pre", "var", "ul", "li", "dl", "div", "dt", "dd", "table",
        "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "svg", "path", "rect",
        "circle", "text", "canvas", "noscript", "button", "input", "label", "script",
    }  # fmt: skip
    names = {name for _, attributes in page.tags for name in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert not names & {"href", "src", "srcset", "style", "action", "formaction", "xlink:href", "srcdoc", "data"}
    policy = [attributes["content"] for tag, attributes in page.tags if "http-equiv" in attributes]
    assert len(policy) == 1
    assert str(policy[0]).startswith("default-src 'none'; style-src 'sha256-")
    kinds = [attributes.get("type") for tag, attributes in page.tags if tag == "script"]
    assert kinds == ["application/json"] * (len(kinds) - 1) + [None]
    assert "".join(page.scripts).endswith(asset("pictures.js") + asset("page.js"))


def _markdown(text: str) -> None:
    """What is outside code blocks has no mark of Markdown or HTML but those we put there."""
    fence, rest = "", []
    for line in text.split("\n"):
        if fence:
            fence = "" if line == fence else fence
        elif line.startswith("```"):
            fence = line.removesuffix("text")
            assert set(fence) == {"`"}
        else:
            rest.append(line)
    assert not fence, "a code block is open at the end"
    for line in rest:
        ours = re.sub(r"^(## |### (Mistake: )?|- \*\*\w+:\*\* |\*\*Next:\*\* |Note: )", "", line).replace("<br>", " ")
        if ours.startswith("| ") and ours.endswith(" |"):
            assert len(re.findall(r"(?<!\\)\|", ours)) == 4, ours
            ours = re.sub(r"(?<!\\)\|", " ", ours)
        assert not _LOOSE.search(re.sub(r"\\[\\`*_\[\]<>#|~&$:.]", "", ours)), ours[:300]
        assert not re.match(r"([-+=]+|\d+[.)])(\s|$)", ours), ours[:100]


def _terminal(text: str) -> None:
    assert not re.search("\x1b", text)
    assert max(map(len, text.split("\n"))) <= 80


def _data(text: str) -> None:
    """Strings with nothing in them that cannot be seen."""
    data = json.loads(text, parse_constant=pytest.fail)
    unseen = {letter for item in strings(data) for letter in item if unicodedata.category(letter) in _UNSEEN}
    assert unseen <= {"\n", "\t"}


def _junit(text: str) -> None:
    tags = {element.tag for element in ET.fromstring(text).iter()}
    assert tags <= {"testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped",
                    "system-out"}  # fmt: skip


def _github(text: str) -> None:
    """Each line is one of our commands, and holds no other."""
    for line in text.splitlines():
        fields = re.fullmatch(r"::(?:error|notice) ([^:]*)::(.*)", line)
        assert fields, line[:200]
        for field in fields[1].split(","):
            assert re.fullmatch("(file|line|title)=[^,:]*", field), field[:200]


def _tap(text: str) -> None:
    head, *lines = text.splitlines()
    assert head == "TAP version 13"
    for line in lines:
        assert re.match(r"(1\.\.\d+$|(not )?ok \d+ - |Bail out!  |  (---|\.\.\.)$|  \w+: )", line), line[:200]
        assert line.startswith("  ") or not re.search(r"(?<!\\)(\\\\)*#", line), line[:200]


def _vpl(text: str) -> None:
    lines = text.splitlines()
    grades = [line for line in lines if ":=>>" in line]
    assert len(grades) <= 1
    assert grades == [line for line in lines[-1:] if line.startswith("Grade :=>> ")]
    assert [line for line in lines if "--|>" in line] == ["--|>"]


def _autolab(text: str) -> None:
    feedback, scores = text.splitlines()[-2:]
    assert set(json.loads(scores)) == {"scores", "scoreboard"}
    table = json.loads(feedback)
    assert table["stages"] == ["Tests"]
    assert table["Tests"]
    assert not re.search("[A-Za-z0-9]:", feedback + scores)


def _coderunner(text: str) -> None:
    _data(text)
    assert not re.search("<(?!/?pre>)", json.loads(text)["epiloguehtml"])


PROOFS: dict[str, Callable[[str], None]] = {
    "json": _json, "svg": _svg, "html": _html, "markdown": _markdown, "terminal": _terminal, "junit": _junit,
    "github": _github,
    "tap": _tap, "vpl": _vpl, "autolab": _autolab, "coderunner": _coderunner, "gradescope": _data,
    "prairielearn": _data, "classroom50": _data, "coursera": _data, "ctrf": _data, "sarif": _data,
}  # fmt: skip
