"""Inputs that are searched for once: the same numbers, and the generator goes on as if they had been drawn."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.judge import drawn
from grader.judge.drawn import remembered


def drawer(rng, count):
    @remembered(rng)
    def draw(least, size=3):
        while True:
            count.append(1)
            found = rng.uniform(size=size)
            if found.min() > least:
                return {"X": found}

    return draw


@given(seed=st.integers(0, 2**32), least=st.floats(0.0, 0.5), sizes=st.lists(st.integers(1, 4), max_size=4))
def test_a_second_run_sees_the_same_numbers_without_a_search(seed, least, sizes):
    first, second = np.random.default_rng(seed), np.random.default_rng(seed)
    searched, again = [], []
    one = [drawer(first, searched)(least, size=size)["X"].tolist() for size in sizes]
    two = [drawer(second, again)(least, size=size)["X"].tolist() for size in sizes]
    assert one == two
    assert again == []
    assert first.random() == second.random()


def test_what_was_returned_may_be_changed():
    drawer(np.random.default_rng(5), [])(0.1)["X"][:] = 0.0
    assert drawer(np.random.default_rng(5), [])(0.1)["X"].min() > 0.1


def test_the_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(drawn, "_MOST", 3)
    for seed in range(20):
        drawer(np.random.default_rng(seed), [])(0.1)
    assert len(drawn._found) <= 3
