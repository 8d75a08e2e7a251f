"""The split into training and validation data. Rows that can be recognised tell where each one went."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Misfit, Viewed
from grader.compare.words import describe

WORDS = {
    "changed": "It changed the arrays that it was given; whoever called it may still need them as they were.",
    "sizes": "The two sets do not have the expected numbers of examples.",
    "twice": "Inside one of the two sets some examples come more than once.",
    "apart": "Some examples are in both sets: then the validation set says nothing about new data.",
    "complete": "Some examples are in neither of the two sets.",
    "pairs": {
        "only X was mixed": "X was mixed and y was not, so examples have the labels of others.",
        "only y was mixed": "y was mixed and X was not, so examples have the labels of others.",
        "": "Some examples have lost their own label.",
    },
    "axes": "The labels should keep as many axes as y has.",
    "mixed": "The examples come in the order in which they were given; they should be mixed before they are divided.",
}
DETAILS = {
    "sizes": "X_train and X_val have {seen} rows; {wanted} were expected.",
    "changed": "Changed: {seen}.",
}


def _reader(data: Any, *, arguments: bool = False) -> Viewed:
    def read(value: Any) -> dict[str, Any]:
        splits = [_split(data, answer) for answer in value["answers"]]
        first = {"changed": data.changed(value["after"])} if arguments else {}
        return first | _facts(data, splits)

    return Viewed(read, Facts(WORDS, DETAILS))


def _split(data: Any, answer: Any) -> tuple[Any, ...]:
    if answer is None:
        raise Misfit("Nothing (None) came back where four arrays were expected: is a `return` missing?")
    if not isinstance(answer, (list, tuple)) or len(answer) != 4:
        raise Misfit(f"Four arrays were expected (X_train, y_train, X_val, y_val); {describe(answer)} came back.")
    X_train, y_train, X_val, y_val = answer
    rows = data.rows(X_train, "X_train")
    labels = data.labels(y_train, "y_train", len(rows))
    val_rows = data.rows(X_val, "X_val")
    val_labels = data.labels(y_val, "y_val", len(val_rows))
    return rows, labels, val_rows, val_labels, (y_train.ndim, y_val.ndim)


def _facts(data: Any, splits: Any) -> dict[str, Any]:
    n, axes = len(data.X), (data.y.ndim, data.y.ndim)
    sizes = [(len(train), len(val)) for train, _, val, *_ in splits]
    wrong = [pair for pair in sizes if pair != sizes[0]]
    pairs = [
        data.pairing(np.concatenate([train, val]), np.concatenate([labels, val_labels]))
        for train, labels, val, val_labels, _ in splits
    ]
    return {
        "sizes": wrong[0] if wrong else sizes[0],
        "twice": any(len(set(part)) < len(part) for train, _, val, *_ in splits for part in (train, val)),
        "apart": not any(set(train) & set(val) for train, _, val, *_ in splits),
        "complete": all(len(set(train) | set(val)) == n for train, _, val, *_ in splits),
        "pairs": next((pair for pair in pairs if pair != "kept"), "kept"),
        "axes": all(split[-1] == axes for split in splits),
        "mixed": not all(_in_order(train, val) for train, _, val, *_ in splits),
    }


def _in_order(train: Any, val: Any) -> bool:
    """The old order everywhere, and the validation rows at equal distances: a block, or every fourth."""
    return bool((np.diff(train) > 0).all() and (np.diff(val) > 0).all() and len(set(np.diff(val))) == 1)


@pytest.fixture
def check(agree: Any) -> Any:
    """``check(data, 0.25)``: several splits, each with a generator of its own."""

    def run(data: Any, fraction: float, *, arguments: bool = False) -> None:
        agree(
            "probe:train_val_split",
            data.X,
            data.y,
            fraction,
            data.seeds,
            about="train_val_split",
            spec=_reader(data, arguments=arguments),
        )

    return run


@pytest.mark.points(0.75)
def test_train_val_split(check: Any, tagged: Any) -> None:
    """train_val_split divides 40 rows into 30 and 10."""
    check(tagged(24, 16), 0.25)


@pytest.mark.points(0.75)
@pytest.mark.hidden
def test_train_val_split_any(check: Any, tagged: Any) -> None:
    """train_val_split mixes, and keeps the pairs."""
    check(tagged(20, 10, features=3), 0.2)
    check(tagged(20, 20, grouped=True), 0.3)
    check(tagged(20, 20), 0.5)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_train_val_split")
def test_train_val_split_column(check: Any, tagged: Any) -> None:
    """train_val_split keeps a column of labels."""
    check(tagged(16, 24, column=True), 0.25)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_train_val_split")
def test_train_val_split_leaves_arguments(check: Any, tagged: Any) -> None:
    """train_val_split leaves its arguments as they were."""
    check(tagged(24, 16), 0.25, arguments=True)
