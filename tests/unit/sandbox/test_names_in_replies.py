"""Names that a worker tells are shown in hidden tests too: none may carry the numbers of the inputs out."""

from __future__ import annotations

from typing import Any

import pytest

from grader.model.outcome import Missing, Raised, Returned
from grader.model.value import Unsupported
from grader.sandbox.inside.unwire import NoData
from grader.sandbox.replies import Reader
from grader.sandbox.wire import WireError

SOURCE = b"import lib2to3\nclass Layer2:\n    pass\n"
READER = Reader({"work.py": SOURCE})


def raised(**changes: Any) -> Raised:
    info = {"type": "ValueError", "message": "", "frames": [], "builtin": True, "where": "f", **changes}
    outcome = READER.outcome("raised", info, None, "")
    assert isinstance(outcome, Raised)
    return outcome


@pytest.mark.parametrize(
    "name",
    [
        "function",
        "Layer2",
        "Layer2 (a kind of array)",
        "array of complex64",
        "float8_e4m3fn tensor",
        "numpy.float128",
        "class Layer2",
        "list_iterator",
    ],
)
def test_names_stay(name: str) -> None:
    returned = READER.outcome("returned", {"warnings": [], "trivial": False}, [NoData(name, ""), None], "")
    assert returned == Returned(Unsupported(name))


@pytest.mark.parametrize("name", ["x0314", "-1.25", "Layer21", "z[0]=7", "float3141592", "ä5", "a\nb"])
def test_numbers_go(name: str) -> None:
    value = [[NoData(name, name)], {"k": NoData(name, name)}]
    returned = READER.outcome("returned", {"warnings": [], "trivial": False}, [value, [NoData(name, name)]], "")
    assert returned == Returned([[Unsupported("object")], {"k": Unsupported("object")}], (Unsupported("object"),))
    assert not raised(type=name).builtin
    assert raised(where=name).where == ""
    for info in ({"name": name}, {"similar": [name]}, {"found_type": name}):
        with pytest.raises(WireError):
            READER.outcome(
                "missing", {"name": "f", "kind": "absent", "similar": [], "found_type": "", **info}, None, ""
            )


def test_hints_may_count() -> None:
    for hint in ("It has 9 dimensions.", "The answer is too large: it holds an array of 8796093 MB.", "Use np.array."):
        returned = READER.outcome("returned", {"warnings": [], "trivial": False}, [NoData("list", hint), None], "")
        assert returned == Returned(Unsupported("list", hint))


def test_a_missing_name_stays() -> None:
    info = {"name": "relu", "kind": "absent", "similar": ["Relu", "Layer2"], "found_type": ""}
    assert READER.outcome("missing", info, None, "") == Missing("relu", "absent", ("Relu", "Layer2"))


def test_places_lie_in_the_file() -> None:
    assert [frame.line for frame in raised(frames=[["work.py", line, "f"] for line in (0, 3, 4, 10**9)]).frames] == [
        0,
        3,
    ]
