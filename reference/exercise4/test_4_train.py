"""The whole training."""

from __future__ import annotations

from typing import Any

import pytest

from grader.compare import Items, Params, Scalar, Series

WEIGHTS = Params(rtol=0.0, atol=1e-6)
NUMBERS = Series(Scalar(rtol=0.0, atol=1e-6))
HISTORY = Items({"train_loss": NUMBERS, "val_loss": NUMBERS, "val_accuracy": NUMBERS})
GATE = [0.6, 0.35]


@pytest.mark.points(0.75)
@pytest.mark.hidden
@pytest.mark.needs("test_one_step", "test_steps_in_a_row", "test_step_optimizer")
@pytest.mark.needs("test_epoch_updates", "test_evaluate_changes_nothing")
def test_train_weights(agree: Any, course: Any) -> None:
    """train makes as many passes over the training data as it is told, and learns from nothing else."""
    agree("probe:train", course(optimizer="momentum", lr=0.05), about="train", spec=Items({"weights": WEIGHTS}))


@pytest.mark.points(0.5)
@pytest.mark.needs("test_train_weights", "test_epoch_loss", "test_evaluate_loss", "test_evaluate_accuracy")
def test_train_history(agree: Any, small: dict[str, Any]) -> None:
    """train returns one training loss, one validation loss and one validation accuracy for every epoch."""
    agree(
        "probe:train",
        small | {"val_batch_size": 5},
        about="train",
        spec=Items({"history": HISTORY, "weights": WEIGHTS}),
    )


@pytest.mark.points(0.25)
@pytest.mark.needs("test_train_weights")
def test_train_no_epochs(agree: Any, small: dict[str, Any]) -> None:
    """train with epochs=0 leaves the weights alone and returns three empty lists."""
    agree("probe:train", small | {"epochs": 0}, about="train", spec=Items({"history": HISTORY, "weights": WEIGHTS}))


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_epoch_mode", "test_evaluate_mode", "test_train_weights", "test_train_history")
def test_train_modes(agree: Any, course: Any) -> None:
    """Every epoch trains in training mode and is followed by validation in evaluation mode."""
    spec = Items({"history": HISTORY, "weights": WEIGHTS})
    # A small last batch of validation rows counts as well.
    for changes in ({"gate": GATE, "mode": "train"}, {"val_batch_size": 7, "epochs": 2}):
        agree("probe:train", course(**changes), about="train", spec=spec)
