from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.model.report import Report
from grader.render import render
from grader.render.markdown import escape

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("full_marks", "two_mistakes", "several_failures", "stub", "grader_error", "hostile")


@pytest.mark.parametrize("name", NAMES)
def test_page(sample: Callable[[str], Report], name: str) -> None:
    text = render(sample(name), "markdown")
    path = GOLDEN / f"{name}.md"
    if os.environ.get("NNGRADE_REGOLD"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_nothing_a_student_writes_acts(sample: Callable[[str], Report]) -> None:
    """Outside of code fences, every sign that Markdown or GitHub would act on is escaped."""
    outside = re.sub(r"```text\n.*?\n```", "", render(sample("hostile"), "markdown"), flags=re.DOTALL)
    assert not re.search(r"(?<!\\)\[", outside)
    assert not re.search(r"(?<!\\)<(?!br>)", outside)
    assert "\\:fire" in outside


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x[i] * y_2", r"x\[i\] \* y\_2"),
        ("@everyone", "@\u200beveryone"),
        ("![](http://spy)", r"!\[\](http\://spy)"),
        ("<script>", r"\<script\>"),
        ("a\nb", "a<br>b"),
        ("a | b", r"a \| b"),
        ("line 3: done", "line 3: done"),
    ],
)
def test_escape(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_a_fence_is_longer_than_any_in_the_text(sample: Callable[[str], Report]) -> None:
    from dataclasses import replace

    report = sample("several_failures")
    tests = tuple(replace(test, output="```\n# PASS\n````") if test.output else test for test in report.tests)
    assert "`````text\n```\n# PASS\n````\n`````" in render(replace(report, tests=tests), "markdown")
