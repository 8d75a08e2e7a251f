from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from grader.play.run import Run, lines


def trained(seed: int, losses: list[float], right: int = 3) -> Run:
    run = Run(seed)
    run.add(losses, right)
    return run


def test_a_run_knows_its_last_loss() -> None:
    run = trained(1, [0.7, 0.5])
    run.add([0.4], 4)
    assert (run.epoch, run.loss, run.right, run.values) == (3, 0.4, 4, [0.7, 0.5, 0.4])
    assert run.broken_since is None


def test_a_start_without_losses_has_none() -> None:
    run = trained(1, [])
    assert (run.epoch, run.loss, run.broken_since) == (0, None, None)
    assert lines([run]) is None


def test_nan_and_inf_are_noticed_and_named() -> None:
    assert trained(1, [0.5, math.nan, math.inf]).broken_since == 2
    assert trained(1, [math.inf]).broken_since == 1
    assert trained(1, [math.nan, 0.5]).broken_since is None, "it came back"
    made = lines([trained(1, [0.5, math.nan, -math.inf])])
    assert made is not None
    assert made["lines"][0]["values"] == [0.5, "nan", "-inf"]


@given(st.lists(st.integers(1, 700), min_size=1, max_size=30))
def test_many_losses_are_thinned_evenly(parts: list[int]) -> None:
    run = Run(1)
    for part in parts:
        run.add([float(run.epoch + place) for place in range(part)], 0)
    assert len(run.values) <= 400
    assert run.values == [float(place) for place in range(0, run.epoch, run.stride)]
    assert run.epoch == sum(parts)


def test_lines_of_different_length_share_their_steps() -> None:
    long = trained(1, [float(place) for place in range(1000)])
    short = trained(2, [float(place) for place in range(100)])
    made = lines([short, long])
    assert made is not None
    assert made["stride"] == long.stride == 4
    assert [line["name"] for line in made["lines"]] == ["start 2", "start 1"]
    assert made["lines"][0]["values"] == [float(place) for place in range(0, 100, 4)]
