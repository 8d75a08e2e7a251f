"""Which gradients were in ``.grad`` at each step: the fresh one, old ones too, none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Facts, FloatArray
from grader.diagnosis.loop_network import gradient_of
from grader.model.frozen import frozen

Kind = Literal["sum", "none", "zero", "partial", "unknown"]


@frozen
class Tag:
    """What one step read."""

    kind: Kind
    """``sum``: exactly the sum of the gradients ``slopes``, at least one."""
    slopes: tuple[int, ...] = ()
    """Numbers of the slopes whose gradients add up to what the step read, in order."""
    fresh: tuple[int, ...] = ()
    """Numbers of the slopes that arrived since the step before."""
    latest: int = -1
    """Number of the last forward pass before the step, -1 when there was none."""

    @property
    def clean(self) -> bool:
        """One gradient, and one that arrived since the last step."""
        return self.kind == "sum" and len(self.slopes) == 1 and self.slopes[0] in self.fresh

    @property
    def stale(self) -> tuple[int, ...]:
        """Gradients in the sum that an earlier step has used already."""
        return tuple(slope for slope in self.slopes if slope not in self.fresh)


def tag_steps(facts: Facts, context: LoopContext) -> tuple[Tag, ...]:
    """One tag for each step of the optimizer, in order."""
    parts = [gradient_of(facts, context, slope) for slope in range(len(facts.slopes))]
    tags: list[Tag] = []
    arrived: list[int] = []
    since_step: list[int] = []
    latest = -1
    for event in facts.events:
        if event.kind == "G":
            arrived.append(event.number)
            since_step.append(event.number)
        elif event.kind == "F":
            latest = event.number
        elif event.kind == "S":
            step = facts.steps[event.number]
            tags.append(_tag(step.grad, step.missing, arrived, tuple(since_step), latest, parts, context.tolerance))
            since_step = []
    return tuple(tags)


def _tag(
    grad: FloatArray,
    missing: tuple[bool, ...],
    arrived: Sequence[int],
    fresh: tuple[int, ...],
    latest: int,
    parts: Sequence[FloatArray | None],
    tolerance: float,
) -> Tag:
    if all(missing):
        return Tag("none", fresh=fresh, latest=latest)
    if any(missing):
        return Tag("partial", fresh=fresh, latest=latest)
    if not grad.any():
        return Tag("zero", fresh=fresh, latest=latest)
    total = np.zeros_like(grad)
    largest = float(np.abs(grad).max())
    for back, slope in enumerate(reversed(arrived), start=1):
        part = parts[slope]
        if part is None or part.shape != grad.shape:
            break
        total = total + part
        largest = max(largest, float(np.abs(part).max()))
        if np.abs(grad - total).max() <= tolerance * largest:
            return Tag("sum", tuple(arrived[len(arrived) - back :]), fresh, latest)
    return Tag("unknown", fresh=fresh, latest=latest)
