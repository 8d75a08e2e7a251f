"""What holds for every answer."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.diagnosis import explain_exception, relate
from grader.model.outcome import Raised
from grader.model.value import TensorValue, Unsupported

ARRAYS = hnp.arrays(
    st.one_of(hnp.floating_dtypes(), hnp.integer_dtypes(), hnp.boolean_dtypes(), hnp.complex_number_dtypes()),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=5),
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    ARRAYS,
    st.builds(TensorValue, ARRAYS),
    st.just(Unsupported("function")),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5), st.tuples(inner, inner), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=10,
)


@settings(max_examples=300, deadline=None)
@given(VALUES, VALUES, st.none() | st.integers(0, 9))
def test_relate_never_raises(observed: Any, expected: Any, m: int | None) -> None:
    relation = relate(observed, expected, m=m)
    assert relation is None or (relation.text and relation.detail)


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_an_answer_has_no_relation_to_itself(value: Any) -> None:
    assert relate(value, value, m=3) is None


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=200), st.text(max_size=10))
def test_explaining_never_raises(type_name: str, message: str, where: str) -> None:
    explanation = explain_exception(Raised(type_name, message, where=where))
    assert explanation is None or explanation.text


@settings(deadline=None)
@given(hnp.arrays(np.float64, (5, 3), elements=st.integers(1, 9)), st.permutations(range(5)))
def test_permuted_rows_are_recognised(expected: Any, order: list[int]) -> None:
    observed = expected[order]
    relation = relate(observed, expected, m=None)
    assert (relation is None) == bool((observed == expected).all() or len(np.unique(expected)) < 3)
