"""From outputs to classes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.compare import Classes

XOR = {
    "W1": np.array([[5.0, 5.0], [5.0, 5.0]]),
    "b1": np.array([-2.5, -7.5]),
    "W2": np.array([[10.0], [-10.0]]),
    "b2": np.array([-5.0]),
}
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


@pytest.mark.points(0.5)
def test_predict(agree: Any) -> None:
    """predict says 0, 1, 1, 0 with the chapter's weights."""
    agree("predict", XOR, CORNERS, spec=Classes())


@pytest.mark.points(0.75)
@pytest.mark.hidden
def test_predict_other_networks(agree: Any, crowd: Callable[..., Any]) -> None:
    """predict works for other networks and rows."""
    for sizes in ((60, 3, 4), (45, 2, 5), (30, 4, 4)):
        net = crowd(*sizes)
        agree("predict", net.params, net.X, spec=Classes())


@pytest.mark.points(0.25)
@pytest.mark.needs("test_predict", "test_predict_other_networks")
def test_predict_keeps(agree: Any, crowd: Callable[..., Any]) -> None:
    """predict leaves its arguments as they were."""
    net = crowd(30, 3, 4)
    agree.unchanged("predict", net.params, net.X, spec=Classes())
