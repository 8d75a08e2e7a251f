"""One drawn program and what is true of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec

EXERCISES = ("exercise1", "exercise2", "exercise3", "exercise4")
# How many mistakes a program gets, by the last digits of its seed: half of all programs are correct.
_WRONG = (0, 1, 0, 1, 0, 2, 0, 1)


@dataclass(frozen=True)
class Case:
    """A complete submission. Each ``tests/soak/exerciseN.py`` has ``draw(rng, wrong) -> Case``."""

    exercise: str
    seed: int
    """Set by ``make``; ``draw`` leaves it 0."""
    source: str
    truth: tuple[str, ...] = ()
    """The ids of the mistakes that were put in; empty for a correct program."""
    label: str = ""
    """A word on the form that was drawn, for the reader of a list of bad cases."""


def generators() -> tuple[str, ...]:
    """The exercises that have a generator."""
    return tuple(name for name in EXERCISES if find_spec(f"tests.soak.{name}"))


def make(exercise: str, seed: int) -> Case:
    """The program of this seed, always the same one."""
    draw: Callable[[random.Random, int], Case] = import_module(f"tests.soak.{exercise}").draw
    case = draw(random.Random(f"{exercise} {seed}"), _WRONG[seed % len(_WRONG)])
    return replace(case, seed=seed)
