"""Names and ids."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.intake.names import clean_name, id_of, listing, name_problem, safe_id, shown, size

CALM = settings(deadline=None, derandomize=True)  # a busy machine is no failure

ANYTHING = st.text(st.characters(exclude_categories=[]), max_size=120)
PARTS = st.sampled_from(["..", ".", "", "/", "con", "a.py", "C:", "x ", "\\"])
PATHS = st.lists(st.one_of(ANYTHING, PARTS), max_size=5)


@CALM
@given(ANYTHING)
def test_ids_are_safe(name):
    made = safe_id(name)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,79}", made)
    assert safe_id(made) == made


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("ada", "ada"),
        ("Ada Lovelace", "Ada-Lovelace"),
        ("José Müller", "Jose-Muller"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("a\n\x1b[2Jb", "a-2Jb"),
        ("x" * 200, "x" * 80),
        ("con", "submission-con"),
        ("=cmd|' /C calc'!A0", "cmd-C-calc-A0"),
    ],
)
def test_example_ids(name, made):
    assert safe_id(name) == made


def test_foreign_names_stay_apart():
    assert safe_id("李雷") != safe_id("韩梅梅")
    assert safe_id("李雷").startswith("submission-")


def test_ids_of_paths():
    names = ("a/ada.py", "ada.zip", "ada.tar.gz", "ada.v2", "ada.ipynb", "x.tgz")
    assert [id_of(PurePosixPath(name)) for name in names] == ["ada", "ada", "ada", "ada.v2", "ada", "x"]


@CALM
@given(PATHS.map("/".join))
def test_a_name_without_problems_stays_inside(name):
    if not name_problem(name):
        cleaned = clean_name(name)
        assert cleaned
        assert not cleaned.startswith("/")
        assert not {"", ".", ".."} & set(cleaned.split("/"))
        assert "\\" not in cleaned
        assert ":" not in cleaned
        cleaned.encode()
        assert name_problem(cleaned) == ""


@CALM
@given(ANYTHING)
def test_shown_names_are_one_line(name):
    assert shown(name)
    assert "\n" not in shown(name)
    assert shown(name).encode()


def test_listing_and_size():
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b c"]) == 'a and "b c"'
    assert listing(list("abcdefg")) == "a, b, c, d, e and 2 more"
    assert [size(n) for n in (0, 999, 1 << 20, 200 << 20)] == ["0 bytes", "999 bytes", "1 MB", "200 MB"]
