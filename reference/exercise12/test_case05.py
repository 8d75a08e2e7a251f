"""Case 5: a learning rate far too small."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

WORDS = {
    "moves": "The loss is still the same in every epoch, or nearly.",
    "explodes": "Now the loss jumps far above where it began.",
    "learned": "The loss falls, but after 30 epochs the network is far from done.",
}


def _facts(seen: Any) -> dict[str, Any]:
    explodes = not bool(np.all(seen.losses < 3))
    return {**seen.usual(), "explodes": explodes, "moves": seen.moves, "learned": seen.learned(0.9, 0.5)}


@pytest.mark.points(0.5)
def test_case05_mended(agree: Any, clinic: Any) -> None:
    """Case 5: the loss falls within the 30 epochs."""
    X, y = clinic.xor(noise=0.3)
    clinic.check(agree, "case05", X, y, _facts, WORDS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case05_mended")
def test_case05_other_data(agree: Any, clinic: Any) -> None:
    """Case 5: other points, another seed."""
    X, y = clinic.xor(noise=0.3)
    clinic.check(agree, "case05", X, y, _facts, WORDS)
