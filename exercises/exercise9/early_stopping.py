"""Exercise 9: early stopping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from torch import nn


class EarlyStopping:
    """Watches the validation loss, says when to stop, and keeps the best weights.

    An epoch is better if val_loss < best_loss - min_delta, where best_loss is the loss of the best epoch so far. The
    first epoch always is the best so far.

    Attributes:
        best_loss: the validation loss of the best epoch so far.
        best_epoch: its number; the first epoch is number 0.
    """

    def __init__(self, patience: int, min_delta: float = 0.0) -> None:
        """Remember the two settings; nothing has been seen yet.

        Args:
            patience: how many epochs in a row may be not better before it is time to stop; at least 1.
            min_delta: by how much the best loss must be undercut, at the least; 0 or more.
        """
        raise NotImplementedError

    def step(self, val_loss: float, model: nn.Module) -> bool:
        """Take note of one epoch. Called once after every epoch.

        Keeps a copy of the model's parameters and buffers when the epoch is better. The model goes on training after
        this call; the copy must not change with it.

        Args:
            val_loss: the validation loss of this epoch, a plain number.
            model: as it is after this epoch. It is not changed.

        Returns:
            True if it is time to stop: the last ``patience`` epochs were all not better. Else False.
        """
        raise NotImplementedError

    def restore(self, model: nn.Module) -> None:
        """Put the parameters and buffers of the best epoch into a model.

        Args:
            model: is changed in place. It is the model that was trained, or another one of the same kind.
        """
        raise NotImplementedError


def fit(
    model: nn.Module,
    train_epoch: Callable[[nn.Module], float],
    validate: Callable[[nn.Module], float],
    patience: int,
    max_epochs: int,
) -> dict[str, Any]:
    """Train until the validation loss has stopped falling, or until max_epochs epochs have run.

    Every epoch calls train_epoch(model), then validate(model). An epoch is better if its validation loss is below the
    lowest one so far; training stops after ``patience`` epochs in a row that were not better. At the end the model has
    the parameters and buffers of its best epoch, whatever it was that ended the training.

    Args:
        model: is trained in place.
        train_epoch: trains the model for one epoch and returns the training loss.
        validate: measures the model and returns the validation loss.
        patience: how many epochs in a row may be not better; at least 1.
        max_epochs: how many epochs may run at most; at least 1.

    Returns:
        A dictionary: "val_loss" is the list of validation losses, one for every epoch that ran, "best_epoch" the number
        of the best epoch, and "stopped_epoch" the number of the last epoch that ran. The first epoch is number 0.
    """
    raise NotImplementedError
