"""The six checks of the PyTorch assignment as plain functions: every peer runs these same bodies.

Each takes the student's names, an object with SpiralNet, train_step and train.
"""

import numpy as np
import torch
from torch import nn

SHAPES = [(16, 2), (16,), (8, 16), (8,), (1, 8), (1,)]


def weights(seed):
    rng = np.random.default_rng(seed)
    return [torch.tensor(rng.normal(size=shape) * 0.5, dtype=torch.float32) for shape in SHAPES]


def spiral(seed, rows=200):
    angle = np.linspace(0.5, 2.5, rows // 2)
    arm = np.stack([angle * np.cos(2.5 * angle), angle * np.sin(2.5 * angle)], 1)
    order = np.random.default_rng(seed).permutation(rows)
    X, y = np.concatenate([arm, -arm])[order], np.repeat([[0.0], [1.0]], rows // 2, 0)[order]
    return torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)


def _filled(model, values):
    with torch.no_grad():
        for parameter, value in zip(model.parameters(), values, strict=True):
            parameter.copy_(value)
    return model


def _own():
    return nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))


def _same_steps(student, seed, number):
    X, y = spiral(seed, 20)
    theirs, ours = _filled(student.SpiralNet(), weights(seed)), _filled(_own(), weights(seed))
    one, two = torch.optim.SGD(theirs.parameters(), lr=0.1), torch.optim.SGD(ours.parameters(), lr=0.1)
    for _ in range(number):
        student.train_step(theirs, one, X, y)
        two.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(ours(X), y).backward()
        two.step()
    for found, expected in zip(theirs.parameters(), ours.parameters(), strict=True):
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


def check_count(student):
    assert sum(parameter.numel() for parameter in student.SpiralNet().parameters()) == 193


def check_shape(student):
    assert student.SpiralNet()(torch.zeros(7, 2)).shape == (7, 1)


def check_logits(student):
    X = spiral(1)[0]
    torch.testing.assert_close(_filled(student.SpiralNet(), weights(1))(X), _filled(_own(), weights(1))(X))


def check_one_step(student):
    _same_steps(student, 2, 1)


def check_three_steps(student):
    _same_steps(student, 3, 3)


def check_train(student):
    losses = student.train(_filled(student.SpiralNet(), weights(4)), *spiral(4), 50, 0.1)
    assert len(losses) == 50
    assert losses[-1] < 0.7 * losses[0]
