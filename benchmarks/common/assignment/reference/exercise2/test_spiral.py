"""The six checks of checks_torch.py."""

import numpy as np
import pytest

SHAPES = [(16, 2), (16,), (8, 16), (8,), (1, 8), (1,)]


def drawn(rng):
    return [rng.normal(size=shape).astype(np.float32) * 0.5 for shape in SHAPES]


def spiral(rng, rows=200):
    angle = np.linspace(0.5, 2.5, rows // 2)
    arm = np.stack([angle * np.cos(2.5 * angle), angle * np.sin(2.5 * angle)], 1)
    X = np.concatenate([arm, -arm]).astype(np.float32)
    order = rng.permutation(rows)
    return X[order], np.repeat([[0.0], [1.0]], rows // 2, 0).astype(np.float32)[order]


@pytest.mark.points(1)
def test_count(agree):
    """SpiralNet has 193 parameters."""
    agree("probe:count", about="SpiralNet")


@pytest.mark.points(1)
def test_shape(student, agree, rng):
    """SpiralNet gives one logit a row."""
    found = student.call("probe:logits", drawn(rng), rng.normal(size=(7, 2)).astype(np.float32))
    agree.value(np.shape(found), (7, 1))


@pytest.mark.points(1)
@pytest.mark.hidden
def test_logits(agree, rng):
    """SpiralNet gives the right logits."""
    agree("probe:logits", drawn(rng), rng.normal(size=(7, 2)).astype(np.float32), about="SpiralNet")


@pytest.mark.points(1)
@pytest.mark.hidden
def test_one_step(agree, rng):
    """train_step changes the parameters as one step of SGD does."""
    agree("probe:steps", drawn(rng), *spiral(rng, 20), 1, about="train_step")


@pytest.mark.points(1)
@pytest.mark.hidden
def test_three_steps(agree, rng):
    """train_step starts from zero gradients each time."""
    agree("probe:steps", drawn(rng), *spiral(rng, 20), 3, about="train_step")


@pytest.mark.points(1)
@pytest.mark.hidden
def test_train(student, agree, rng):
    """The loss falls in 50 epochs."""
    agree.value(student.call("probe:falls", drawn(rng), *spiral(rng), 50), True, what="whether the loss fell")
