"""A loss may go backward in parts: halves, or terms one by one. Parts of a right loss are one gradient together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Event, Facts, FloatArray, Slope


def joined(facts: Facts, context: LoopContext) -> Facts:
    """The same facts, with the parts of a right loss told as one slope."""
    groups = _groups(facts)
    wholes = {group[-1]: group for group in groups if len(group) > 1 and _adds_up(facts, context, group)}
    if not wholes:
        return facts
    gone = {slope for group in wholes.values() for slope in group[:-1]}
    kept = [slope for slope in range(len(facts.slopes)) if slope not in gone]
    number = {slope: new for new, slope in enumerate(kept)}
    slopes = tuple(Slope(facts.slopes[slope].forward, _sum(facts, wholes.get(slope, [slope]))) for slope in kept)
    events = tuple(
        Event("G", number[event.number]) if event.kind == "G" else event
        for event in facts.events
        if event.kind != "G" or event.number not in gone
    )
    return replace(facts, events=events, slopes=slopes)


def _groups(facts: Facts) -> list[list[int]]:
    """Slopes of one forward pass that nothing but backward passes lies between."""
    groups: list[list[int]] = [[]]
    for event in facts.events:
        if event.kind == "G":
            last = groups[-1]
            if last and facts.slopes[last[-1]].forward != facts.slopes[event.number].forward:
                groups.append([])
            groups[-1].append(event.number)
        elif event.kind in "ZS":
            groups.append([])
    return groups


def _adds_up(facts: Facts, context: LoopContext, group: list[int]) -> bool:
    forward = facts.forwards[facts.slopes[group[0]].forward]
    rows = list(forward.rows)
    if not rows or min(rows) < 0 or max(rows) >= len(context.y):
        return False
    z, y = forward.logits, context.y[rows]
    parts = [facts.slopes[slope].values for slope in group]
    if any(part.shape != z.shape for part in parts) or z.shape != y.shape:
        return False
    right = (0.5 * (1.0 + np.tanh(0.5 * z)) - y) / len(z)
    bound = context.tolerance * max(float(np.abs(right).max()), 1e-12)
    return bool(np.abs(_sum(facts, group) - right).max() <= bound)


def _sum(facts: Facts, group: list[int]) -> FloatArray:
    total = facts.slopes[group[0]].values
    for slope in group[1:]:
        total = total + facts.slopes[slope].values
    return total
