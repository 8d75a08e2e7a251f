"""Weight decay as an option of the optimizer; gradients are given by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest


@pytest.mark.points(0.75)
def test_make_optimizer(agree: Any, optimizer_spec: Any) -> None:
    """make_optimizer: one step as in the handout."""
    case = {
        "weights": {"output.weight": np.array([[1.0, -2.0, 0.5]]), "output.bias": np.array([0.3])},
        "slopes": {"output.weight": np.full((1, 1, 3), 0.2), "output.bias": np.full((1, 1), 0.2)},
        "steps": 1,
        "lr": 0.1,
        "weight_decay": 0.01,
    }
    agree("probe:make_optimizer", case, about="make_optimizer", spec=optimizer_spec(case))


@pytest.mark.points(1.25)
@pytest.mark.hidden
@pytest.mark.needs("test_make_optimizer")
def test_make_optimizer_steps(agree: Any, course: Any, optimizer_spec: Any) -> None:
    """make_optimizer: several steps, all layers."""
    for changes in ({}, {"lr": 0.4, "weight_decay": 0.05}):
        case = course(**changes)
        agree("probe:make_optimizer", case, about="make_optimizer", spec=optimizer_spec(case))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_make_optimizer", "test_make_optimizer_steps")
def test_make_optimizer_float32(agree: Any, course: Any, optimizer_spec: Any) -> None:
    """make_optimizer: models of 32-bit numbers, too."""
    case = course(dtype="float32")
    agree("probe:make_optimizer", case, about="make_optimizer", spec=optimizer_spec(case, 1e-5))
