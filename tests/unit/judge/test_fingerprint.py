"""Equal calls have equal keys, and others do not."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.judge.fingerprint import fingerprint
from grader.model.outcome import Call

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=8,
)


@given(values)
def test_the_same_call_has_the_same_key(value):
    assert fingerprint(Call("f", (value,))) == fingerprint(Call("f", (value,)))


@given(values, values)
def test_two_arguments_are_not_one_list(first, second):
    assert fingerprint(Call("f", (first, second))) != fingerprint(Call("f", ([first, second],)))


def test_everything_counts():
    z = np.arange(6.0)
    calls = [
        Call("f", (z,)),
        Call("g", (z,)),
        Call("f", (z.reshape(2, 3),)),
        Call("f", (z.astype(np.float32),)),
        Call("f", (z + 1e-12,)),
        Call("f", (z,), {"activation": "relu"}),
        Call("f", (z,), seed=1),
        Call("f", (z,), want_args=True),
        Call("f", (z,), repeat=2),
        Call("f", (True,)),
        Call("f", (1,)),
        Call("f", (1.0,)),
        Call("f", ("1",)),
    ]
    assert len({fingerprint(call) for call in calls}) == len(calls)
