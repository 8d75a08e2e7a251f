"""The measured gradient. probes.py hands it the loss: a polynomial, whose slopes are known exactly."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Items, Params

SLOPES = Params(rtol=1e-7, atol=1e-6)
GRADIENT = Items({"gradient": SLOPES})
RESTORED = Items({"gradient": SLOPES, "params": Params(rtol=0.0, atol=1e-12)})
SHAPES = {"W1": (3, 2), "b1": (2,), "W2": (2, 1), "b2": (1,)}


@pytest.fixture
def check(agree):
    """``check(landscape, GRADIENT, eps=0.1)``"""

    def run(landscape, spec, **options):
        agree("probe:numerical_gradient", *landscape, spec=spec, about="numerical_gradient", **options)

    return run


@pytest.mark.points(0.5)
def test_numerical_gradient(check):
    """numerical_gradient gives 4 and 3 for w0² + 3 w1."""
    params = {"w": np.array([2.0, 5.0])}
    check((params, np.diag([1.0, 0.0]), np.array([0.0, 3.0]), np.zeros(2)), GRADIENT)


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_numerical_gradient_shapes(check, landscape):
    """numerical_gradient works for all shapes."""
    check(landscape(SHAPES, cubic=True), GRADIENT)
    check(landscape({"kernel": (4, 2), "shift": (3,)}, cubic=True), GRADIENT)


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_numerical_gradient_wide(check, landscape):
    """numerical_gradient steps to both sides."""
    check(landscape(SHAPES, cubic=False), GRADIENT, eps=0.1)


@pytest.mark.points(0.5)
@pytest.mark.needs("test_numerical_gradient")
def test_numerical_gradient_restores(check, landscape):
    """numerical_gradient puts every number back."""
    check(landscape(SHAPES, cubic=False), RESTORED)
