"""Numbers of a visible test as evidence: bounded, finite or in words, and nothing where there is nothing to see."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from grader.judge.tables import tables
from grader.model.evidence import Part, Stage
from grader.model.value import TensorValue, Unsupported


def part(name: str, seen: Any, wanted: Any) -> Part:
    return Part(name, Stage.VALUES, seen, wanted)


def test_arrays_stand_beside_the_expected_ones() -> None:
    seen = np.array([[0.123456789, np.nan], [np.inf, 2.0]])
    row = part("b1", TensorValue(np.array([1, 2])), np.array([[1.0, 2.0]]))
    assert tables([part("W1", seen, np.ones((2, 2))), row]) == {
        "tables": [
            {"name": "W1", "seen": [[0.123457, "nan"], ["inf", 2.0]], "expected": [[1.0, 1.0], [1.0, 1.0]]},
            {"name": "b1", "seen": [[1.0, 2.0]], "expected": [[1.0, 2.0]]},
        ]
    }  # fmt: skip


@pytest.mark.parametrize(
    "seen",
    [None, "text", Unsupported("function"), np.ones((3, 2)), np.ones(4) * 1j, {"a": 1}, np.array(["a", "b", "c", "d"])],
)
def test_other_things_have_no_table(seen: Any) -> None:
    assert tables([part("W1", seen, np.ones((2, 2)))]) == {}


def test_long_names_keep_their_end() -> None:
    names = ("after step 1.model.hidden.weight", "W1", "a_name_of_more_than.twenty_letters")
    found = tables([part(name, np.zeros(2), np.ones(2)) for name in names])
    assert [table["name"] for table in found["tables"]] == ["hidden.weight", "W1", ""]


def test_large_arrays_have_none() -> None:
    assert tables([part("W1", np.ones((25, 2)), np.ones((25, 2)))]) == {}


def test_lists_of_numbers_are_series() -> None:
    pieces = [part(f"history.train_loss.number {place}", place, np.asarray(0.5)) for place in (1, 2, 3)]
    found = tables(pieces)
    assert found == {"series": [{"name": "train_loss", "seen": [1.0, 2.0, 3.0], "expected": [0.5, 0.5, 0.5]}]}
    assert tables(pieces[:2]) == {}


def test_it_is_bounded() -> None:
    pieces = [part(f"W{place}", np.full((24, 24), 10.0**300), np.ones((24, 24))) for place in range(50)]
    assert len(json.dumps(tables(pieces))) < 100_000
    assert "series" not in tables([part(f"number {place}", 10**400, 1.0) for place in range(1000)])
