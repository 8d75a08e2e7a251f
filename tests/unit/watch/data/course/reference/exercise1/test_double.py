"""Doubling and squaring."""

import pytest


@pytest.mark.points(1)
def test_double(agree, rng):
    """double gives twice its argument."""
    agree("double", rng.normal(size=4))


@pytest.mark.points(1)
@pytest.mark.hidden
@pytest.mark.needs("test_double")
def test_double_batch(agree, rng):
    """double works for a whole batch."""
    agree("double", rng.normal(size=(3, 2)))


@pytest.mark.points(1)
def test_square(agree, rng):
    """square gives z times z."""
    agree("square", rng.normal(size=4))
