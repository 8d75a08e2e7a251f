"""What is remembered of one training: its losses, thinned when they become many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

_MOST = 400
"""Points of a line: more than a screen shows."""


class Run:
    """One training from one start."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.epoch = 0
        self.loss: float | None = None
        """Of the last epoch."""
        self.broken_since: int | None = None
        """The epoch from which on the loss has been no ordinary number."""
        self.right = 0
        """Points on the right side."""
        self.stride = 1
        self.values: list[float] = []

    def add(self, losses: Sequence[float], right: int) -> None:
        """Some epochs more."""
        for loss in losses:
            if self.epoch % self.stride == 0:
                self.values.append(loss)
            self.epoch += 1
            self.broken_since = None if math.isfinite(loss) else self.broken_since or self.epoch
            if len(self.values) > _MOST:
                self.values, self.stride = self.values[::2], 2 * self.stride
        self.loss = losses[-1] if losses else self.loss
        self.right = right


def lines(runs: Sequence[Run]) -> dict[str, Any] | None:
    """The data of a picture with a line for each run, the first on top; None while there is nothing to draw."""
    shown = [run for run in runs if len(run.values) > 1]
    if not shown:
        return None
    stride = max(run.stride for run in shown)
    made = [
        {"name": f"start {run.seed}", "values": [_word(value) for value in run.values[:: stride // run.stride]]}
        for run in shown
    ]
    return {"x": "epoch", "y": "loss", "start": 1.0, "stride": float(stride), "lines": made}


def _word(value: float) -> float | str:
    return value if math.isfinite(value) else str(value)
