from __future__ import annotations

import numpy as np

from grader.compare.words import describe, entries_text, name_text, numbers_text, place_text, shape_text
from grader.model.places import joined
from grader.model.value import TensorValue, Unsupported


def test_shapes_are_written_as_python_writes_them() -> None:
    for shape in ((), (5,), (5, 1), (2, 3, 4)):
        assert shape_text(shape) == str(shape)


def test_values_are_described_without_their_content() -> None:
    assert describe(0.123) == "a number"
    assert describe(7) == "a whole number"
    assert describe([0.123]) == "a list of 1 entry"
    assert describe({"secret": 1}) == "a dictionary"
    assert describe(np.zeros((0, 2))) == "an empty array of shape (0, 2)"
    assert describe(np.array(3.0)) == "a single number"
    assert describe(TensorValue(np.zeros(3))) == "a PyTorch tensor of shape (3,)"
    assert describe(Unsupported("masked array")) == "a masked array"
    assert describe(Unsupported("")) == "a value of an unknown type"
    assert describe(object()) == "an object"


def test_numbers_show_their_difference() -> None:
    assert numbers_text(1.0, 2.0) == ("1", "2")
    assert numbers_text(0.970123, 0.970456) == ("0.9701", "0.9705")
    assert numbers_text(1.0, 1.00000001) == ("1", "1.00000001")
    assert numbers_text(10**400, 1.0)[0] == "a number too large to show"
    assert numbers_text(True, False) == ("True", "False")


def test_small_words() -> None:
    assert joined([]) == ""
    assert joined(["W1", "b1", "W2"]) == "W1, b1 and W2"
    assert entries_text(1) == "1 entry"
    assert entries_text(2) == "2 entries"
    assert place_text((2, 0)) == "entry [2, 0]"
    assert len(name_text("x" * 500)) <= 40
