"""Case 3: labels 1 and 2."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

WORDS = {
    "sides": "The scores are not low for the points of class 1 and high for those of class 2.",
    "negative": "The loss is still negative: a cross-entropy of labels 0 and 1 cannot be.",
}


def _facts(seen: Any) -> dict[str, Any]:
    usual = seen.usual()
    low = float(np.mean(seen.z[seen.labels < 0.5])) if np.all(np.isfinite(seen.z)) else 0.0
    high = float(np.mean(seen.z[seen.labels > 0.5])) if np.all(np.isfinite(seen.z)) else 0.0
    sides = tuple("low" if mean < -1 else "high" if mean > 1 else "between" for mean in (low, high))
    negative = bool(np.any(seen.losses < 0))
    told = "true" if negative or sides != ("low", "high") else usual["told"]
    return {**usual, "told": told, "negative": negative, "sides": sides, "learned": seen.learned(0.95, 0.2)}


@pytest.mark.points(0.5)
def test_case03_mended(agree: Any, clinic: Any) -> None:
    """Case 3: the loss is positive, and both classes appear."""
    X, truth = clinic.xor(noise=0.3)
    y = truth + 1
    clinic.check(agree, "case03", X, y, _facts, WORDS, labels=truth)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case03_mended")
def test_case03_other_data(agree: Any, clinic: Any) -> None:
    """Case 3: other points, another seed."""
    X, truth = clinic.xor(noise=0.3)
    y = truth + 1
    clinic.check(agree, "case03", X, y, _facts, WORDS, labels=truth)
