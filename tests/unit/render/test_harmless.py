"""A hostile string in any field of a report comes out harmless in every format."""

from __future__ import annotations

import html
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import NoScoreError
from grader.model.harmless import harmless
from grader.model.report import Report, ReportStatus, TestStatus
from grader.render import FORMATS, RenderOptions, render

Sample = Callable[[str], Report]
CALM = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

ATTACKS = {
    "markup": "[bold green]PASS[/] [/x] [link=http://evil.example]l[/link] :smile: w[i]",
    "ansi": "\x1b[2J\x1b[1;1H\x1b]0;t\x07\x1b]52;c;ZQ==\x1b\\\x1b]8;;http://evil.example\x1b\\x\x9b31m\x90q\x9c\b\x7f",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069 \u200b\ufeff\u2028\u2029\U000e0041",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)></pre></text>]]>\"'><!--&#60;a&lt;",
    "link": "[x](javascript:alert(1)) ![i](http://evil.example/p.png) <http://e.example> www.e.example a@b.example #7",
    "table": "a | b | c\n| --- |\n| 10 of 10 |\n# Full marks\n\n---\n===\n- [x] done\n1. one\n> quote\n    code",
    "fence": "```\n~~~\n``````\n</details>\n```text\n# x",
    "surrogates": "\ud800 \udfff a\udc80b",
    "nul": "a\x00b\x01\x0b\x0c\x1c\x85",
    "returns": "75%\r100 of 100 points\rPASSED\n\tx",
    "million": "y" * 1_000_000,
    "formula": "=HYPERLINK(\"http://evil.example\")\t+cmd|' /C calc'!A0\n@SUM(1)\n-1+1",
    "workflow": "x\n::error file=a::b\n   ::add-mask::x\n##vso[task.set variable=x]y ##[group]z\n::debug::b",
    "proto": "__proto__ constructor {{7*7}} ${7*7} %s {0}",
}
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_ACTIVE = re.compile(r"^\s*::|##(\[|vso\[)", re.MULTILINE)
_LOOSE = re.compile(r"(?<!\\)[<>|\[\]`]|(?<!\\)www\.|[a-z](?<!\\):(?=[/\w])|@(?!\u200b)|^\s*#(?!#)", re.MULTILINE)

texts = st.one_of(
    st.sampled_from(sorted(ATTACKS)).map(ATTACKS.__getitem__),
    st.lists(
        st.one_of(st.sampled_from([text for text in ATTACKS.values() if len(text) < 1000]), st.text(max_size=20)),
        min_size=1, max_size=4,
    ).map("".join),
)  # fmt: skip


def everywhere(value: Any, text: str) -> Any:
    """The record with ``text`` in place of every string it holds; what is chosen from an enumeration stays."""
    if isinstance(value, str) and type(value) is str:
        return text
    if is_dataclass(value):
        return replace(value, **{f.name: everywhere(getattr(value, f.name), text) for f in fields(value)})  # type: ignore[type-var]
    if isinstance(value, tuple | list):
        return tuple(everywhere(item, text) for item in value)
    if isinstance(value, dict):
        return {everywhere(key, text): everywhere(item, text) for key, item in value.items()}
    return value


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where the strings are."""
    if isinstance(value, str) and type(value) is str:
        return [path]
    if is_dataclass(value):
        return [found for f in fields(value) for found in paths(getattr(value, f.name), (*path, f.name))]
    if isinstance(value, tuple | list):
        return [found for place, item in enumerate(value) for found in paths(item, (*path, place))]
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in paths(item, (*path, key))]
    return []


def put(value: Any, path: tuple[Any, ...], text: str) -> Any:
    """The record with ``text`` at one place."""
    if not path:
        return text
    first, rest = path[0], path[1:]
    if isinstance(value, tuple | list):
        return tuple(put(item, rest, text) if place == first else item for place, item in enumerate(value))
    if isinstance(value, dict):
        return {key: put(item, rest, text) if key == first else item for key, item in value.items()}
    return replace(value, **{first: put(getattr(value, first), rest, text)})


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
            _PROOFS[format](text)
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
    html.escape(text)


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


_PROOFS: dict[str, Callable[[str], None]] = {
    "json": _json, "svg": _svg, "markdown": _markdown, "terminal": _terminal, "junit": _junit, "github": _github,
    "tap": _tap, "vpl": _vpl, "autolab": _autolab, "coderunner": _coderunner, "gradescope": _data,
    "prairielearn": _data, "classroom50": _data, "coursera": _data, "ctrf": _data, "sarif": _data,
}  # fmt: skip


def test_every_format_is_proved() -> None:
    """Whoever adds a format says here what harmless means in it."""
    assert set(_PROOFS) == set(FORMATS)


@pytest.mark.parametrize("kind", ATTACKS)
@pytest.mark.parametrize("name", ["several_failures", "two_mistakes", "grader_error"])
def test_everywhere_at_once(sample: Sample, name: str, kind: str) -> None:
    check(everywhere(sample(name), ATTACKS[kind]))


@CALM
@given(st.data())
def test_in_any_one_field(sample: Sample, data: st.DataObject) -> None:
    report = sample(data.draw(st.sampled_from(["several_failures", "two_mistakes", "grader_error", "half_written"])))
    place = data.draw(st.sampled_from(paths(report)))
    check(put(report, place, data.draw(texts)))


@CALM
@given(st.data())
def test_made_harmless_twice_is_once(sample: Sample, data: st.DataObject) -> None:
    report = everywhere(sample("several_failures"), data.draw(texts))
    once = harmless(report)
    assert harmless(once) == once


def test_a_report_of_a_run_is_as_it_was(sample: Sample) -> None:
    for name in ("full_marks", "two_mistakes", "several_failures", "half_written", "not_loadable", "crashed"):
        assert harmless(sample(name)) == sample(name)


def test_numbers_in_evidence_stay(sample: Sample) -> None:
    report = sample("several_failures")
    test = replace(report.tests[0], status=TestStatus.FAILED, evidence={"a": [1, 2.5, None, {"b": True}], "c": "x\x00"})
    assert harmless(replace(report, tests=(test,))).tests[0].evidence == {"a": [1, 2.5, None, {"b": True}], "c": "x"}
