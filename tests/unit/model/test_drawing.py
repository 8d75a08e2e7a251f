"""Whatever a drawing holds, what leaves ``checked`` can be drawn."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model.drawing import FORMS, checked, number
from grader.model.report import Drawing
from tests.drawings import DATA

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("kind", sorted(DATA))
def test_good_data_stay(kind: str) -> None:
    drawing = Drawing(kind, "A title", "A text.", DATA[kind])
    assert checked(drawing) == drawing


def test_there_is_a_sample_of_every_kind() -> None:
    assert set(DATA) == set(FORMS) - {"none"}


@given(st.sampled_from([*FORMS, "photo"]), st.text(max_size=40), junk)
def test_junk_becomes_words(kind: str, words: str, data: Any) -> None:
    made = checked(Drawing(kind, words, words, data))
    assert made.kind == "none"
    assert made.data is None
    assert checked(made) == made


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, Any]:
    """A good drawing with one value replaced."""
    kind = draw(st.sampled_from(sorted(DATA)))
    data = json.loads(json.dumps(DATA[kind]))
    place, key = data, draw(st.sampled_from(sorted(data)))
    while isinstance(place[key], (list, dict)) and place[key] and draw(st.booleans()):
        place = place[key]
        key = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
    place[key] = draw(junk)
    return kind, data


@given(damaged())
def test_damage_is_found_or_harmless(case: tuple[str, Any]) -> None:
    kind, data = case
    made = checked(Drawing(kind, "t", "", data))
    assert made.kind in (kind, "none")
    json.dumps(made.data, allow_nan=False)
    assert checked(made) == made


@pytest.mark.parametrize(
    ("kind", "path", "value"),
    [
        ("boundary", ("frames", 0, "levels"), "AAA"),
        ("boundary", ("frames", 0, "levels"), "<b>/"),
        ("boundary", ("extent",), [1, -1, -1, 1]),
        ("boundary", ("points", 0, "x"), float("inf")),
        ("boundary", ("points",), [{"x": 0.0, "y": 0.0, "label": 0}] * 601),
        ("curve", ("lines", 0, "values"), [0.5] * 401),
        ("curve", ("lines", 0, "values"), []),
        ("heat", ("entries", 0, "seen"), [[1.0], [2.0]]),
        ("heat", ("entries", 0, "seen"), [[1.0, 2.0], [1.0]]),
        ("steps", ("inputs", 0, "steps", 0, "right"), 2),
        ("parameters", ("rows", 0, "count"), -1),
    ],
)
def test_what_does_not_fit_is_refused(kind: str, path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(json.dumps(DATA[kind]))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert checked(Drawing(kind, "t", "", data)).kind == "none"


@pytest.mark.parametrize(
    ("value", "wanted"), [(1, 1.0), (0.5, 0.5), (float("nan"), "nan"), (float("-inf"), "-inf"), (10**400, "inf")]
)
def test_numbers_are_finite_or_words(value: Any, wanted: Any) -> None:
    assert number(value) == wanted
    assert number(wanted) == wanted


@pytest.mark.parametrize("value", [True, None, "1.0", [1.0]])
def test_other_things_are_no_numbers(value: Any) -> None:
    with pytest.raises(ValueError, match="no number"):
        number(value)
