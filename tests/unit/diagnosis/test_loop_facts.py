"""Facts are claims of a worker: anything may be in them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.diagnosis.loop_facts import read_facts


def facts(**changes: Any) -> dict[str, Any]:
    """One call: a forward pass over two rows, a backward pass, a step."""
    return {
        "events": "( L0 Z F0 B G0 S0",
        "bare": "step",
        "rows": np.array([3, 1]),
        "rows_counts": np.array([2]),
        "logits": np.array([0.5, -1.0]),
        "logits_counts": np.array([2]),
        "flags": np.array([[1, 1, 1, 1, 0]]),
        "states": np.array([[1.0, 2.0], [0.9, 2.1]]),
        "slopes": np.array([0.1, -0.2]),
        "slopes_counts": np.array([2]),
        "slope_of": np.array([0]),
        "optimizers": "SGD",
        "steps": np.array([[1.0, 0.0, 0.1, 1.0]]),
        "grads": np.array([[1.0, -1.0]]),
        "missing": np.array([[0, 0]]),
        "loss_inputs": np.array([0.5, -1.0]),
        "loss_inputs_counts": np.array([2]),
        "loss_attached": np.array([1]),
    } | changes


def test_everything_is_unpacked() -> None:
    read = read_facts(facts())
    assert read is not None
    assert [event.kind for event in read.events] == list("(LZFBGS")
    (forward,), (slope,), (step,) = read.forwards, read.slopes, read.steps
    assert forward.rows == (3, 1)
    assert forward.training
    assert forward.own
    assert slope.forward == 0
    assert (step.optimizer, step.rate, step.before, step.after, step.own) == ("SGD", 0.1, 0, 1, True)
    assert step.missing == (False, False)
    assert read.bare == {"step"}
    assert read.moved()
    assert read.count("Z") == 1


def test_a_call_in_which_nothing_happened() -> None:
    nothing = {name: np.zeros(0) for name in facts() if name not in ("events", "bare", "optimizers")}
    read = read_facts(nothing | {"events": "(", "bare": "", "optimizers": "", "states": np.zeros((0,))})
    assert read is not None
    assert not read.moved()


@pytest.mark.parametrize(
    "changes",
    [
        {"events": "F7"},
        {"events": "x"},
        {"events": 5},
        {"rows_counts": np.array([3])},
        {"rows_counts": np.array([-2])},
        {"flags": np.array([[1, 1, 1, 1, 9]])},
        {"flags": "none"},
        {"slope_of": np.array([4])},
        {"steps": np.array([[1.0, 0.0, 0.1, 7.0]])},
        {"steps": np.array([[1.0, np.nan, 0.1, 1.0]])},
        {"optimizers": ""},
        {"states": {}},
        {"loss_attached": np.zeros(0)},
    ],
)
def test_what_does_not_fit_together_says_nothing(changes: dict[str, Any]) -> None:
    assert read_facts(facts(**changes)) is None


@pytest.mark.parametrize("raw", [None, 3, "facts", [], {}, {"events": ""}])
def test_what_is_no_record_says_nothing(raw: object) -> None:
    assert read_facts(raw) is None


json_like = st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8), st.lists)


@given(name=st.sampled_from(sorted(facts())), value=json_like)
def test_any_value_anywhere_is_survived(name: str, value: object) -> None:
    read_facts(facts(**{name: value}))
