"""The same three in PyTorch."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Flag, Items, Params, Scalar, Series

WEIGHTS = Params(rtol=1e-5, atol=1e-5)
NUMBERS = Series(Scalar(rtol=0.0, atol=1e-5))
LOSSES = Items(dict.fromkeys(("sgd", "momentum", "adam"), NUMBERS))
SMALL = {"w": np.array([1.0, 2.0, -1.0])}
SLOPES = [{"w": np.array(row)} for row in ([0.5, -1.0, 2.0], [1.0, 0.5, -0.5], [-0.4, 2.0, 1.0])]
WORKED = {
    "weights": {
        "hidden.weight": np.array([[0.5, -0.3], [-0.4, 0.8], [0.2, 0.6], [-0.7, 0.1]]),
        "hidden.bias": np.array([0.1, 0.2, -0.1, 0.3]),
        "output.weight": np.array([[0.7, -0.6, 0.4, 0.9]]),
        "output.bias": np.array([0.05]),
    },
    "X": np.array([[1.0, 0.5], [-0.5, 1.5], [0.3, -0.8], [2.0, 1.0], [0.2, 0.4], [-1.0, 0.3], [0.8, -1.2], [1.4, 0.1]]),
    "y": np.array([[1.0], [0.0], [0.0], [1.0], [1.0], [0.0], [1.0], [0.0]]),
    "epochs": 2,
    "lr": 0.1,
}


def after(count):
    return Items({f"after step {number}": WEIGHTS for number in range(1, count + 1)})


@pytest.mark.points(0.5)
def test_make_optimizer_sgd(agree):
    """make_optimizer("sgd", ...) makes plain steps."""
    agree("probe:make_optimizer", "sgd", SMALL, SLOPES, 0.1, about="make_optimizer", spec=after(3))


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_make_optimizer_momentum(agree, steps):
    """make_optimizer("momentum", ...) has momentum 0.9."""
    agree("probe:make_optimizer", "momentum", *steps(4), 0.2, about="make_optimizer", spec=after(4))


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_make_optimizer_adam(agree, steps):
    """make_optimizer("adam", ...) makes Adam's steps."""
    agree("probe:make_optimizer", "adam", *steps(4), 0.05, about="make_optimizer", spec=after(4))


@pytest.mark.points(0.5)
@pytest.mark.needs("test_make_optimizer_sgd", "test_make_optimizer_momentum", "test_make_optimizer_adam")
def test_compare(agree):
    """compare gives the epoch losses of all three."""
    agree("probe:compare", WORKED, about="compare", spec=Items({"losses": LOSSES}))


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_make_optimizer_sgd", "test_make_optimizer_momentum", "test_make_optimizer_adam")
def test_compare_same_start(agree, network):
    """compare starts all three from the same weights."""
    agree("probe:compare", network(), about="compare", spec=Items({"losses": LOSSES}))
    agree("probe:compare", network(dtype="float32", epochs=2), about="compare", spec=Items({"losses": LOSSES}))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_compare", "test_compare_same_start")
def test_compare_last_batch(agree, network, any_mean):
    """compare: the last batch may be smaller."""
    for case in (network(11, epochs=2), network(9, dtype="float32", epochs=2)):
        agree("probe:compare", case, about="compare", spec=any_mean(case))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_compare", "test_compare_same_start")
def test_compare_keeps(agree, network):
    """compare leaves the model's weights and mode alone."""
    spec = Items({"losses": LOSSES, "weights": WEIGHTS, "same mode": Flag()})
    for mode in ("train", "eval"):
        agree("probe:compare", network(mode=mode, epochs=2), about="compare", spec=spec)
