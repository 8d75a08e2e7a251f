"""Case 4: a learning rate far too high."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

WORDS = {
    "explodes": "The loss still jumps far above where it began.",
    "moves": "Now the loss stays what it was in the beginning: the weights hardly move.",
}


def _facts(seen: Any) -> dict[str, Any]:
    explodes = not bool(np.all(seen.losses < 3))
    return {**seen.usual(), "explodes": explodes, "moves": seen.moves, "learned": seen.learned(0.75, 0.5)}


@pytest.mark.points(0.5)
def test_case04_mended(agree: Any, clinic: Any) -> None:
    """Case 4: no explosion, and the network learns."""
    X, y = clinic.xor(noise=0.7)
    clinic.check(agree, "case04", X, y, _facts, WORDS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case04_mended")
def test_case04_other_data(agree: Any, clinic: Any) -> None:
    """Case 4: other points, another seed."""
    X, y = clinic.xor(noise=0.7)
    clinic.check(agree, "case04", X, y, _facts, WORDS)
