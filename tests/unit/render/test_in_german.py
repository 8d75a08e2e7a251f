"""Every format in German: harmless, not too wide, and what a student wrote is in it as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from grader.language import speaking
from grader.model.report import Report
from grader.render import FORMATS, PLATFORMS, RenderOptions, render
from tests.harmless import check

NAMES = ("full_marks", "two_at_once", "several_failures", "half_written", "stub", "not_loadable", "crashed", "hostile")
ENGLISH = re.compile(
    r"\b(Mistake|Seen|Hint|Reread|Costs|Where|Printed|Note|Next|passed|failed|raised|skipped|hidden|points|tests|of)\b"
)


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    with speaking("de"):
        yield


@pytest.mark.parametrize("name", NAMES)
def test_every_format_is_harmless(sample: Callable[[str], Report], name: str) -> None:
    check(sample(name))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "hostile"])
@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_screen(sample: Callable[[str], Report], name: str, width: int) -> None:
    page = render(sample(name), "terminal", RenderOptions(width=width))
    assert max(map(cell_len, page.splitlines())) <= width


def bare(report: Report) -> Report:
    """Without anything but numbers in the texts that come with a report, so that all words are ours."""
    tests = tuple(replace(test, title="T", message="1", output="") for test in report.tests)
    mistakes = tuple(replace(one, title="M", hint="H", chapter="C") for one in report.mistakes)
    return replace(report, tests=tests, mistakes=mistakes, warnings=(), title="R")


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
@pytest.mark.parametrize("name", ["two_mistakes", "half_written", "crashed", "several_failures"])
def test_no_english_is_left(sample: Callable[[str], Report], name: str, format: str) -> None:
    text = render(bare(sample(name)), format)
    body = text[text.index("<main") : text.index("</main>")] if format == "html" else text
    assert not ENGLISH.findall(re.sub(r"<[^>]*>", " ", body))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text(
        st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=["C", "Z"]), min_size=1, max_size=30
    )
)
def test_a_student_s_text_comes_out_as_it_was(sample: Callable[[str], Report], text: str) -> None:
    report = sample("crashed")
    report = replace(report, tests=(replace(report.tests[0], message=f"<{text}>"), *report.tests[1:]))
    for code in ("en", "de"):
        with speaking(code):
            assert f"<{text}>" in render(report, "terminal", RenderOptions(width=200)).replace(": :", "::")


def test_formats_of_platforms_keep_their_own_words(sample: Callable[[str], Report]) -> None:
    """What a machine reads is the same in both languages."""
    for name in ("github", "sarif", "junit", "tap", *sorted(PLATFORMS)):
        assert name in FORMATS
        german = render(sample("two_mistakes"), name)
        with speaking("en"):
            english = render(sample("two_mistakes"), name)
        for word in ("::error", "ruleId", "<testcase", "ok 1", "Grade :=>>", '"score"', '"fraction"', "scores"):
            assert (word in german) == (word in english), (name, word)
