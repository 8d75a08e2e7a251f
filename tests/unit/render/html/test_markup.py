from __future__ import annotations

import html
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from grader.render.html.markup import Html, data, el, join, prose, text


def test_plain_text_is_escaped_and_markup_is_not() -> None:
    assert el("p", "a < b & 'c'", el("b", "x")) == "<p>a &lt; b &amp; &#x27;c&#x27;<b>x</b></p>"
    assert join("<i>", Html("<i>"), None) == "&lt;i&gt;<i>"


def test_attributes() -> None:
    made = el("input", type="range", min=0, checked=False, hidden=True, aria_label='"><x', title=None, class_="a")
    assert made == '<input type="range" min="0" hidden aria-label="&quot;&gt;&lt;x" class="a">'


def test_names_between_backticks_are_code() -> None:
    assert prose("`relu(<z>)` and `b`, a ` alone") == ("<code>relu(&lt;z&gt;)</code> and <code>b</code>, a ` alone")


@given(st.text())
def test_text_comes_back_as_it_was(value: str) -> None:
    if "::" in value or "##" in value or "\t" in value:
        return
    assert html.unescape(text(value)) == value
    assert not re.search("[<>\"']", text(value))


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_data_are_the_same_to_a_script_and_nothing_to_a_parser(value: object) -> None:
    made = data(value, class_="x")
    inside = made.removeprefix('<script type="application/json" class="x">').removesuffix("</script>")
    assert json.loads(inside) == value
    assert not re.search("[<>&#]|[^ -~]", inside)
