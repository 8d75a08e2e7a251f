from __future__ import annotations

import numpy as np
import pytest

from grader.compare.closeness import Bounds, near


def test_the_default_follows_the_size_of_the_numbers() -> None:
    bounds = Bounds(1e-6)
    assert bounds.tolerance(np.array([0.0, 1e-3]))[0] == pytest.approx(1e-11)
    assert bounds.tolerance(np.array([0.0, 1.0]))[0] == pytest.approx(1e-8)
    assert bounds.tolerance(np.array([0.0, 1e3]))[0] == pytest.approx(1e-8)
    assert bounds.tolerance(np.array([0.0, 1e6]))[0] == pytest.approx(1e-6)
    assert bounds.tolerance(np.array([0.0, 1e-30]))[0] == pytest.approx(1e-13)


def test_a_given_atol_is_kept() -> None:
    assert Bounds(1e-6, 1e-5).tolerance(np.array([0.0]))[0] == pytest.approx(1e-5)
    assert Bounds(0.0, 0.0).tolerance(np.array([0.0]))[0] == 0.0


def test_float32_widens_both() -> None:
    bounds = Bounds(1e-6, single=True)
    assert bounds.tolerance(np.array([0.0]))[0] == pytest.approx(1e-6)
    assert bounds.tolerance(np.array([10.0]))[0] == pytest.approx(1e-4 + 2e-5)


def test_infinities_do_not_widen_anything() -> None:
    assert bool((Bounds(1e-6).tolerance(np.array([np.inf, 1.0])) < 1e-5).all())
    close = near(np.array([np.inf, 1.0]), np.array([np.inf, 2.0]), Bounds(1e-6))
    assert close.tolist() == [True, False]


def test_an_overflowing_difference_is_no_agreement() -> None:
    assert not near(np.array(1e308), np.array(-1e308), Bounds(1e-6))
    assert not near(np.array(np.nan), np.array(0.0), Bounds(1e-6, np.inf))


def test_gradients_that_cancel_are_not_refused_for_rounding() -> None:
    # A saturated sigmoid: a - y is small, and its rounding is that of numbers near 1.
    expected = np.array([1e-11, -2e-11, 3e-11])
    assert bool(near(expected + 2.2e-16, expected, Bounds(1e-6)).all())
