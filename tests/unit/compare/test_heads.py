"""Which piece of an answer a sentence is about, in two languages: the same structure, other words."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Array, Items, Params, Scalar, Series, Tuple, compare
from grader.compare.heads import head, where
from grader.language import speaking
from grader.model.places import spoken


@pytest.mark.parametrize(
    ("place", "english", "german"),
    [
        (("W1",), "Entry W1", "Eintrag W1"),
        (("W1", "grads"), "Entry W1 of grads", "Eintrag W1 von grads"),
        (("value 2",), "Value 2", "Wert 2"),
        (("entry 3", "loss"), "Entry 3 of loss", "Eintrag 3 von loss"),
        (("w", "after step 2"), "After step 2, w", "Nach Schritt 2, w"),
        (("w", "after step 2", "params"), "Entry params after step 2, w", "Eintrag params nach Schritt 2, w"),
        (("the history",), "The history", "The history"),
    ],
)
def test_heads(place: tuple[str, ...], english: str, german: str) -> None:
    assert head(place) == english
    with speaking("de"):
        assert head(place) == german


def test_places_before_numbers() -> None:
    assert where(("W1", "after step 2")) == "W1 after step 2"
    with speaking("de"):
        assert where(("W1", "after step 2")) == "W1 nach Schritt 2"
        assert where(("value 2", "grads")) == "Wert 2 von grads"


def test_a_name_of_the_program_s_own_is_left_alone() -> None:
    with speaking("de"):
        for name in ("value", "value two", "valuex 3", "after", "{place}", "entry", "loss"):
            assert spoken(name) == name


def test_whole_sentences_in_german() -> None:
    wrong = {"grads": {"W1": [1.0], "b1": np.zeros(2)}}
    right = {"grads": {"W1": np.ones((2, 2)), "b1": np.zeros(2)}}
    spec = Items({"grads": Params()})
    english = compare(wrong, right, spec)
    with speaking("de"):
        german = compare(wrong, right, spec)
    assert english is not None
    assert german is not None
    assert english.message == (
        "Entry W1 of grads: a list of 1 entry came back where a NumPy array was expected. b1 is right."
    )
    assert german.message == (
        "Eintrag W1 von grads: Eine Liste (1 Eintrag) kam zurück, erwartet war ein NumPy-Array. b1 ist richtig."
    )
    assert german.stage is english.stage
    assert german.data["wrong"] == english.data["wrong"]


def test_a_series_and_a_tuple_in_german() -> None:
    spec = Tuple(Series(Scalar()), Array())
    observed, expected = ([1.0, 2.5, 3.0], np.zeros(2)), ([1.0, 2.0, 3.0], np.zeros(2))
    with speaking("de"):
        found = compare(observed, expected, spec)
    assert found is not None
    assert found.message == (
        "Eintrag 2 von Wert 1: Es kam eine Zahl zurück, aber nicht die erwartete. 1 von 3 Einträgen ist falsch. "
        "Wert 2 ist richtig."
    )
    assert found.detail == "Eintrag 2 von Wert 1: Zurück kam 2.5, erwartet war 2. Der Unterschied ist 0.5."
