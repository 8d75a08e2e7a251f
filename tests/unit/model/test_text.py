"""The one sanitiser for everything a student wrote."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.model.text import one_line, printable

CALM = settings(deadline=None, derandomize=True)  # a busy machine is no failure

PIECES = [
    "\x1b",
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x1b]8;;http://x\x1b\\",
    "\x9b31m",
    "\r",
    "\r\n",
    "\n",
    "\t",
    "\x00",
    "\u202e",
]
PIECES += [
    "\ud800",
    "\udfff",
    "\u2028",
    "\ufeff",
    "abc",
    "[bold]",
    "\U000e0041",
    "\x85",
    "…",
    " ",
    "\x1b\x1b[2J[2J",
    "<U+",
    "]0;",
]
ANYTHING = st.text(st.characters(exclude_categories=[]), max_size=80)
HOSTILE = st.lists(st.one_of(st.sampled_from(PIECES), ANYTHING), max_size=12).map("".join)


@CALM
@given(HOSTILE)
@example("\x1b[\x1b[2J")
@example("\x1b]0;never closed")
def test_no_control_characters_come_out(text: str) -> None:
    assert not {c for c in printable(text) if unicodedata.category(c) in ("Cc", "Cs", "Cf", "Zl", "Zp")} - {"\n", "\t"}


@CALM
@given(HOSTILE, st.integers(1, 40), st.integers(1, 5))
def test_twice_is_once(text: str, limit: int, lines: int) -> None:
    once = printable(text, limit, lines)
    assert printable(once, limit, lines) == once
    assert one_line(one_line(text, limit), limit) == one_line(text, limit)


@CALM
@given(HOSTILE, st.integers(1, 40), st.integers(1, 5))
def test_caps_hold(text: str, limit: int, lines: int) -> None:
    result = printable(text, limit, lines)
    assert len(result) <= limit
    assert len(result.split("\n")) <= lines
    assert "\n" not in one_line(text, limit)
    assert len(one_line(text, limit)) <= limit


@CALM
@given(HOSTILE)
def test_result_can_be_encoded_everywhere(text: str) -> None:
    encoded = printable(text).encode("utf-8").decode("utf-8")
    assert not re.search("[\ufdd0-\ufdef\ufffe\uffff]", encoded)  # XML refuses these


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, w[i] and [bold]x[/]\n\tdone", "plain text, w[i] and [bold]x[/]\n\tdone"),
        ("Gewichte für Ada: 学习 😀", "Gewichte für Ada: 学习 😀"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[1;1HPASSED", "PASSED"),
        ("\x1b]0;owned\x07x", "x"),
        ("\x1b]52;c;ZWNobw==\x1b\\x", "x"),
        ("\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\", "click"),
        ("\x9b2Jx\x90payload\x9cy", "xy"),
        ("10%\r20%\r\n", "10%\n20%\n"),
        ("abc\b\b\bxyz", "abcxyz"),
        ("a\u202eb\u200bc\ufeff", "a<U+202E>b<U+200B>c<U+FEFF>"),
        ("\ud83d", "\ufffd"),
        ("a\u2028b", "a<U+2028>b"),
        ("", ""),
    ],
)
def test_examples(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_cut_text_is_marked() -> None:
    assert printable("x" * 50, limit=10) == "xxxxxxxxx…"
    assert printable("a\nb\nc\nd", lines=2) == "a\nb…"
    assert printable("\x00" * 100_000 + "x", limit=10) == "…"


def test_ten_megabytes_are_cheap() -> None:
    assert len(printable("\x1b[31m" * 2_000_000, limit=1000)) <= 1000


def test_one_line() -> None:
    assert one_line("a\n\tb\x1b[2J  c") == "a b c"
    assert one_line("x" * 200).endswith("…")
