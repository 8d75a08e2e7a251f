"""Batches: which rows come in which one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Misfit, Viewed

WORDS = {
    "changed": "It changed the arrays that it was given; whoever called it may still need them as they were.",
    "sizes": "The batches do not have the expected numbers of rows.",
    "covered": {
        "some twice": "Some examples come more than once in one pass, and others do not come at all.",
        "some missing": "Some examples do not come in any batch.",
        "": "Some examples come more than once in one pass.",
    },
    "pairs": {
        "only X was mixed": "X was mixed and y was not, so examples have the labels of others.",
        "only y was mixed": "y was mixed and X was not, so examples have the labels of others.",
        "": "Some examples have lost their own label.",
    },
    "order": {
        "as given": "The examples come in the order in which they were given, every time.",
        "": "Each batch holds neighbours in their old order: only the batches were mixed, not the examples.",
    },
}
DETAILS = {"sizes": "They have {seen} rows; {wanted} were expected.", "changed": "Changed: {seen}."}


def _reader(data: Any, *, arguments: bool = False) -> Viewed:
    def read(value: Any) -> dict[str, Any]:
        passes = [_pass(data, answer) for answer in value["answers"]]
        first = {"changed": data.changed(value["after"])} if arguments else {}
        return first | _facts(data, passes)

    return Viewed(read, Facts(WORDS, DETAILS))


def _pass(data: Any, answer: Any) -> list[tuple[Any, Any]]:
    """Row numbers and labels of every batch."""
    if answer is None:
        raise Misfit("Nothing (None) came back: is a `return` or a `yield` missing?")
    if not isinstance(answer, (list, tuple)):
        raise Misfit("A for loop should be able to run over what comes back, one batch at a time; it cannot.")
    batches = []
    for batch in answer:
        if not isinstance(batch, (list, tuple)) or len(batch) != 2:
            raise Misfit(
                "Every batch should be a pair of arrays, X_batch and y_batch, and something else came instead."
            )
        rows = data.rows(batch[0], "X_batch")
        batches.append((rows, data.labels(batch[1], "y_batch", len(rows))))
    if not batches:
        raise Misfit("Not a single batch came.")
    return batches


def _facts(data: Any, passes: Any) -> dict[str, Any]:
    sizes = [tuple(len(rows) for rows, _ in batches) for batches in passes]
    rows = [np.concatenate([rows for rows, _ in batches]) for batches in passes]
    labels = [np.concatenate([labels for _, labels in batches]) for batches in passes]
    pairs = [data.pairing(*both) for both in zip(rows, labels, strict=True)]
    return {
        "sizes": next((other for other in sizes if other != sizes[0]), sizes[0]),
        "covered": _covered(data, rows),
        "pairs": next((pair for pair in pairs if pair != "kept"), "kept"),
        "order": _order(passes, rows),
    }


def _covered(data: Any, passes: Any) -> str:
    twice = any(len(set(rows)) < len(rows) for rows in passes)
    missing = any(len(set(rows)) < len(data.X) for rows in passes)
    return {(True, True): "some twice", (False, True): "some missing", (True, False): "all, some twice"}.get(
        (twice, missing), "once"
    )


def _order(passes: Any, rows: Any) -> str:
    if all((np.diff(part) == 1).all() for part in rows):
        return "as given"
    blocks = all((np.diff(part) == 1).all() for batches in passes for part, _ in batches)
    return "blocks" if blocks else "mixed"


@pytest.fixture
def check(agree: Any) -> Any:
    """``check(data, 5)``: several passes, each with a generator of its own."""

    def run(data: Any, batch_size: int, *, arguments: bool = False) -> None:
        agree(
            "probe:batches",
            data.X,
            data.y,
            batch_size,
            data.seeds,
            about="batches",
            spec=_reader(data, arguments=arguments),
        )

    return run


@pytest.mark.points(0.75)
def test_batches(check: Any, tagged: Any) -> None:
    """batches gives each of 23 examples once, in fives."""
    check(tagged(14, 9), 5)


@pytest.mark.points(1.25)
@pytest.mark.hidden
def test_batches_any_size(check: Any, tagged: Any) -> None:
    """batches mixes, and works for all sizes."""
    check(tagged(9, 10, features=3), 6)
    check(tagged(13, 11, column=True, grouped=True), 8)
    check(tagged(8, 9), 30)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_batches")
def test_batches_leaves_arguments(check: Any, tagged: Any) -> None:
    """batches leaves its arguments as they were."""
    check(tagged(14, 9), 5, arguments=True)
