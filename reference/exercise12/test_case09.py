"""Case 9: a loss of shape (m, m)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

WORDS = {
    "spread": "The network still gives nearly the same score to every point.",
    "told": "The last loss is neither the cross-entropy nor the mean squared error of the returned weights on X.",
}


def _facts(seen: Any) -> dict[str, Any]:
    with np.errstate(all="ignore"):
        p = 1 / (1 + np.exp(-seen.z))
    square = float(np.mean((p - seen.labels) ** 2))
    table = float(np.mean((p[:, None] - seen.labels[None, :]) ** 2))
    spread = bool(np.std(p) > 0.15)
    usual = seen.usual()
    if seen.near(seen.last, square) or (not spread and seen.near(seen.last, table)):
        usual["told"] = "true"
    return {**usual, "spread": spread, "learned": seen.learned(0.95, 0.3)}


@pytest.mark.points(0.5)
def test_case09_mended(agree: Any, clinic: Any) -> None:
    """Case 9: the scores of the two classes differ."""
    X, y = clinic.xor(noise=0.3)
    y = y[:, 0]
    clinic.check(agree, "case09", X, y, _facts, WORDS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case09_mended")
def test_case09_other_data(agree: Any, clinic: Any) -> None:
    """Case 9: other points, another seed."""
    X, y = clinic.xor(noise=0.3)
    y = y[:, 0]
    clinic.check(agree, "case09", X, y, _facts, WORDS)
