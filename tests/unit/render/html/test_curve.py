from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.render.html.curve import curve

values = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(["nan", "inf", "-inf"])


def made(mine: list[Any], right: list[Any]) -> dict[str, Any]:
    lines = [{"name": "your code", "values": mine}, {"name": "a right solution", "values": right}]
    return {"x": "step", "y": "loss", "start": 0.0, "stride": 1.0, "lines": lines}


def told(mine: list[Any], right: list[Any]) -> str:
    return re.findall(r'class="told">(.*?)</p>', curve(made(mine, right)))[0]


@pytest.mark.parametrize(
    ("mine", "way", "words"),
    [
        ([1.0, 0.5], "from 1 to 0.5", "The two lines lie on each other."),
        ([1.0, 0.9], "from 1 to 0.9", ""),
        ([1.0, "nan"], "from 1 to nan", "Where the first line ends, its values are no ordinary numbers any more "
         "(nan or inf)."),
        ([1.0, 9e9], "from 1 to 9.0e+09", "Where the first line runs along the edge, its values lie outside the "
         "picture."),
    ],
)  # fmt: skip
def test_what_it_shows_is_said_in_words(mine: list[Any], way: str, words: str) -> None:
    assert told(mine, [1.0, 0.5]) == f"Your code: {way}. A right solution: from 1 to 0.5. {words}".rstrip()


def test_below_zero_nothing_lies_outside() -> None:
    assert "outside" not in told([-0.9, -0.5, -0.1], [-0.9, -0.5, -0.1])
    assert "outside" in told([-0.9, -99.0], [-0.9, -0.1])


@given(st.lists(values, min_size=1, max_size=8), st.lists(values, min_size=1, max_size=8))
def test_every_line_stays_in_the_picture(mine: list[Any], right: list[Any]) -> None:
    page = curve(made(mine, right))
    assert "nan" not in "".join(re.findall(r' d="(.*?)"', page))
    for path in re.findall(r'<path d="(M[^"]*)" class="line\d"', page):
        for x, y in re.findall(r"[ML]([-\d.]+) ([-\d.]+)", path):
            assert 0 <= float(x) <= 420
            assert 0 <= float(y) <= 270
