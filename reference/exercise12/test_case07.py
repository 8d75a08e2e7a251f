"""Case 7: examples in order of their class."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

RUNS = 3
"""Seeds, of which one is enough. After one epoch in a mixed order with a learning rate of 0.1, a sixteenth of all
networks have not got there yet; of those that saw one class after the other, one in a hundred gets there at all."""
WORDS = {
    "scores": {
        "in another order": "The scores are in another order than the rows of X.",
        "": "scores are not what the returned weights say about X. They were made in another way, or made up.",
    },
    "guesses": "The network still believes what it saw last: far too many points are said to be class 1.",
    "updates": "One pass over the points, with one update for each of them: that stays.",
}


def _facts(seen: Any) -> dict[str, Any]:
    share = float(np.mean(seen.z > 0))
    right = "most are class 1" if share > 0.75 else "most are class 0" if share < 0.25 else "both"
    usual = seen.usual(most=96, epochs=1)
    usual["updates"] = "fewer" if 0 < seen.gradients < 96 else usual["updates"]
    if usual["scores"] != "its own" and seen.scores.shape == seen.z.shape:
        mixed = np.allclose(np.sort(seen.scores), np.sort(seen.z), 2e-3, 2e-3, True)
        usual["scores"] = "in another order" if mixed else usual["scores"]
    return {**usual, "guesses": right, "learned": seen.learned(0.9, 0.4)}


@pytest.mark.points(0.5)
def test_case07_mended(agree: Any, clinic: Any) -> None:
    """Case 7: what came last counts no more than the rest."""
    X, y = clinic.xor(noise=0.25)
    order = np.argsort(y[:, 0], kind="stable")
    X, y = X[order], y[order]
    clinic.check(agree, "case07", X, y, _facts, WORDS, runs=RUNS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case07_mended")
def test_case07_other_data(agree: Any, clinic: Any) -> None:
    """Case 7: other points, another seed."""
    X, y = clinic.xor(noise=0.25)
    order = np.argsort(y[:, 0], kind="stable")
    X, y = X[order], y[order]
    clinic.check(agree, "case07", X, y, _facts, WORDS, runs=RUNS)
