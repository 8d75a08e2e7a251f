"""Binary cross-entropy of probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Scalar

# A guard of 1e-7 inside the logarithm is a matter of taste, so values are compared to 1e-5.
LOSS = Scalar(rtol=0.0, atol=1e-5)
# At a probability of 0.01 the same guard moves the loss by just that much.
TABLE = Scalar(rtol=0.0, atol=1e-4)
# How large the loss of a sure and wrong prediction is depends on the guard alone; the weakest allowed, 1e-7, gives 6.1
# for the mean of three rows. Numbers beyond this one count as equal, so that no guard hides which mistake was made.
MOST = 2.0


@pytest.mark.points(0.5)
def test_bce_table(agree):
    """bce gives the chapter's table: 0.01 and 4.61."""
    for prediction, label in ((0.99, 1.0), (0.01, 1.0), (0.01, 0.0), (0.99, 0.0)):
        agree("bce", np.array([[prediction]]), np.array([[label]]), spec=TABLE)


@pytest.mark.points(0.5)
def test_bce(agree):
    """bce is the mean over the rows of a batch."""
    y_hat = np.array([[0.9], [0.2], [0.6], [0.3], [0.75]])
    y = np.array([[1.0], [0.0], [0.0], [1.0], [1.0]])
    agree("bce", y_hat, y, spec=LOSS)


@pytest.mark.points(0.75)
@pytest.mark.hidden
def test_bce_batch(agree, probabilities):
    """bce works for all batches and labels."""
    agree("bce", *probabilities(5), spec=LOSS)
    agree("bce", *probabilities(7), spec=LOSS)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_bce_table", "test_bce")
def test_bce_exactly_zero(agree):
    """bce is 0 for right predictions of exactly 0."""
    zeros = np.zeros((3, 1))
    agree("probe:capped_bce", zeros, zeros, MOST, about="bce", spec=LOSS)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_bce_table", "test_bce")
def test_bce_exactly_one(agree):
    """bce is 0 for right predictions of exactly 1."""
    ones = np.ones((3, 1))
    agree("probe:capped_bce", ones, ones, MOST, about="bce", spec=LOSS)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_bce_table", "test_bce", "test_bce_exactly_zero", "test_bce_exactly_one")
def test_bce_sure_and_wrong(agree):
    """bce is large but finite when surely wrong."""
    too_low, too_high = np.array([[0.0], [0.25], [0.5]]), np.array([[1.0], [0.75], [0.5]])
    agree("probe:capped_bce", too_low, np.ones((3, 1)), MOST, about="bce")
    agree("probe:capped_bce", too_high, np.zeros((3, 1)), MOST, about="bce")


@pytest.mark.points(0.25)
def test_bce_leaves_arguments(agree, probabilities):
    """bce leaves its arguments as they were."""
    y_hat, y = probabilities(5)
    agree.unchanged("bce", y_hat, y, spec=LOSS)
    agree.repeatable("bce", y_hat, y, spec=LOSS)
