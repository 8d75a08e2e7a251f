"""Cross-entropy for several classes."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Scalar

# Room for a guard of 1e-7 inside the logarithm, which is not needed here but does no harm.
LOSS = Scalar(rtol=0.0, atol=1e-4)


@pytest.mark.points(0.5)
def test_cross_entropy(agree):
    """cross_entropy is the mean of -log(probability)."""
    agree("cross_entropy", np.array([[1.0, 2.0, 3.0]]), np.array([2]), spec=LOSS)
    scores = np.array([[1.0, 2.0, 3.0], [0.5, -1.0, 0.0], [2.0, 2.0, -1.5], [0.0, 1.0, -2.0]])
    agree("cross_entropy", scores, np.array([0, 2, 1, 1]), spec=LOSS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_cross_entropy_batch(agree, scores):
    """cross_entropy works for all sizes."""
    agree("cross_entropy", *scores(5, 3), spec=LOSS)
    agree("cross_entropy", *scores(7, 4), spec=LOSS)


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_cross_entropy_square(agree, scores):
    """cross_entropy works for square arrays."""
    agree("cross_entropy", *scores(4, 4), spec=LOSS)


@pytest.mark.points(0.5)
@pytest.mark.needs("test_cross_entropy")
def test_cross_entropy_far(agree):
    """cross_entropy stays right for scores of ±1000."""
    # One row at a time, close together: a global shift, or a guard after the softmax, is as good.
    agree("cross_entropy", np.array([[1000.0, 999.0, 998.0]]), np.array([2]), spec=LOSS)
    agree("cross_entropy", np.array([[-1000.0, -999.0, -1002.0]]), np.array([0]), spec=LOSS)


@pytest.mark.points(0.25)
def test_cross_entropy_leaves_arguments(agree, scores):
    """cross_entropy leaves its arguments alone."""
    s, labels = scores(5, 3)
    agree.unchanged("cross_entropy", s, labels, spec=LOSS)
    agree.repeatable("cross_entropy", s, labels, spec=LOSS)
