from __future__ import annotations

from dataclasses import field, fields, replace

from hypothesis import given
from hypothesis import strategies as st

from grader.model.frozen import frozen


@frozen
class Point:
    x: int
    y: int = 0
    note: str = field(default="", compare=False, repr=False)


@frozen
class Marked(Point):
    """A subclass with a field more and a face of its own."""

    mark: str = ""

    def __repr__(self) -> str:
        return f"<{self.mark}>"


def test_is_a_dataclass() -> None:
    assert [each.name for each in fields(Point(1))] == ["x", "y", "note"]
    assert replace(Point(1, 2), y=5) == Point(1, 5)


@given(st.integers(), st.integers(), st.integers(), st.integers())
def test_equal_means_equal_fields(a: int, b: int, c: int, d: int) -> None:
    one, other = Point(a, b), Point(c, d)
    assert (one == other) == ((a, b) == (c, d))
    assert one != (a, b)
    assert Point(a, b, note="free") == one
    assert hash(Point(a, b, note="free")) == hash(one)


def test_another_class_is_never_equal() -> None:
    assert Marked(1, 2) != Point(1, 2)
    assert Marked(1, 2, mark="a") != Marked(1, 2, mark="b")


def test_shown_as_it_is_made() -> None:
    assert repr(Point(1, 2, note="free")) == "Point(x=1, y=2)"
    assert repr(Marked(1, mark="!")) == "<!>"
