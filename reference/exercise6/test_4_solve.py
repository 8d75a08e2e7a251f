"""A network of the student's own that solves XOR."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Viewed

NEEDS = pytest.mark.needs(
    "test_init_params",
    "test_init_params_differ",
    "test_train_one_step",
    "test_train_three_steps",
    "test_train_batches",
    "test_train_converges",
    "test_predict",
    "test_predict_other_networks",
)
WORDS = {
    "outcome": {
        "zeros": "solve: all weights are zero, before training and after it.",
        "alike": "solve: all hidden units are equal. Together they do no more than one, and one cannot bend enough.",
        "untrained": "solve: XOR is not solved, and all biases are still exactly zero, as before the first step.",
        "flat": "solve: the four answers hardly differ, so the network has not learned anything yet.",
        "stuck": "solve: not all four corners are right for this seed. Some starts get stuck: look at the four answers "
        "when training is over, and begin again if one is wrong.",
        "XNOR": "solve: the network answers 1, 0, 0, 1. Each answer is the other way round.",
        "AND": "solve: the network answers 0, 0, 0, 1. That is AND.",
        "OR": "solve: the network answers 0, 1, 1, 1. That is OR.",
        "": "solve: the network does not answer 0, 1, 1, 0.",
    },
    "predict": "solve gives params that solve XOR, but with them predict does not say 0, 1, 1, 0.",
}


@pytest.fixture
def solved(outcome: Callable[[Any], str]) -> Viewed:
    """What the params do, and whether predict agrees."""

    def read(answer: Any) -> dict[str, Any]:
        found = outcome(answer["params"])
        classes = np.asarray(answer["classes"], dtype=float).ravel()
        return {"outcome": found, "predict": found != "solved" or classes.tolist() == [0.0, 1.0, 1.0, 0.0]}

    return Viewed(read, Facts(WORDS))


@pytest.mark.points(0.75)
@NEEDS
def test_solve(agree: Any, solved: Viewed) -> None:
    """solve gives a network that solves XOR, for seeds 0 and 1."""
    for seed in (0, 1):
        agree("probe:solve", seed, about="solve", spec=solved)


@pytest.mark.points(0.75)
@pytest.mark.hidden
@NEEDS
def test_solve_seeds(agree: Any, solved: Viewed, rng: np.random.Generator) -> None:
    """solve works for other seeds as well."""
    for seed in rng.integers(2, 100_000, 3):
        agree("probe:solve", int(seed), about="solve", spec=solved)
