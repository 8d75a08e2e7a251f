"""Halving."""

import pytest


@pytest.mark.points(1)
def test_half(agree, rng):
    """half gives half of its argument."""
    agree("half", rng.normal(size=4))
