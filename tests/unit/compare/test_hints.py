"""A worker's sentences about answers that are no data, said in another language."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import grader
from grader.compare.hints import _KNOWN, said_hint
from grader.language import speaking

VALUES = Path(grader.__file__).parent / "sandbox" / "inside" / "values.py"


def sentences() -> list[str]:
    """Everything in the worker's file that reads like a sentence, values as ``{}``."""
    found = []
    tree = ast.parse(VALUES.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found.append("".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | parts:
            found.append(node.value)
    return [text for text in found if re.fullmatch(r"(?:[A-Z]|np\.).* .*[.?]", text)]


def test_all_of_them_are_known() -> None:
    known = {re.sub(r"\{\w+\}", "{}", message) for message in _KNOWN}
    assert set(sentences()) == known


@pytest.mark.parametrize(
    ("hint", "said"),
    [
        ("Use an ordinary array.", "Nimm ein gewöhnliches Array."),
        ("It has 9 dimensions.", "Es hat 9 Dimensionen."),
        ("Its keys must be strings; one is of type Key.", "Die Schlüssel müssen Texte sein; einer ist vom Typ Key."),
        ("My own words.", "My own words."),
        ("", ""),
    ],
)
def test_in_german(hint: str, said: str) -> None:
    assert said_hint(hint) == hint
    with speaking("de"):
        assert said_hint(hint) == said


@given(st.text())
def test_what_a_worker_claims_is_never_a_pattern(claim: str) -> None:
    with speaking("de"):
        assert claim in said_hint(f"Its keys must be strings; one is of type {claim}.")
        assert "{name}" not in said_hint(f"This only looks like a {claim}. Return a plain one.").replace(claim, "")
