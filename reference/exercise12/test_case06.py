"""Case 6: all weights start equal."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

WORDS = {
    "neurons": "The hidden neurons still have equal weights, so together they can do no more than one neuron.",
    "dead": "The hidden layer has learned nothing: all of its weights are still zero.",
}


def _facts(seen: Any) -> dict[str, Any]:
    first = seen.weights[0]
    size = float(np.max(np.abs(first))) if first.size else 0.0
    dead = size < 1e-6
    equal = first.ndim == 2 and bool(np.all(np.abs(first - first[:1]) <= 1e-3 * size + 1e-9))
    return {
        **seen.usual(),
        "dead": dead,
        "neurons": "equal" if equal else "different",
        "learned": seen.learned(0.9, 0.4),
    }


@pytest.mark.points(0.5)
def test_case06_mended(agree: Any, clinic: Any) -> None:
    """Case 6: the neurons differ, and all points are learned."""
    X, y = clinic.xor(noise=0.3)
    clinic.check(agree, "case06", X, y, _facts, WORDS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case06_mended")
def test_case06_other_data(agree: Any, clinic: Any) -> None:
    """Case 6: other points, another seed."""
    X, y = clinic.xor(noise=0.3)
    clinic.check(agree, "case06", X, y, _facts, WORDS)
