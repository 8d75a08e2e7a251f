"""Binary cross-entropy of logits, and its slope."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Array, Scalar

LOSS = Scalar(rtol=1e-6, atol=1e-5)
# Room for a sigmoid that stays 1e-7 away from 0 and 1.
SLOPE = Array(rtol=1e-6, atol=1e-6)


@pytest.mark.points(0.5)
def test_bce_with_logits(agree):
    """bce_with_logits is the bce of sigmoid(z)."""
    agree("bce_with_logits", np.array([[0.0], [2.0]]), np.array([[1.0], [1.0]]), spec=LOSS)
    z = np.array([[1.5], [-2.0], [-0.5], [0.8], [-3.0]])
    y = np.array([[1.0], [0.0], [1.0], [0.0], [1.0]])
    agree("bce_with_logits", z, y, spec=LOSS)


@pytest.mark.points(0.75)
@pytest.mark.hidden
def test_bce_with_logits_batch(agree, logits):
    """bce_with_logits works for all batches."""
    agree("bce_with_logits", *logits(5), spec=LOSS)
    agree("bce_with_logits", *logits(7), spec=LOSS)


@pytest.mark.points(0.75)
@pytest.mark.needs("test_bce_with_logits")
def test_bce_with_logits_far(agree):
    """bce_with_logits stays exact for logits of ±1000."""
    far = np.array([[1000.0], [-1000.0], [60.0], [-60.0]])
    wrong = np.array([[0.0], [1.0], [0.0], [1.0]])
    agree("bce_with_logits", far, 1.0 - wrong, spec=LOSS)
    agree("bce_with_logits", far, wrong, spec=LOSS)


@pytest.mark.points(0.25)
def test_bce_with_logits_leaves_arguments(agree, logits):
    """bce_with_logits leaves its arguments alone."""
    z, y = logits(5)
    agree.unchanged("bce_with_logits", z, y, spec=LOSS)
    agree.repeatable("bce_with_logits", z, y, spec=LOSS)


@pytest.mark.points(0.5)
def test_bce_with_logits_grad(agree):
    """bce_with_logits_grad gives each logit's slope."""
    agree("bce_with_logits_grad", np.array([[0.0], [2.0], [-1.0]]), np.array([[1.0], [0.0], [0.0]]), spec=SLOPE)


@pytest.mark.points(0.75)
@pytest.mark.hidden
def test_bce_with_logits_grad_batch(agree, logits):
    """bce_with_logits_grad fits all batches."""
    agree("bce_with_logits_grad", *logits(5), spec=SLOPE)
    agree("bce_with_logits_grad", *logits(7), spec=SLOPE)
    agree("bce_with_logits_grad", np.array([[30.0], [-30.0], [25.0]]), np.array([[0.0], [1.0], [1.0]]), spec=SLOPE)


@pytest.mark.points(0.25)
def test_bce_with_logits_grad_leaves_arguments(agree, logits):
    """bce_with_logits_grad leaves its arguments alone."""
    z, y = logits(5)
    agree.unchanged("bce_with_logits_grad", z, y, spec=SLOPE)
    agree.repeatable("bce_with_logits_grad", z, y, spec=SLOPE)
