from __future__ import annotations

import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.diagnosis import relate
from grader.model.value import TensorValue, Unsupported

E = np.random.default_rng(11).uniform(0.1, 0.9, size=(5, 3))
SQUARE = np.random.default_rng(12).uniform(0.1, 0.9, size=(4, 4))
LOSSES = [0.9, 0.7, 0.62, 0.55, 0.5, 0.47]


@pytest.mark.parametrize(
    ("observed", "expected", "kind", "text"),
    [
        (-E, E, "negated", "All the numbers are the expected ones with the opposite sign."),
        (
            E * 5,
            E,
            "times_m",
            (
                "All the numbers are the expected ones times the number of examples. "
                "Should they be summed over the examples, or averaged?"
            ),
        ),
        (
            E / 5,
            E,
            "over_m",
            "All the numbers are the expected ones divided by the number of examples. How often is the average taken?",
        ),
        (
            E * -5,
            E,
            "times_m",
            (
                "All the numbers are the expected ones times the number of examples with the opposite sign. "
                "Should they be summed over the examples, or averaged?"
            ),
        ),
        (E * 2, E, "times_2", "All the numbers are twice the expected ones."),
        (E / 2, E, "over_2", "All the numbers are half of the expected ones."),
        (
            E / math.log(2),
            E,
            "log_2",
            "All the numbers are the expected ones with a logarithm of base 2. Which logarithm does the formula mean?",
        ),
        (
            E / math.log(10),
            E,
            "log_10",
            "All the numbers are the expected ones with a logarithm of base 10. Which logarithm does the formula mean?",
        ),
        (E * 1.7, E, "factor", "All the numbers are a constant multiple of the expected ones."),
        (E * 0, E, "zeros", "All the numbers are zero."),
        (E * 0 + 0.3, E, "constant", "All the numbers are one and the same."),
        (
            1 - E,
            E,
            "mirrored",
            "All the numbers are 1 minus the expected ones. Is something counted from the wrong end?",
        ),
        (E + 0.25, E, "shifted", "All the numbers are the expected ones plus the same amount everywhere."),
        (E.T, E, "transposed", "All the numbers are right, with rows and columns swapped. Which index comes first?"),
        (
            SQUARE.T,
            SQUARE,
            "transposed",
            "All the numbers are right, with rows and columns swapped. Which index comes first?",
        ),
        (E[[2, 0, 1, 4, 3]], E, "rows_permuted", "All the numbers are right, with the rows in another order."),
        (E[:, [2, 0, 1]], E, "columns_permuted", "All the numbers are right, with the columns in another order."),
        (E[::-1, 0], E[:, 0], "entries_permuted", "All the numbers are right, in another order."),
        (
            [1.0, *LOSSES[:-1]],
            LOSSES,
            "late",
            "All the numbers are the expected ones, one step late. At which moment is each one recorded?",
        ),
        (
            [*LOSSES[1:], 0.4],
            LOSSES,
            "early",
            "All the numbers are the expected ones, one step early. At which moment is each one recorded?",
        ),
        (LOSSES[:-1], LOSSES, "last_missing", "All the numbers are right, but the last one is missing."),
        (LOSSES[1:], LOSSES, "first_missing", "All the numbers are right, but the first one is missing."),
        ([*LOSSES, 0.4], LOSSES, "extra_last", "All the numbers are right, with one too many at the end."),
        ([1.0, *LOSSES], LOSSES, "extra_first", "All the numbers are right, with one too many at the start."),
    ],
)
def test_array_relations(observed: object, expected: object, kind: str, text: str) -> None:
    relation = relate(observed, expected, m=5)
    assert relation is not None
    assert (relation.kind, relation.text) == (kind, text)


def test_the_detail_shows_the_factor() -> None:
    twice, multiple, shifted = relate(E * 2, E, m=5), relate(E * -1.7, E, m=5), relate(E + 0.25, E, m=None)
    assert twice is not None
    assert twice.detail == "All the numbers are twice the expected ones (times 2.00)."
    assert multiple is not None
    assert multiple.detail == "All the numbers are -1.7 times the expected ones."
    assert multiple.factor == pytest.approx(-1.7)
    assert shifted is not None
    assert shifted.detail == "All the numbers are the expected ones plus 0.25."


def test_two_examples_leave_it_open() -> None:
    relation = relate(E * 2, E, m=2)
    assert relation is not None
    assert relation.text == "All the numbers are twice the expected ones, and there are two examples."


@pytest.mark.parametrize(
    ("observed", "text"),
    [
        (-0.3567, "The number is the expected one with the opposite sign."),
        (
            0.3567 * 7,
            (
                "The number is the expected one times the number of examples. "
                "Should it be summed over the examples, or averaged?"
            ),
        ),
        (np.array([0.3567 / 2]), "The number is half of the expected one."),
        (1 - 0.3567, "The number is 1 minus the expected one. Is something counted from the wrong end?"),
        (0.0, "The number is zero."),
    ],
)
def test_single_numbers(observed: object, text: str) -> None:
    relation = relate(observed, np.float64(0.3567), m=7) or relate(observed, np.array([0.3567]), m=7)
    assert relation is not None
    assert relation.text == text


def test_one_number_is_always_some_multiple_of_another() -> None:
    assert relate(0.3567 * 1.7, 0.3567, m=5) is None
    assert relate(np.array([1.0, 0.0]), np.array([3.0, 0.0]), m=5) is None
    assert relate(0.3567 + 0.25, 0.3567, m=5) is None


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        (E, E),
        (E + np.eye(5, 3), E),
        (E * 2 + 1e-6 * np.eye(5, 3), E),
        (np.where(E > 0.5, np.nan, E), E),
        (E[:, 0], E),
        (None, E),
        (E.tolist(), E),
        (Unsupported("function"), E),
        ("text", E),
        (True, 1.0),
        (10**400, 1.0),
        (np.zeros(0), np.zeros(0)),
        ({}, {}),
        ([1.0, 2.0], [2.0, 1.0]),
        (np.array([0, 1, 1, 0]), np.array([1, 0, 0, 0])),
        (np.array(["a"]), E),
    ],
)
def test_no_relation(observed: object, expected: object) -> None:
    assert relate(observed, expected, m=5) is None


def test_tensors_and_float32() -> None:
    relation = relate(TensorValue((E * 2).astype(np.float32)), TensorValue(E.astype(np.float32)), m=None)
    assert relation is not None
    assert relation.kind == "times_2"


GRADS = {"W1": E, "b1": E[0], "W2": E[:3, :1], "b2": np.array([0.4])}


def test_dictionaries_are_told_entry_by_entry() -> None:
    relation = relate({**GRADS, "W1": 2 * E, "b1": 2 * E[0]}, GRADS, m=5)
    assert relation is not None
    assert relation.kind == "entries"
    assert relation.text == "W1 and b1 are twice what was expected; W2 and b2 are right."
    assert relation.detail == "W1 and b1 are twice what was expected (times 2.00); W2 and b2 are right."


def test_small_entries_join_the_factor_of_others() -> None:
    relation = relate({key: 1.7 * value for key, value in GRADS.items()}, GRADS, m=5)
    assert relation is not None
    assert relation.text == "W1, b1, W2 and b2 are a constant multiple of what was expected."
    assert relation.detail == "W1, b1, W2 and b2 are 1.7 times what was expected."


def test_an_entry_of_one_number_has_its_own_multiple_words() -> None:
    relation = relate({key: 5 * value for key, value in GRADS.items()}, GRADS, m=5)
    assert relation is not None
    assert (
        relation.text == "W1, b1, W2 and b2 are what was expected times the number of examples. "
        "Should they be summed over the examples, or averaged?"
    )


def test_entries_wrong_in_several_ways() -> None:
    observed = {"W1": -E, "b1": E[0].reshape(1, 3), "W2": np.sqrt(GRADS["W2"]), "b2": None}
    relation = relate(observed, GRADS, m=5)
    assert relation is not None
    assert (
        relation.text
        == "W1 is what was expected with the opposite sign; b2 and W2 are wrong in another way; b1 is right."
    )


def test_an_entry_of_one_number_over_and_over() -> None:
    relation = relate({**GRADS, "W1": 0 * E + 0.5}, GRADS, m=5)
    assert relation is not None
    assert relation.text == "W1 is one and the same number everywhere; b1, W2 and b2 are right."


def test_tuples_and_nested_answers() -> None:
    relation = relate([0.5, {"W": 2 * E}], (0.5, {"W": E}), m=None)
    assert relation is not None
    assert relation.text == 'value 2["W"] is twice what was expected; value 1 is right.'


@settings(deadline=None)
@given(
    hnp.arrays(np.float64, (4, 3), elements=st.floats(-100, 100)),
    hnp.arrays(np.float64, (4, 3), elements=st.floats(-100, 100)),
    st.none() | st.integers(0, 10),
)
def test_plain_words_carry_no_number(observed: object, expected: object, m: int | None) -> None:
    relation = relate(observed, expected, m=m)
    if relation is not None:
        assert not re.search(r"\d", relation.text.replace("1 minus", "").replace("base 2", "").replace("base 10", ""))


@settings(deadline=None)
@given(hnp.arrays(np.float64, (4, 3), elements=st.floats(-100, 100)), st.floats(0.01, 100))
def test_a_claimed_factor_is_true(expected: np.ndarray, factor: float) -> None:
    relation = relate(expected * factor, expected, m=7)
    if relation is not None and relation.factor is not None:
        np.testing.assert_allclose(expected * factor, relation.factor * expected, rtol=1e-8, atol=1e-8)
