"""Case 8: dropout while measuring."""

from __future__ import annotations

from typing import Any

import pytest

WORDS = {
    "scores": {
        "noisy": "The scores are not what the weights say: some hidden neurons were still switched off at random.",
        "": "scores are not what the returned weights say about X. They were made in another way, or made up.",
    },
    "told": "The last loss is not that of the returned weights when nothing is dropped.",
    "dropout": {
        "never": "Dropout is gone, or never in training. It stays; it only must not act while you measure.",
        "": "Dropout was switched off before the training was over.",
    },
}


def _facts(seen: Any) -> dict[str, Any]:
    most = "never" if not seen.dropped else "always" if seen.dropped >= seen.gradients else "at first only"
    usual = seen.usual()
    if usual["scores"] != "its own":
        usual["told"] = "true"  # two draws of the same dropout may be near each other, or not
        if usual["network"] == "the given one" and seen.scores.shape == seen.z.shape and seen.noisy:
            usual["scores"] = "noisy"
    return {**usual, "dropout": most, "learned": seen.learned(0.9, 0.4)}


@pytest.mark.points(0.5)
def test_case08_mended(agree: Any, clinic: Any) -> None:
    """Case 8: asked twice, the model says the same."""
    X, y = clinic.xor(noise=0.3)
    clinic.check(agree, "case08", X, y, _facts, WORDS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_case08_mended")
def test_case08_other_data(agree: Any, clinic: Any) -> None:
    """Case 8: other points, another seed."""
    X, y = clinic.xor(noise=0.3)
    clinic.check(agree, "case08", X, y, _facts, WORDS)
