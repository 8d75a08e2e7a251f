"""The number of weights and biases."""

from __future__ import annotations

import numpy as np
import pytest


@pytest.mark.points(0.25)
def test_count_parameters(agree):
    """count_parameters gives 193 and 225."""
    agree("count_parameters", [2, 16, 8, 1])
    agree("count_parameters", [2, 16, 8, 4, 1])


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_count_parameters_any(agree, rng: np.random.Generator):
    """count_parameters works for all sizes."""
    agree("count_parameters", [3, 1])
    agree("count_parameters", rng.choice(np.arange(2, 30), size=3, replace=False).tolist())
    agree("count_parameters", rng.choice(np.arange(2, 30), size=6, replace=False).tolist())
