"""Exercise 4: the training loop."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.utils.data import DataLoader


def train_step(
    model: nn.Module, X: Tensor, y: Tensor, criterion: Callable[[Tensor, Tensor], Tensor], optimizer: Optimizer
) -> float:
    """Update the model once, with the gradient of one batch.

    In formula: w_new = optimizer(w, gradient of criterion(model(X), y) at w). Gradients left over from earlier
    batches must not play a part.

    Args:
        model: gives logits of shape (m, 1) for X.
        X: inputs of one batch, shape (m, 2).
        y: labels 0 or 1, shape (m, 1), same dtype as X.
        criterion: called as criterion(logits, y); gives the mean loss of the batch as a tensor with one element.
        optimizer: was built for the parameters of the model.

    Returns:
        The loss of this batch before the update, as a plain number.
    """
    raise NotImplementedError


def train_epoch(
    model: nn.Module, loader: DataLoader, criterion: Callable[[Tensor, Tensor], Tensor], optimizer: Optimizer
) -> float:
    """Update the model once for every batch of the loader, in training mode.

    Args:
        model: may be in either mode when it comes in.
        loader: yields pairs (X, y) of shapes (m, 2) and (m, 1); the last batch may be smaller.
        criterion: as in train_step.
        optimizer: as in train_step.

    Returns:
        The mean loss of the epoch: over all examples, or of the batch losses.
    """
    raise NotImplementedError


def evaluate(
    model: nn.Module, loader: DataLoader, criterion: Callable[[Tensor, Tensor], Tensor]
) -> tuple[float, float]:
    """Measure the model on every batch of the loader, in evaluation mode, without changing its weights.

    An example counts as class 1 when its logit is above 0, which is where the probability passes one half.

    Args:
        model: may be in either mode when it comes in.
        loader: yields pairs (X, y) of shapes (m, 2) and (m, 1); the last batch may be smaller.
        criterion: as in train_step.

    Returns:
        (loss, accuracy): the mean loss, and the share of examples whose class is right, from 0 to 1.
    """
    raise NotImplementedError


def train(
    model: nn.Module,
    train_loader: DataLoader,
    val_loader: DataLoader,
    criterion: Callable[[Tensor, Tensor], Tensor],
    optimizer: Optimizer,
    epochs: int,
) -> dict[str, list[float]]:
    """Train for some epochs and measure on the validation data after each of them.

    Args:
        model: is trained in place.
        train_loader: the batches to learn from.
        val_loader: the batches to measure on, after each epoch of training.
        criterion: as in train_step.
        optimizer: as in train_step.
        epochs: how many passes over the training data; may be 0.

    Returns:
        A dictionary with the lists "train_loss", "val_loss" and "val_accuracy", one entry for each epoch.
    """
    raise NotImplementedError
