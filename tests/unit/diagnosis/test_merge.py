from __future__ import annotations

from grader.diagnosis import Finding, merge, words_for_class
from grader.model.mistake import Mistake
from grader.model.report import NamedMistake


def mistake(name: str, title: str = "") -> Mistake:
    return Mistake(name, title or f"Title of {name}.", f"Hint of {name}", "The Forward Pass", ("f",))


COURSE = [mistake("a"), mistake("b"), mistake("c")]


def test_each_mistake_is_listed_once_in_the_order_of_the_course() -> None:
    rows = [("t1", Finding(("b",))), ("t2", Finding(("a",))), ("t3", Finding(("b",))), ("t1", Finding(("b",)))]
    assert merge(rows, COURSE) == (
        NamedMistake("a", "Title of a.", "Hint of a", ("t2",), "The Forward Pass"),
        NamedMistake("b", "Title of b.", "Hint of b", ("t1", "t3"), "The Forward Pass"),
    )


def test_a_cause_proven_elsewhere_settles_an_open_choice() -> None:
    rows = [("t1", Finding(("a", "b"))), ("t2", Finding(("b",)))]
    assert [(row.id, row.tests) for row in merge(rows, {item.id: item for item in COURSE})] == [("b", ("t1", "t2"))]


def test_an_open_choice_keeps_all() -> None:
    assert [row.id for row in merge([("t1", Finding(("a", "b")))], COURSE)] == ["a", "b"]


def test_both_mistakes_of_a_pair_stay() -> None:
    rows = [("t1", Finding(("a", "b"), pairs=(("a", "b"),))), ("t2", Finding(("b",)))]
    assert [row.id for row in merge(rows, COURSE)] == ["a", "b"]


def test_unknown_ids_are_left_out() -> None:
    assert merge([("t1", Finding(("zzz",)))], COURSE) == ()


def test_words_for_a_class() -> None:
    one, other = mistake("a", "The slope is used."), mistake("b", "ReLU gives the slope")
    assert words_for_class([one]) == "The slope is used."
    assert words_for_class([]) == ""
    assert (
        words_for_class([one, other])
        == "The outputs fit 2 causes, which give the same numbers: the slope is used; or ReLU gives the slope."
    )
