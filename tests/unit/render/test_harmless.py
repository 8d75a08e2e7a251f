"""A hostile string in any field of a report comes out harmless in every format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.model.harmless import harmless
from grader.model.report import Report, TestStatus
from grader.render import FORMATS
from tests.harmless import PROOFS, check

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


def test_every_format_is_proved() -> None:
    """Whoever adds a format says here what harmless means in it."""
    assert set(PROOFS) == set(FORMATS)


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
