"""Case 1: gradients that pile up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

WORDS = {
    "settles": "The loss still swings up and down from epoch to epoch, and the network ends badly.",
    "moves": "The loss stays what it was in the beginning: the weights do not move, or hardly.",
    "explodes": "The loss jumps far above where it began.",
    "fell": "The loss never falls below that of guessing.",
}


def _facts(seen: Any) -> dict[str, Any]:
    explodes = not bool(np.all(seen.losses < 1e5))
    fell = explodes or float(np.min(seen.losses)) < 0.65
    swings = explodes or (float(np.mean(seen.losses[-10:])) > 0.5 and seen.moves == "yes")
    return {
        **seen.usual(),
        "moves": seen.moves,
        "explodes": explodes,
        "fell": fell,
        "settles": not swings,
        "learned": not swings and seen.learned(0.75, 0.5),
    }


@pytest.mark.points(0.5)
def test_case01_mended(agree: Any, clinic: Any) -> None:
    """Case 1: the loss falls and settles."""
    X, y = clinic.xor(noise=0.7)
    clinic.check(agree, "case01", X, y, _facts, WORDS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case01_mended")
def test_case01_other_data(agree: Any, clinic: Any) -> None:
    """Case 1: other points, another seed."""
    X, y = clinic.xor(noise=0.7)
    clinic.check(agree, "case01", X, y, _facts, WORDS)
