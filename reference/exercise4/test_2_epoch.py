"""One pass over the training data."""

from __future__ import annotations

from typing import Any

import pytest

from grader.compare import Items, Params, Scalar, Series

WEIGHTS = Params(rtol=0.0, atol=1e-6)
LOSSES = Series(Scalar(rtol=0.0, atol=1e-6))
GATE = [0.6, 0.35]


@pytest.mark.points(1.25)
@pytest.mark.hidden
@pytest.mark.needs("test_one_step", "test_steps_in_a_row", "test_step_optimizer")
def test_epoch_updates(agree: Any, course: Any) -> None:
    """train_epoch makes one update for every batch of the loader, the last smaller one included."""
    spec = Items({"after epoch 1": WEIGHTS, "after epoch 2": WEIGHTS})
    for optimizer, lr in (("sgd", 0.1), ("momentum", 0.05)):
        agree("probe:train_epoch", course(epochs=3, optimizer=optimizer, lr=lr), about="train_epoch", spec=spec)


@pytest.mark.points(0.5)
@pytest.mark.needs("test_step_loss", "test_epoch_updates")
def test_epoch_loss(agree: Any, small: dict[str, Any]) -> None:
    """train_epoch returns the mean loss of the epoch."""
    agree(
        "probe:train_epoch",
        small,
        about="train_epoch",
        spec=Items({"losses": LOSSES, "after epoch 1": WEIGHTS, "after epoch 2": WEIGHTS}),
    )


@pytest.mark.points(0.75)
@pytest.mark.hidden
@pytest.mark.needs("test_epoch_updates")
def test_epoch_mode(agree: Any, course: Any) -> None:
    """train_epoch trains in training mode, whichever mode the model comes in."""
    for mode in ("train", "eval"):
        agree(
            "probe:train_epoch",
            course(epochs=1, gate=GATE, mode=mode),
            about="train_epoch",
            spec=Items({"after epoch 1": WEIGHTS}),
        )
