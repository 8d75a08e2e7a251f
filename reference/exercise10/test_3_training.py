"""Weight decay written into the loss."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Items, Params

WEIGHTS = Items({"weights": Params(rtol=0.0, atol=1e-6)})


@pytest.fixture
def small() -> dict[str, Any]:
    """Two inputs, two hidden neurons, one output; five rows in batches of 2, 2 and 1."""
    return {
        "weights": {
            "hidden.weight": np.array([[0.5, -0.3], [-0.4, 0.8]]),
            "hidden.bias": np.array([0.6, -0.7]),
            "output.weight": np.array([[0.7, -0.6]]),
            "output.bias": np.array([0.9]),
        },
        "X": np.array([[1.0, 0.5], [-0.5, 1.5], [0.3, -0.8], [2.0, 1.0], [0.2, 0.4]]),
        "y": np.array([[1.0], [0.0], [0.0], [1.0], [1.0]]),
        "batch_size": 2,
        "lr": 0.1,
        "lam": 0.5,
        "epochs": 2,
    }


@pytest.mark.points(0.75)
def test_train_with_l2(agree: Any, small: dict[str, Any]) -> None:
    """train_with_l2: two epochs with a small network."""
    agree("probe:train_with_l2", small, about="train_with_l2", spec=WEIGHTS)


@pytest.mark.points(1.25)
@pytest.mark.hidden
def test_train_with_l2_weights(agree: Any, course: Any) -> None:
    """train_with_l2: follows loss plus penalty."""
    for changes in ({}, {"lam": 0.4, "lr": 0.15, "epochs": 2}):
        agree("probe:train_with_l2", course(**changes), about="train_with_l2", spec=WEIGHTS)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_train_with_l2", "test_train_with_l2_weights")
def test_train_with_l2_no_penalty(agree: Any, course: Any) -> None:
    """train_with_l2: plain training for lam = 0."""
    agree("probe:train_with_l2", course(lam=0.0), about="train_with_l2", spec=WEIGHTS)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_train_with_l2", "test_train_with_l2_weights")
def test_train_with_l2_float32(agree: Any, course: Any) -> None:
    """train_with_l2: models of 32-bit numbers, too."""
    spec = Items({"weights": Params(rtol=1e-5, atol=2e-5)})
    agree("probe:train_with_l2", course(dtype="float32", epochs=2), about="train_with_l2", spec=spec)


@pytest.mark.points(0.5)
@pytest.mark.needs("test_train_with_l2", "test_train_with_l2_weights")
def test_train_with_l2_losses(agree: Any, small: dict[str, Any], losses_spec: Any) -> None:
    """train_with_l2 returns the mean loss of each epoch."""
    agree("probe:train_with_l2", small, about="train_with_l2", spec=losses_spec(small))


@pytest.mark.points(0.25)
@pytest.mark.needs("test_train_with_l2", "test_train_with_l2_weights")
def test_train_with_l2_no_epochs(agree: Any, small: dict[str, Any], losses_spec: Any) -> None:
    """train_with_l2 with epochs=0 returns an empty list."""
    case = small | {"epochs": 0}
    agree("probe:train_with_l2", case, about="train_with_l2", spec=losses_spec(case))
