from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader.model.quiz import Item
from grader.quiz.answers import (
    UnreadableAnswersError,
    as_typed,
    is_empty,
    letters,
    number,
    read_answers,
    write_answers,
)


def test_the_file_as_it_is_written(items: tuple[Item, ...]) -> None:
    assert (
        write_answers(items, {"why": "B)", "where": "ca", "how-many": "2,5", "else where": [1, "x"]})
        == """\
# Your answers. Write them here, or let `nngrade quiz` ask you.

[answers]

# Why is it so?
#   a) Because.
#   b) It learns.
#   c) It [bold]forgets[/bold].
why = "b"

# Where may it
# stand?
#   a) First.
#   b) In the middle.
#   c) Last.
#   d) Nowhere.
#   e) Between.
where = ["a", "c"]

# How many?
how-many = 2.5

"else where" = [1, "x"]
"""
    )


def test_nothing_answered_yet(items: tuple[Item, ...]) -> None:
    kept = read_answers(write_answers(items, {}).encode())
    assert kept == {"why": "", "where": [], "how-many": ""}
    assert all(is_empty(answer) for answer in kept.values())


SCALARS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.integers(-(2**63), 2**63 - 1), st.booleans())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), SCALARS | st.lists(SCALARS)))
@example(answers={"\x7f\x85 =": "\U0001f600\x7f\n\"'#"})
def test_what_others_wrote_is_kept(items: tuple[Item, ...], answers: dict[str, Any]) -> None:
    answers = {name: value for name, value in answers.items() if name not in {item.id for item in items}}
    kept = read_answers(write_answers(items, answers).encode())
    assert {name: value for name, value in kept.items() if name in answers} == answers


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answer=st.recursive(
        SCALARS | st.none() | st.floats(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_any_answer_can_be_written_and_read(items: tuple[Item, ...], answer: Any) -> None:
    written = write_answers(items, {item.id: answer for item in items} | {"other": answer})
    assert set(read_answers(written.encode())) == {"why", "where", "how-many", "other"}


@given(st.binary(max_size=300))
def test_any_bytes_are_answers_or_a_reason(data: bytes) -> None:
    with suppress(UnreadableAnswersError):
        assert isinstance(read_answers(data), dict)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'[answers]\nwhy = "b"\nwhere = b\n', "In line 3 of answers.toml something cannot be read."),
        (b'why = "b', "At the end of answers.toml something cannot be read."),
        (b"why = [" * 5000, "answers.toml"),
        (b"\xff\xfe", "is not saved as UTF-8 text"),
        (b"answers = 5", "has no part [answers]"),
        (b"#" * (1 << 17), "far too large"),
    ],
)
def test_what_cannot_be_read(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableAnswersError) as caught:
        read_answers(data)
    assert words in str(caught.value)


def test_answers_may_stand_without_a_heading() -> None:
    assert read_answers(b"\xef\xbb\xbfwhy = 'b'\r\n") == {"why": "b"}


@pytest.mark.parametrize("typed", ["b", "B", " b ", "b)", "(b)", "b.", ["b"], "It learns.", "it  LEARNS."])
def test_ways_to_say_b(single: Item, typed: Any) -> None:
    assert letters(single, typed if typed != "it  LEARNS." else "it learns.") == ("b",)


@pytest.mark.parametrize("typed", ["ca", "c,a", "a, c", "C A", "a;c", ["c", "a"], ["a", "c", "a"], "a) c)"])
def test_ways_to_say_a_and_c(multiple: Item, typed: Any) -> None:
    assert letters(multiple, typed) == ("a", "c")


@pytest.mark.parametrize("typed", ["x", "ab c x", 3, True, [1], {"a": 1}, ["a", None]])
def test_what_is_no_letter(multiple: Item, typed: Any) -> None:
    assert letters(multiple, typed) is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (225, 225.0), (0.5, 0.5), ("225", 225.0), ("0,5", 0.5), (" -3e-2 ", -0.03), ("1/8", 0.125), ("\u22122", -2.0),
        ("1 000", 1000.0), (True, None), ("", None), ("many", None), ("1/0", None), ("1..2", None), ([225], None),
        ("nan", None), (10**400, None),
    ],
)  # fmt: skip
def test_numbers(typed: Any, value: float | None) -> None:
    assert number(typed) == value


def test_an_answer_is_shown_harmless_and_short() -> None:
    assert as_typed("\x1b[31mred\n") == "red"
    assert as_typed(["a", "b"]) == "a, b"
    assert len(as_typed("x" * 1000)) == 60
