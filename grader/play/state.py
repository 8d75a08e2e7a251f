"""Everything the page shows, and its form on the way there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from grader.catalog.playground import Playground, Setup
from grader.play.datasets import dataset
from grader.play.run import Run, lines
from grader.play.trainer import Slice
from grader.play.trouble import Trouble
from grader.render.differ import short
from grader.render.html.curve import curve

_MOST_EARLIER = 5


class State:
    """Of one session; changed by its thread alone."""

    def __init__(self, setup: Setup, run: Run) -> None:
        self.setup, self.run = setup, run
        self.running = False
        self.speed = "ordinary"
        self.experiment: int | None = None
        """The one that goes on."""
        self.until: int | None = None
        """Its epochs."""
        self.starts = 0
        """How many more of them it makes."""
        self.earlier: list[Run] = []
        """From other starts, the latest first."""
        self.levels = ""
        self.printed = ""
        self.warnings: tuple[str, ...] = ()
        self.trouble: Trouble | None = None
        self.said = ""
        self.cost = 0.0
        """Seconds an epoch takes."""

    def free(self, *, whole: bool = False) -> None:
        """No experiment tells any more when to stop; ``whole``: nor is anything of it shown."""
        self.until, self.starts = None, 0
        if whole:
            self.experiment = None
            self.earlier.clear()

    def remember(self) -> None:
        """Keep this run, to be compared with the next."""
        if self.run.epoch:
            self.earlier = [self.run, *self.earlier][:_MOST_EARLIER]

    def take(self, part: Slice) -> None:
        """Some epochs more."""
        self.run.add(part.losses, part.right)
        self.levels, self.warnings = part.levels, part.warnings
        self.printed = part.printed or self.printed
        if part.losses:
            self.cost = part.seconds / len(part.losses)

    def shown(self, playground: Playground, tier: str) -> Mapping[str, Any]:
        """For the page; all of it text, numbers, and one picture made here."""
        made, points = lines([self.run, *self.earlier]), len(dataset(self.setup.dataset).X)
        return {
            "running": self.running,
            "setup": asdict(self.setup),
            "speed": self.speed,
            "experiment": self.experiment,
            "levels": self.levels,
            "told": self._told(points),
            "curve": str(curve(made)) if made else "",
            "starts": [_start(run, points) for run in reversed([self.run, *self.earlier])] if self.earlier else [],
            "said": self.said,
            "trouble": asdict(self.trouble) if self.trouble else None,
            "warnings": list(self.warnings),
            "printed": (self.trouble.printed if self.trouble else "") or self.printed,
            "tier": tier,
        }

    def _told(self, points: int) -> str:
        if not self.levels:
            return "There is no network to show yet."
        return _sentence(self.run, points)


def _sentence(run: Run, points: int) -> str:
    """``Epoch 120: loss 0.21, 4 of 4 points on the right side.``"""
    if not run.epoch:
        return f"Before training: {run.right} of {points} points on the right side."
    return f"Epoch {run.epoch:,}: loss {_loss(run)}, {run.right} of {points} points on the right side."


def _start(run: Run, points: int) -> str:
    return f"Start {run.seed}: {run.right} of {points} right, loss {_loss(run)}, epoch {run.epoch:,}."


def _loss(run: Run) -> str:
    if run.loss is None:
        return "not known yet"
    return short(run.loss) if math.isfinite(run.loss) else str(run.loss)
