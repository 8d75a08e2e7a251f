"""Rows of the updates against the batches of the loader."""

from __future__ import annotations

import numpy as np
import pytest

from grader.diagnosis.loop_context import LoopContext, Rows
from grader.diagnosis.loop_cover import judge_rows

ONE = ((4, 2, 7), (0, 6, 1), (3, 5))
TWO = ((1, 0, 3), (5, 7, 6), (2, 4))
THREE = ((6, 3, 2), (4, 1, 0), (7, 5))
EPOCHS = (ONE, TWO, THREE)


def context(function: str = "train_epoch", epochs: tuple[tuple[Rows, ...], ...] = EPOCHS) -> LoopContext:
    return LoopContext(function, (), np.zeros((10, 2)), np.zeros(10), 8, epochs, epochs)


def flat(epochs: tuple[tuple[Rows, ...], ...]) -> list[Rows]:
    return [batch for epoch in epochs for batch in epoch]


def slices(size: int, stride: int, take: int) -> list[Rows]:
    return [tuple(range(start, min(start + take, 8))) for start in range(0, 8, stride)] * 3


def test_the_loaders_batches_are_right() -> None:
    assert judge_rows(flat(EPOCHS), context()).right


@pytest.mark.parametrize(
    ("name", "updates"),
    [
        ("loop-drop-last", flat((ONE[:-1], TWO[:-1], THREE[:-1]))),
        ("loop-step-dedent", [ONE[-1], TWO[-1], THREE[-1]]),
        ("loop-same-batch", [ONE[0]] * 3 + [TWO[0]] * 3 + [THREE[0]] * 3),
        ("loop-full-data", [tuple(range(8))] * 9),
        ("loop-slice-short", [batch[:-1] for batch in flat(EPOCHS)]),
        ("loop-slice-short", slices(3, 3, 2)),
        ("loop-stride-1", slices(3, 1, 3)),
        ("loop-permute-inside", [(0, 1, 2), (2, 3, 4), (5, 6)] * 3),
        ("loop-replacement", [(0, 0, 2), (2, 3, 4), (5, 6)] * 3),
        ("loop-replacement", [(0, 0, 2), (1, 5, 4)]),
        ("mode-train-on-val", [*flat(EPOCHS), (8, 9)]),
    ],
)
def test_known_mistakes_are_named(name: str, updates: list[Rows]) -> None:
    coverage = judge_rows(updates, context())
    assert (coverage.right, coverage.ids) == (False, (name,))
    assert coverage.words


def test_one_batch_an_epoch_has_two_possible_causes() -> None:
    coverage = judge_rows([ONE[0], TWO[0], THREE[0]], context())
    assert coverage.ids == ("loop-one-batch-per-epoch", "loop-return-early")


@pytest.mark.parametrize(
    ("ran", "ids"),
    [(1, ("loop-return-early",)), (2, ("loop-epochs-off",)), (4, ("loop-epochs-off",)), (5, ())],
)
def test_whole_epochs_are_counted(ran: int, ids: tuple[str, ...]) -> None:
    updates = flat(tuple(EPOCHS[number % 3] for number in range(ran)))
    assert judge_rows(updates, context("train")).ids == ids


def test_unknown_rows_say_nothing() -> None:
    assert judge_rows([(0, -1)], context()).right


def test_other_orders_are_described() -> None:
    coverage = judge_rows([(0, 1, 2), (3, 4, 5), (6, 7)] * 3, context())
    assert (coverage.right, coverage.ids) == (False, ())
    assert "not in the batches of the loader" in coverage.words


def test_an_unknown_pattern_is_described_by_counts() -> None:
    coverage = judge_rows([(0, 1), (0, 1)], context())
    assert coverage.ids == ()
    assert coverage.words == "2 updates in 3 epochs: some rows were used 0 times, others 2 times."
