"""A short run of every fuzzer, led by hypothesis; the long one is ``make soak``."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).resolve().parents[2]))  # this folder is also a program: python -m tests.fuzz.run

from tests.fuzz.run import mutated
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_read(name: str) -> None:
    for data in TARGETS[name].seeds():
        assert TARGETS[name].check(data)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 1 << 32))
def test_mutations_are_read_or_refused(name: str, seed: int) -> None:
    target, draw = TARGETS[name], random.Random(seed)
    seeds = target.seeds()
    for _ in range(3):
        target.check(mutated(draw, draw.choice(seeds), target.words, seeds))


@pytest.mark.parametrize("name", ["wire", "sanitiser", "cell"])
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    TARGETS[name].check(data)
