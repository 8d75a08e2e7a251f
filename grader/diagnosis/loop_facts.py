"""What a probe noted about one call of a training loop, checked and unpacked.

The facts come from the process the student's code runs in: they are claims. They serve to find words, never to decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.model.frozen import frozen

FloatArray = np.ndarray[Any, np.dtype[np.float64]]

_MOST = 5000
_EVENT = re.compile(r"([(LVZFGSBdr])(\d{0,4})")


@frozen
class Event:
    """One thing that happened, in order.

    ``kind``: ``(`` the student's function was called, ``L`` and ``V`` training and validation data were asked for,
    ``Z`` gradients cleared, ``F`` forward pass, ``G`` a gradient arrived at a forward pass's logits, ``S`` optimizer
    step, ``B`` backward from a computed tensor, ``d`` from the detached loss, ``r`` from a new tensor."""

    kind: str
    number: int
    """Of the forward pass, slope or step; 0 for the others."""


@frozen
class Forward:
    """One forward pass of the model or of a copy of it."""

    rows: tuple[int, ...]
    """Numbers of the examples, training data first; -1 where the row is unknown."""
    logits: FloatArray
    training: bool
    recording: bool
    """Whether autograd was switched on."""
    attached: bool
    """Whether the logits knew their way back to the weights."""
    own: bool
    """Whether it was the model that was handed in."""
    state: int
    """Number of the weights in ``Facts.states``."""


@frozen
class Slope:
    """A gradient of some loss with respect to the logits of one forward pass."""

    forward: int
    values: FloatArray


@frozen
class Step:
    """One step of an optimizer."""

    own: bool
    """Whether it was the optimizer that was handed in."""
    optimizer: str
    rate: float
    before: int
    after: int
    grad: FloatArray
    """What was stored in ``.grad`` when the step read it; 0 where there was none."""
    missing: tuple[bool, ...]
    """For each parameter, whether ``.grad`` was None."""


@frozen
class Facts:
    """One call."""

    events: tuple[Event, ...]
    forwards: tuple[Forward, ...]
    slopes: tuple[Slope, ...]
    steps: tuple[Step, ...]
    states: FloatArray
    """All different weights there were, one row each, in order."""
    loss_inputs: tuple[FloatArray, ...]
    """What the criterion that was handed in was given as scores."""
    loss_attached: tuple[bool, ...]
    """Whether those scores knew their way back to some weights."""
    bare: frozenset[str]
    """Methods that the source mentions in a statement of its own without calling them; ``tensor`` where it makes a new
    tensor that requires gradients."""

    def count(self, kind: str) -> int:
        """How often something happened."""
        return sum(event.kind == kind for event in self.events)

    def moved(self) -> bool:
        """Whether any weights changed from their first value."""
        return len(self.states) > 1


def read_facts(raw: object) -> Facts | None:
    """The facts, or None when they are not what a probe sends."""
    if not isinstance(raw, Mapping):
        return None
    try:
        with np.errstate(all="ignore"):
            return _read(raw)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError):
        return None


def _read(raw: Mapping[Any, Any]) -> Facts:
    states = np.atleast_2d(np.asarray(raw["states"], dtype=np.float64))
    flags = np.asarray(raw["flags"], dtype=np.int64).reshape(-1, 5)
    rows, logits = _unpacked(raw, "rows"), _unpacked(raw, "logits")
    forwards = tuple(_forward(rows[n], logits[n], flags[n]) for n in range(_agreed(len(flags), len(rows), len(logits))))
    values, owners = _unpacked(raw, "slopes"), np.asarray(raw["slope_of"], dtype=np.int64)
    slopes = tuple(Slope(int(owners[n]), values[n]) for n in range(_agreed(len(owners), len(values))))
    steps = _steps(raw)
    for number in [forward.state for forward in forwards] + [n for step in steps for n in (step.before, step.after)]:
        _within(number, len(states))
    for slope in slopes:
        _within(slope.forward, len(forwards))
    events = _events(raw["events"], {"F": len(forwards), "G": len(slopes), "S": len(steps)})
    inputs = tuple(_unpacked(raw, "loss_inputs"))
    attached = tuple(bool(flag) for flag in np.asarray(raw["loss_attached"], dtype=np.int64).ravel())
    _agreed(len(inputs), len(attached))
    bare = frozenset(str(raw["bare"])[:200].split())
    return Facts(events, forwards, slopes, steps, states, inputs, attached, bare)


def _forward(rows: FloatArray, logits: FloatArray, flags: np.ndarray[Any, Any]) -> Forward:
    training, recording, attached, own = (bool(flag) for flag in flags[:4])
    return Forward(tuple(int(row) for row in rows), logits, training, recording, attached, own, int(flags[4]))


def _steps(raw: Mapping[Any, Any]) -> tuple[Step, ...]:
    table = np.asarray(raw["steps"], dtype=np.float64).reshape(-1, 4)
    kinds = str(raw["optimizers"]).split()
    grads = np.asarray(raw["grads"], dtype=np.float64)
    missing = np.asarray(raw["missing"], dtype=np.int64)
    return tuple(
        Step(
            bool(table[n, 0]),
            kinds[n],
            float(table[n, 2]),
            int(table[n, 1]),
            int(table[n, 3]),
            grads[n].ravel(),
            tuple(bool(entry) for entry in np.atleast_1d(missing[n])),
        )
        for n in range(_agreed(len(table), len(kinds), len(grads), len(missing)))
    )


def _events(text: object, limits: Mapping[str, int]) -> tuple[Event, ...]:
    events = []
    for word in str(text)[: 8 * _MOST].split()[:_MOST]:
        match = _EVENT.fullmatch(word)
        if match is None:
            raise ValueError(word)
        event = Event(match[1], int(match[2] or 0))
        if event.kind in limits:
            _within(event.number, limits[event.kind])
        events.append(event)
    return tuple(events)


def _unpacked(raw: Mapping[Any, Any], name: str) -> list[FloatArray]:
    flat = np.asarray(raw[name], dtype=np.float64).ravel()
    counts = np.asarray(raw[f"{name}_counts"], dtype=np.int64).ravel()
    if (counts < 0).any() or counts.sum() != len(flat) or len(counts) > _MOST:
        raise ValueError(name)
    ends = np.cumsum(counts)
    return [flat[end - count : end] for end, count in zip(ends, counts, strict=True)]


def _agreed(*lengths: int) -> int:
    if len(set(lengths)) != 1 or lengths[0] > _MOST:
        raise ValueError(lengths)
    return lengths[0]


def _within(number: int, count: int) -> None:
    if not 0 <= number < count:
        raise ValueError(number)
