"""Names that platforms write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.download import Label, gradescope_people, label_of

CASES = {
    "lovelaceada_123_456_backprop.py": Label("lovelaceada_123", "lovelaceada", "123", "backprop.py"),
    "lovelaceada_LATE_123_456_backprop.py": Label("lovelaceada_123", "lovelaceada", "123", "backprop.py"),
    "lovelaceada_123_789_backprop-2.py": Label("lovelaceada_123", "lovelaceada", "123", "backprop.py"),
    "o'neil-jean_5_6_my work_final.ipynb": Label("o'neil-jean_5", "o'neil-jean", "5", "my work_final.ipynb"),
    "Ada Lovelace_77_assignsubmission_file_": Label("Ada Lovelace_77", "Ada Lovelace", "77"),
    "Ada Lovelace_77_assignsubmission_file": Label("Ada Lovelace_77", "Ada Lovelace", "77"),
    "Ada Lovelace_77_assignsubmission_file_backprop.py": Label("Ada Lovelace_77", "Ada Lovelace", "77", "backprop.py"),
    "Ada Lovelace_77_assignsubmission_onlinetext_": Label("Ada Lovelace_77", "Ada Lovelace", "77", "", True),
    "submission_31415926": Label("submission_31415926", "", "31415926"),
    "ada": None,
    "ada_lovelace.py": None,
    "backprop.py": None,
    "week_3_backprop.py": None,
}  # fmt: skip


@pytest.mark.parametrize("name", CASES, ids=str)
def test_label(name: str) -> None:
    assert label_of(name) == CASES[name]


@given(st.text())
def test_no_name_breaks_it(name: str) -> None:
    label = label_of(name)
    assert label is None or label.owner


def test_gradescope_says_who_it_was() -> None:
    text = """\
submission_11:
  :submitters:
  - :name: Ada Lovelace
    :sid: '0815'
    :email: ada@example.org
  :created_at: 2026-01-01
  - :name: a second submitter
submission_12:
  :submitters:
  - :name: "Alan Turing"
    :sid:
    :email: alan@example.org
"""
    assert gradescope_people(text) == {
        "submission_11": ("0815", "Ada Lovelace", "ada@example.org"),
        "submission_12": ("", "Alan Turing", "alan@example.org"),
    }


@given(st.text())
def test_no_metadata_breaks_it(text: str) -> None:
    assert all(len(one) == 3 for one in gradescope_people(text).values())
