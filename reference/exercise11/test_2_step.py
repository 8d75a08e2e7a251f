"""The parameters to start from, and one step away from them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Params, Viewed

STEP = Params(rtol=1e-6, atol=1e-7)
START = Facts(
    {
        "neurons": {
            "zero": "All weights start at zero: then nothing can make the hidden neurons different.",
            "": "All hidden neurons start with the same weights: they will get the same gradients for ever.",
        },
        "chance": {
            "none": "Two different generators give the same numbers: the chance does not come from rng.",
            "other": "Two equal generators give different numbers: some of the chance does not come from rng.",
        },
    }
)


@pytest.fixture
def start(agree: Any, training: Any, rng: np.random.Generator) -> Any:
    """``start(3, 4)``: init_params with two equal generators and another one."""

    def run(n_in: int, n_hidden: int) -> None:
        one, other = (int(seed) for seed in rng.choice(2**31, 2, replace=False))

        def read(answers: Any) -> dict[str, Any]:
            first, again, third = (training.net(params, n_in, n_hidden, "init_params") for params in answers)
            W1, b1, W2, _ = first
            incoming = np.vstack([W1, b1])
            same = np.ptp(incoming, axis=1).max() == 0.0 and (np.ptp(W2) == 0.0 or not incoming.any())
            return {
                "neurons": "different" if not same else "alike" if W1.any() or W2.any() else "zero",
                "chance": _chance(first, again, third),
            }

        agree(
            "probe:init_params",
            n_in,
            n_hidden,
            [one, one, other],
            about="init_params",
            spec=Viewed(read=read, spec=START),
        )

    return run


def _chance(first: Any, again: Any, third: Any) -> str:
    if not _equal(first, again):
        return "other"
    return "none" if _equal(first, third) else "rng"


def _equal(one: Any, other: Any) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@pytest.mark.points(0.5)
def test_init_params(start: Any) -> None:
    """init_params gives 4 parameters; neurons differ."""
    start(2, 16)


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_init_params_sizes(start: Any) -> None:
    """init_params works for all sizes."""
    start(3, 5)
    start(7, 4)


@pytest.mark.points(0.5)
def test_sgd_step(agree: Any) -> None:
    """sgd_step takes the handout's step."""
    params = {
        "W1": np.array([[1.0, 2.0]]),
        "b1": np.array([0.3, -0.4]),
        "W2": np.array([[1.5], [-2.5]]),
        "b2": np.array([0.7]),
    }
    grads = {
        "W1": np.array([[0.5, -1.0]]),
        "b1": np.array([-0.2, 0.7]),
        "W2": np.array([[0.4], [0.6]]),
        "b2": np.array([-0.9]),
    }
    agree("sgd_step", params, grads, 0.1, spec=STEP)


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_sgd_step_sizes(agree: Any, rng: np.random.Generator) -> None:
    """sgd_step works for all sizes and rates."""
    for n_in, n_hidden, lr in ((3, 4, 0.37), (4, 4, 1.7), (2, 6, 0.01)):
        agree("sgd_step", _arrays(rng, n_in, n_hidden), _arrays(rng, n_in, n_hidden), lr, spec=STEP)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_sgd_step")
def test_sgd_step_leaves_arguments(agree: Any, rng: np.random.Generator) -> None:
    """sgd_step leaves its arguments as they were."""
    agree.unchanged("sgd_step", _arrays(rng, 3, 4), _arrays(rng, 3, 4), 0.37, spec=STEP)


def _arrays(rng: np.random.Generator, n_in: int, n_hidden: int) -> dict[str, Any]:
    """Numbers between 0.2 and 1.8 of both signs."""
    shapes = {"W1": (n_in, n_hidden), "b1": (n_hidden,), "W2": (n_hidden, 1), "b2": (1,)}
    return {
        name: (rng.choice([-1.0, 1.0], shape) * rng.uniform(0.2, 1.8, shape)).round(3) for name, shape in shapes.items()
    }
