"""What holds for every answer."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.compare import (
    Anything,
    Array,
    Classes,
    Count,
    Flag,
    Items,
    Nothing,
    Params,
    Scalar,
    Series,
    Text,
    Tuple,
    compare,
    same,
)
from grader.model.evidence import Evidence
from grader.model.value import TensorValue, Unsupported

SPECS = (
    (Array(), np.ones((2, 3))),
    (Array(ravel=True, tensor=True, dtypes="fib", ignore=(0,)), np.arange(4)),
    (Array(), TensorValue(np.ones(3, dtype=np.float32))),
    (Scalar(), 0.25),
    (Classes(either=(1,)), np.array([0, 1, 1])),
    (Count(), 193),
    (Flag(), True),
    (Nothing(), None),
    (Text(), "adam"),
    (Params(), {"W1": np.ones((2, 1)), "b1": np.ones(1), "b2": np.ones((1, 3)), "n": 2.0}),
    (Items({"a": Scalar(), "b": Series()}), {"a": 1.0, "b": [1.0, 2.0]}),
    (Tuple(Array(), Scalar(), Flag()), (np.ones(2), 1.0, False)),
    (Series(), [1.0, 2.0]),
    (Series(Params()), [{"W1": np.ones(2)}]),
    (Anything(), None),
)

SHAPES = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
DTYPES = st.one_of(
    hnp.floating_dtypes(),
    hnp.integer_dtypes(),
    hnp.boolean_dtypes(),
    hnp.complex_number_dtypes(),
    hnp.byte_string_dtypes(min_len=1),
    hnp.unicode_string_dtypes(min_len=1),
    hnp.datetime64_dtypes(),
)
ARRAYS = st.one_of(
    hnp.arrays(DTYPES, SHAPES),
    hnp.arrays(object, SHAPES, elements=st.none() | st.text()),
    hnp.arrays(np.dtype([("a", "f8")]), 2, elements=st.tuples(st.floats())),
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**300, max_value=10**320),
    st.floats(),
    st.text(max_size=20),
    ARRAYS,
    st.builds(TensorValue, ARRAYS, st.booleans(), st.booleans()),
    st.builds(Unsupported, st.text(max_size=5), st.text(max_size=5)),
)
KEYS = st.one_of(st.text(max_size=3), st.integers(), st.sampled_from(["W1", "b1", "b2", "a", "b", "n"]))
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.lists(inner, max_size=3).map(tuple), st.dictionaries(KEYS, inner, max_size=5)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(VALUES)
def test_compare_never_raises(value: Any) -> None:
    for spec, expected in SPECS:
        evidence = compare(value, expected, spec)
        assert evidence is None or (isinstance(evidence, Evidence) and evidence.message)


@settings(max_examples=300, deadline=None)
@given(VALUES, VALUES)
def test_same_never_raises(one: Any, other: Any) -> None:
    for spec, expected in SPECS:
        assert isinstance(same(one, other, spec), bool)
        assert isinstance(same(one, expected, spec), bool)


FINITE = hnp.arrays(
    np.float64, hnp.array_shapes(min_dims=0, max_dims=3), elements=st.floats(allow_nan=False, allow_infinity=False)
)


@settings(deadline=None)
@given(FINITE)
def test_every_array_equals_itself(array: Any) -> None:
    assert compare(array, array, Array()) is None
    assert same(array, array, Array())
    assert compare({"W": array}, {"W": array}, Params()) is None


@settings(deadline=None)
@given(hnp.arrays(np.float64, hnp.array_shapes(max_dims=2), elements=st.floats(-1e6, 1e6)))
def test_float32_rounding_passes(array: Any) -> None:
    assert compare(array.astype(np.float32), array, Array()) is None


@settings(deadline=None)
@given(st.lists(st.floats(-10, 10), min_size=1, max_size=50))
def test_the_order_of_a_sum_does_not_matter(terms: list[float]) -> None:
    forward, backward = np.cumsum(terms), np.cumsum(terms[::-1])
    assert compare(float(backward[-1]), float(forward[-1]), Scalar()) is None


@settings(deadline=None)
@given(
    hnp.arrays(np.float64, (4, 3), elements=st.floats(-10, 10)),
    st.integers(0, 11),
    st.sampled_from([np.nan, np.inf, -np.inf]),
)
def test_nan_and_infinity_never_pass(array: Any, place: int, bad: float) -> None:
    observed = array.copy()
    observed.flat[place] = bad
    assert compare(observed, array, Array()) is not None
    assert compare(np.full_like(array, bad), array, Array()) is not None
    assert compare(bad, float(array.flat[place]), Scalar()) is not None
    assert not same(observed, array, Array())


@settings(deadline=None)
@given(hnp.arrays(np.float64, hnp.array_shapes(min_dims=1, max_dims=3), elements=st.just(1.0)), SHAPES)
def test_nothing_passes_by_broadcasting(array: Any, shape: tuple[int, ...]) -> None:
    passes = compare(np.ones(shape), array, Array()) is None
    assert passes == (shape == array.shape)


@settings(deadline=None)
@given(hnp.arrays(np.float64, 6, elements=st.floats(-10, 10)), st.integers(0, 5))
def test_a_thousandth_off_is_seen(array: Any, place: int) -> None:
    observed = array.copy()
    observed[place] += 1e-3
    assert compare(observed, array, Array()) is not None
    assert not same(observed, array, Array())
