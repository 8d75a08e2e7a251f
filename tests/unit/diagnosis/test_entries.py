from __future__ import annotations

import numpy as np

from grader.compare import Anything, Array, Items, Params, Scalar, Series, Tuple
from grader.diagnosis.entries import leaves, path_text, prune, spec_at, wanted
from grader.model.outcome import Raised, Returned


def test_an_answer_is_taken_apart_by_keys() -> None:
    assert leaves({"w": {"W1": 1, "b.1": 2}, "l": [3, (4,)]}) == {
        ("w", "W1"): 1,
        ("w", "b.1"): 2,
        ("l", 0): 3,
        ("l", 1, 0): 4,
    }
    assert leaves(5) == {(): 5}
    assert leaves({}) == {}


def test_endless_depth_is_not_followed() -> None:
    value: object = 1
    for _ in range(100_000):
        value = [value]
    assert len(next(iter(leaves(value)))) == 8


def test_extra_entries_are_cut_off() -> None:
    expected = Returned({"a": {"x": 1}, "b": [{"y": 2}]})
    seen = Returned({"extra": 0, "b": [{"y": 5, "z": 6}], "a": {"x": 3, "q": 4}}, output="printed")
    assert prune(seen, expected) == Returned({"a": {"x": 3}, "b": [{"y": 5}]}, output="printed")
    assert prune(Returned({"b": [1, 2]}), expected) == Returned({"b": [1, 2]})
    assert prune(Raised("ValueError", ""), expected) == Raised("ValueError", "")


def test_what_no_specification_looks_at_is_cut_off() -> None:
    spec = Items({"weights": Params(), "log": Items({"loss": Scalar()})})
    expected = Returned({"weights": {"W1": 1}, "log": {"loss": 2, "time": 3}, "rows": [4]})
    assert wanted(expected, spec) == Returned({"weights": {"W1": 1}, "log": {"loss": 2}})
    assert wanted(Raised("ValueError", ""), spec) == Raised("ValueError", "")


def test_the_specification_of_a_piece() -> None:
    spec = Items({"weights": Params(rtol=1e-3), "rest": Tuple(Scalar(), Series(Scalar(atol=1.0)))})
    entry = spec_at(spec, ("weights", "W1"))
    assert isinstance(entry, Array)
    assert entry.rtol == 1e-3
    assert spec_at(spec, ("rest", 1, 7)) == Scalar(atol=1.0)
    assert spec_at(spec, ("unknown", 3)) == Anything()
    assert spec_at(Array(), ()) == Array()


def test_paths_are_readable() -> None:
    assert path_text(("weights", "W1")) == 'weights["W1"]'
    assert path_text(("history", "loss", 0)) == 'history["loss"][0]'
    assert path_text(("after step 2", "W1")) == "W1 after step 2"
    assert path_text((1, "b")) == 'value 2["b"]'
    assert path_text(("x" * 99,)) == "x" * 40


def test_pruning_keeps_arrays() -> None:
    array = np.ones(3)
    assert prune(Returned(array), Returned(array)) == Returned(array)
