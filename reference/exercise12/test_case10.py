"""Case 10: the best model is not the best."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

WORDS = {
    "weights": {
        "the last": "The returned weights are still those of the last epoch.",
        "": "The returned weights are not those of the epoch with the lowest validation loss.",
    },
    "told": "The losses are not those of the weights on the validation points.",
}


def _facts(seen: Any) -> dict[str, Any]:
    val = seen.bce_of(seen.z[64:], seen.labels[64:])
    best = bool(np.isclose(val, np.min(seen.losses), rtol=2e-3, atol=6e-4)) if seen.losses.size else False
    last = bool(np.isclose(val, seen.last, rtol=2e-3, atol=6e-4))
    usual = {**seen.usual(most=90), "told": "true"}
    # A floor under the losses, so that the last one looks best, shows as several equal lowest ones with the last among
    # them. Rounded losses may be equal too, but then the best one came earlier.
    lowest = int(np.sum(seen.losses == np.min(seen.losses))) if seen.losses.size else 0
    floored = lowest > 1 and last and seen.losses[-1] == np.min(seen.losses)
    honest = seen.losses.size == 30 and not floored
    return {
        **usual,
        "told": "true" if honest else "not true",
        "weights": "the best" if best else "the last" if last else "others",
    }


@pytest.mark.points(0.5)
def test_case10_mended(agree: Any, clinic: Any) -> None:
    """Case 10: the returned weights are the best ones."""
    for _ in range(3):  # the last epoch happens to be the best in six of a hundred
        X, y = clinic.xor(noise=0.8)
        clinic.check(agree, "case10", X, y, _facts, WORDS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case10_mended")
def test_case10_other_data(agree: Any, clinic: Any) -> None:
    """Case 10: other points, another seed."""
    for _ in range(3):  # the last epoch happens to be the best in six of a hundred
        X, y = clinic.xor(noise=0.8)
        clinic.check(agree, "case10", X, y, _facts, WORDS)
