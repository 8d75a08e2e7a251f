"""Case 2: squashed twice."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

WORDS = {
    "squashed": "The loss is still that of scores squashed by the sigmoid twice; it cannot get lower than 0.5.",
    "scores": "scores must be what the returned weights say about X, before or after one sigmoid.",
}


def _facts(seen: Any) -> dict[str, Any]:
    with np.errstate(all="ignore"):
        once = 1 / (1 + np.exp(-seen.z))
    twice = bool(np.isclose(seen.last, seen.bce_of(once, seen.labels), rtol=0.02)) and seen.last > 0.45
    usual = seen.usual(also=once)
    return {
        **usual,
        "told": "true" if twice else usual["told"],
        "squashed": "twice" if twice else "once",
        "learned": seen.learned(0.95, 0.16),
    }


@pytest.mark.points(0.5)
def test_case02_mended(agree: Any, clinic: Any) -> None:
    """Case 2: the loss falls below 0.2."""
    X, y = clinic.xor(noise=0.3)
    clinic.check(agree, "case02", X, y, _facts, WORDS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case02_mended")
def test_case02_other_data(agree: Any, clinic: Any) -> None:
    """Case 2: other points, another seed."""
    X, y = clinic.xor(noise=0.3)
    clinic.check(agree, "case02", X, y, _facts, WORDS)
