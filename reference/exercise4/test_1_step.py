"""One update on one batch."""

from __future__ import annotations

from typing import Any

import pytest

from grader.compare import Items, Params, Scalar, Series

WEIGHTS = Params(rtol=0.0, atol=1e-6)
LOSSES = Series(Scalar(rtol=0.0, atol=1e-6))


def after_steps(count: int, weights: Params = WEIGHTS) -> Items:
    return Items({f"after step {number}": weights for number in range(1, count + 1)})


@pytest.mark.points(1.0)
def test_one_step(agree: Any, small: dict[str, Any]) -> None:
    """train_step moves every weight once, against the gradient of the batch's mean loss."""
    one_batch = small | {"X": small["X"][:3], "y": small["y"][:3], "batch_size": 3}
    agree("probe:train_step", one_batch, about="train_step", spec=after_steps(1))


@pytest.mark.points(0.5)
@pytest.mark.needs("test_one_step")
def test_step_loss(agree: Any, small: dict[str, Any]) -> None:
    """train_step returns the loss of its batch, before the update, as a plain number."""
    agree(
        "probe:train_step",
        small | {"batch_size": 5},
        about="train_step",
        spec=Items({"losses": LOSSES, "after step 1": WEIGHTS}),
    )


@pytest.mark.points(1.25)
@pytest.mark.hidden
@pytest.mark.needs("test_one_step")
def test_steps_in_a_row(agree: Any, course: Any) -> None:
    """Each of several steps in a row uses the gradient of its own batch, and nothing of the batches before."""
    agree("probe:train_step", course(), about="train_step", spec=after_steps(4))


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_one_step", "test_steps_in_a_row")
def test_step_optimizer(agree: Any, course: Any) -> None:
    """The optimizer that was handed in makes the steps, with everything it remembers of earlier ones."""
    for optimizer in ("momentum", "adam"):
        agree("probe:train_step", course(optimizer=optimizer, lr=0.05), about="train_step", spec=after_steps(4))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_one_step", "test_steps_in_a_row")
def test_step_float32(agree: Any, course: Any) -> None:
    """Models of 32-bit numbers, PyTorch's usual kind, are trained as well."""
    agree(
        "probe:train_step",
        course(dtype="float32"),
        about="train_step",
        spec=after_steps(2, Params(rtol=1e-5, atol=1e-5)),
    )
