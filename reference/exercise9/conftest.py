"""Inputs of exercise 9: sequences of validation losses on which right and wrong programs part.

All losses are sums of few powers of two, so that every program compares exactly the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

Case = dict[str, Any]

# Ranks of the losses: 1 is the lowest. A bump right at the beginning, a tie with the best, single bad epochs that are
# no streak, a lower loss after the stop, and bad epochs enough behind that. With patience 3 the best epoch is 4 and
# the last one 7.
ZIGZAG = [8, 11, 5, 3, 2, 7, 2, 6, 1, 9, 10, 4, 4, 7, 9, 10, 11]
# Falls, stays, and falls no more: the last epochs are not better, later than those of the validation loss.
TRAIN = [15, 14, 13, 12, 11, 10, 9, 8, 6, 5, 5, 5, 6, 6, 6, 6, 6]


@pytest.fixture
def small() -> Case:
    """Eight epochs that can be followed with a pencil: with patience 2 the best epoch is 3 and the last one 5."""
    return {
        "losses": np.array([1.5, 1.25, 1.375, 1.125, 1.25, 1.1875, 1.0, 1.5]),
        "train_losses": np.array([1.25, 1.125, 1.0, 0.875, 0.75, 0.625, 0.5, 0.375]),
        "untrained": 2.0,
        "patience": 2,
        "max_epochs": 8,
    }


@pytest.fixture
def zigzag(rng: np.random.Generator) -> Callable[..., Case]:
    """``zigzag(**changes)``: the sequence above with other losses in every run of the grader; patience 3."""

    def make(**changes: Any) -> Case:
        levels = np.cumsum(rng.integers(5, 16, 11)) + 64  # in 64ths; all above 1, which nobody should start from
        # So near that a threshold nobody asked for would overlook it, and still exact in 32 bits.
        levels = levels / 64
        levels[2] = levels[1] + 1 / 16384
        losses = levels[np.array(ZIGZAG) - 1]
        train = (np.cumsum(rng.integers(3, 9, 15)) + 16)[np.array(TRAIN) - 1] / 64
        case: Case = {"losses": losses, "train_losses": train, "untrained": losses.max() + 1.0, "patience": 3}
        return case | {"max_epochs": len(losses)} | changes

    return make


@pytest.fixture
def deltas(rng: np.random.Generator) -> Callable[..., Case]:
    """``deltas(**changes)``: losses that fall by more, by less and by just ``min_delta``; patience 3. The best epoch
    is 3, the last one 6."""

    def make(**changes: Any) -> Case:
        delta = int(rng.choice([16, 24, 32]))
        step, beyond = int(rng.integers(2, 5)), int(rng.integers(1, 3))
        first = 5 * delta + 64 + int(rng.integers(0, 16))
        second = first - delta - step
        best = second - delta - beyond
        bad = [best + 2 * delta, best - delta // 2, best - delta + 4]
        after = [best - 3 * delta, best, best + delta, best + delta + 8, best + delta + 16]
        levels = np.array([first, second, second - delta, best, *bad, *after])
        return {"losses": levels / 64, "patience": 3, "min_delta": delta / 64} | changes

    return make
