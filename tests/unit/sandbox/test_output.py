"""What is kept of the output."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from grader.sandbox.output import KEEP, Output


def test_short_output_is_kept_whole() -> None:
    output = Output()
    output.add(b"one\n")
    output.add(b"two\n")
    assert (output.take(), output.take(), output.total) == ("one\ntwo\n", "", 8)


def test_of_long_output_beginning_and_end_are_kept() -> None:
    output = Output()
    for number in range(5000):
        output.add(f"line {number}\n".encode())
    text = output.take()
    assert text.startswith("line 0\nline 1\n")
    assert text.endswith("line 4998\nline 4999\n")
    assert "bytes left out" in text
    assert len(text) < 2 * KEEP + 50


def test_bytes_that_are_no_text_become_escapes() -> None:
    output = Output()
    output.add(b"ok \xff\xc3")
    assert output.take() == "ok \\xff\\xc3"


@given(st.lists(st.binary(max_size=3000), max_size=8))
def test_any_bytes_in_any_pieces(pieces: list[bytes]) -> None:
    output = Output()
    for piece in pieces:
        output.add(piece)
    assert output.total == sum(map(len, pieces))
    text = output.take()
    text.encode()
    assert len(text) <= 4 * (2 * KEEP) + 50


def test_a_cut_inside_a_character_leaves_no_rest() -> None:
    output = Output()
    output.add(("\u00e9" * 9000).encode()[1:])
    assert set(output.take().replace("\\xa9", "", 1)) <= set("\u00e9\n. 0123456789bytesleftout")
