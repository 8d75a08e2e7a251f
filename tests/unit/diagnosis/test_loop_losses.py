"""A loss is told by its gradient at the logits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Facts, Forward, Slope
from grader.diagnosis.loop_losses import judge_loss

Loss = Callable[[np.ndarray, np.ndarray], float]
LABELS = np.array([1.0, 0.0, 0.0, 1.0, 1.0, 0.0])
BATCHES = ((0, 1, 2, 3), (4, 5))
CONTEXT = LoopContext("train_epoch", (), np.zeros((6, 2)), LABELS, 6, (BATCHES,), (BATCHES,))


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


def bce(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.asarray(np.logaddexp(0, z) - y * z)


def heard(loss: Loss) -> Facts:
    """Two batches, the gradient of each by central differences."""
    rng = np.random.default_rng(5)
    forwards, slopes = [], []
    for number, rows in enumerate(BATCHES):
        z = rng.normal(size=len(rows))
        steps = np.eye(len(rows)) * 1e-4
        slope = [(loss(z + step, LABELS[list(rows)]) - loss(z - step, LABELS[list(rows)])) / 2e-4 for step in steps]
        forwards.append(Forward(rows, z, True, True, True, True, 0))
        slopes.append(Slope(number, np.array(slope)))
    return Facts((), tuple(forwards), tuple(slopes), (), np.zeros((1, 1)), (), (), frozenset())


@pytest.mark.parametrize(
    ("name", "loss"),
    [
        ("loop-ascent", lambda z, y: -bce(z, y).mean()),
        ("loop-sum", lambda z, y: bce(z, y).sum()),
        ("loop-double-mean", lambda z, y: bce(z, y).mean() / len(z)),
        ("loop-div-N", lambda z, y: bce(z, y).sum() / 6),
        ("loop-sigmoid-twice", lambda z, y: bce(sigmoid(z), y).mean()),
        ("loop-mse", lambda z, y: ((sigmoid(z) - y) ** 2).mean()),
        ("loop-mse", lambda z, y: ((z - y) ** 2).mean()),
        ("loop-labels-flipped", lambda z, y: bce(z, 1 - y).mean()),
        ("loop-broadcast", lambda z, y: bce(z[:, None], y[None, :]).mean()),
        ("loop-loss-args", lambda z, y: bce(y, z).mean()),
        ("loop-nll-sigmoid", lambda z, y: -np.where(y == 1, sigmoid(z), 1 - sigmoid(z)).mean()),
    ],
)
def test_wrong_losses_are_named(name: str, loss: Loss) -> None:
    verdict = judge_loss(heard(loss), CONTEXT, [0, 1])
    assert (verdict.right, verdict.ids) == (False, (name,))
    assert verdict.words


def test_the_right_loss_is_right() -> None:
    assert judge_loss(heard(lambda z, y: bce(z, y).mean()), CONTEXT, [0, 1]).right


def test_a_common_factor_is_described_and_not_named() -> None:
    verdict = judge_loss(heard(lambda z, y: 3 * bce(z, y).mean()), CONTEXT, [0, 1])
    assert (verdict.right, verdict.ids) == (False, ())
    assert "3 times" in verdict.words


def test_an_unknown_loss_has_no_name() -> None:
    verdict = judge_loss(heard(lambda z, y: np.abs(z - y).mean()), CONTEXT, [0, 1])
    assert (verdict.right, verdict.ids) == (False, ())


def test_different_mistakes_in_different_batches_have_no_name() -> None:
    first, second = heard(lambda z, y: -bce(z, y).mean()), heard(lambda z, y: bce(z, y).sum())
    mixed = Facts((), first.forwards, (first.slopes[0], second.slopes[1]), (), first.states, (), (), frozenset())
    assert judge_loss(mixed, CONTEXT, [0, 1]).ids == ()


def test_nothing_heard_says_nothing() -> None:
    assert judge_loss(heard(lambda z, y: 0.0), CONTEXT, []).right
