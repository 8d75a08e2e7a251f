"""check_labels: which arrays it lets through, which it refuses, and how."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Viewed

WORDS = {
    "changed": "It changed the labels that it was given.",
    "unclear": "It asked one question about a whole array at once, and NumPy refused to answer it.",
    "refused": "Labels that are all 0 or 1 were refused.",
    "kind": "Wrong labels should raise ValueError, and another exception came.",
    "accepted": "Labels that are not all 0 or 1 were let through.",
    "returned": "Nothing should be returned, whatever the labels are.",
}
DETAILS = {
    "refused": "Refused: {seen}.",
    "accepted": "Let through: {seen}.",
    "kind": "It was {seen}.",
}


def _reader(good: dict[str, Any], bad: dict[str, Any], *, arguments: bool = False) -> Viewed:
    names, cases = [*good, *bad], [*good.values(), *bad.values()]

    def read(answer: Any) -> dict[str, Any]:
        raised = dict(zip(names, (seen["raised"] for seen in answer), strict=True))
        kinds = {raised[name] for name in bad} - {"", "ValueError"}
        before = zip(cases, (seen["after"] for seen in answer), strict=True)
        changed = any(not np.array_equal(was, now, equal_nan=True) for was, now in before)
        return ({"changed": changed} if arguments else {}) | {
            "unclear": any("truth value" in seen["text"] for seen in answer),
            "refused": tuple(name for name in good if raised[name]),
            "kind": min(kinds, default="ValueError"),
            "accepted": tuple(name for name in bad if not raised[name]),
            "returned": any(seen["returned"] is not None for seen in answer),
        }

    return Viewed(read, Facts(WORDS, DETAILS))


@pytest.fixture
def check(agree: Any) -> Any:
    """``check(good, bad)``: arrays to let through and arrays to refuse, each with a name."""

    def run(good: dict[str, Any], bad: dict[str, Any], *, arguments: bool = False) -> None:
        cases = [*good.values(), *bad.values()]
        agree("probe:check_labels", cases, about="check_labels", spec=_reader(good, bad, arguments=arguments))

    return run


def _mixed(rng: np.random.Generator, n: int) -> Any:
    """Zeros and ones, some of each, the first one and the last one not the same."""
    while True:
        y = rng.integers(0, 2, n).astype(float)
        if 2 < y.sum() < n - 2 and y[0] != y[-1]:
            return y


def _with(y: Any, place: int, label: float) -> Any:
    changed = y.copy()
    changed[place] = label
    return changed


@pytest.mark.points(0.5)
def test_check_labels(check: Any) -> None:
    """check_labels refuses 1 and 2, and -1 and 1."""
    good = {"[0, 1, 1, 0]": np.array([0.0, 1.0, 1.0, 0.0]), "[[1], [0], [0]]": np.array([[1.0], [0.0], [0.0]])}
    bad = {
        "[1, 2, 2, 1]": np.array([1.0, 2.0, 2.0, 1.0]),
        "[-1, 1, 1, -1]": np.array([-1.0, 1.0, 1.0, -1.0]),
        "[0, 1, 2]": np.array([0.0, 1.0, 2.0]),
        "[0, 0.5, 1]": np.array([0.0, 0.5, 1.0]),
    }
    check(good, bad)


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_check_labels_any(check: Any, rng: np.random.Generator) -> None:
    """check_labels looks at every label, in any form."""
    y = _mixed(rng, 12)
    middle = int(rng.integers(3, 9))
    good = {
        "decimals": y,
        "whole numbers": y.astype(int),
        "a column": y.reshape(-1, 1),
        "a column of whole numbers": y.astype(int).reshape(-1, 1),
        "only zeros": np.zeros(6),
        "only ones": np.ones(7, dtype=int),
        "one label": np.array([1.0]),
    }
    bad = {
        "labels 1 and 2": y + 1.0,
        "whole numbers 1 and 2": y.astype(int) + 1,
        "labels -1 and 1": 2.0 * y - 1.0,
        "2 in the middle": _with(y, middle, 2.0),
        "-1 in the middle": _with(y, middle, -1.0),
        "a wrong first one": _with(y, 0, 3.0),
        "a wrong last one": _with(y, -1, 3.0),
        "a decimal": _with(y, middle, round(float(rng.uniform(0.1, 0.9)), 2)),
        "a decimal above 1": _with(y, middle, round(float(rng.uniform(1.1, 1.4)), 2)),
        "decimals everywhere": np.round(rng.uniform(0.1, 0.9, 8), 2),
        "a column with a 2": _with(y, middle, 2.0).reshape(-1, 1),
        "nan": _with(y, middle, np.nan),
        "only twos": np.full(5, 2.0),
    }
    check(good, bad)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_check_labels")
def test_check_labels_leaves_arguments(check: Any, rng: np.random.Generator) -> None:
    """check_labels leaves its argument as it was."""
    y = _mixed(rng, 9)
    check({"zeros and ones": y, "a column": y.reshape(-1, 1)}, {"a two": _with(y, 4, 2.0)}, arguments=True)
