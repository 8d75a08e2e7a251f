"""Exercise 10: weight decay, also called L2 regularization."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader


def l2_penalty(params: dict[str, np.ndarray], lam: float) -> float:
    """The price of large weights.

    In formula: lam / 2 * (sum of the squares of all entries of W1, W2, ...). Biases cost nothing.

    Args:
        params: "W1", "b1", "W2", "b2", ...: weights of shape (n_in, n_out) and biases of shape (n_out,), any number of
            layers.
        lam: how much a square costs, 0 or more.

    Returns:
        The penalty, one number.
    """
    return lam / 2 * sum(float(np.sum(values**2)) for name, values in params.items() if name.startswith("W"))


def l2_gradients(params: dict[str, np.ndarray], grads: dict[str, np.ndarray], lam: float) -> dict[str, np.ndarray]:
    """The gradients of loss plus penalty.

    In formula: the gradient of a weight matrix W is the gradient of the loss for W, plus lam * W. The gradient of a
    bias is the gradient of the loss for it.

    Args:
        params: as in l2_penalty.
        grads: gradients of the loss alone, with the keys and shapes of params.
        lam: as in l2_penalty.

    Returns:
        A dictionary with the keys and shapes of params. The dictionaries and arrays that came in are not changed.
    """
    return {
        name: grads[name] + lam * values if name.startswith("W") else grads[name].copy()
        for name, values in params.items()
    }


def make_optimizer(model: nn.Module, lr: float, weight_decay: float) -> torch.optim.Optimizer:
    """Plain stochastic gradient descent with weight decay, for all parameters of a model.

    In formula: w_new = w - lr * (gradient + weight_decay * w), in every step, without momentum. Biases may decay like
    the weights or not.

    Args:
        model: any PyTorch model.
        lr: the learning rate.
        weight_decay: how strongly weights are pulled towards 0.

    Returns:
        An optimizer of PyTorch.
    """
    return torch.optim.SGD(model.parameters(), lr=lr, weight_decay=weight_decay)


def train_with_l2(
    model: nn.Module,
    loader: DataLoader,
    criterion: Callable[[Tensor, Tensor], Tensor],
    lr: float,
    lam: float,
    epochs: int,
) -> list[float]:
    """Train with plain stochastic gradient descent on loss plus penalty, one update for every batch.

    In formula: the objective of a batch is criterion(model(X), y) + lam / 2 * (sum of the squares of all entries of
    parameters with two or more dimensions). Biases have one dimension and cost nothing.

    Args:
        model: gives logits of shape (m, 1); is trained in place.
        loader: yields pairs (X, y) of shapes (m, n_in) and (m, 1); the last batch may be smaller.
        criterion: called as criterion(logits, y); gives the mean loss of the batch as a tensor with one element.
        lr: the learning rate.
        lam: as in l2_penalty.
        epochs: how many passes over the loader; may be 0.

    Returns:
        The mean loss of every epoch as plain numbers, with or without the penalty; an empty list for epochs=0.
    """
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    weights = [parameter for parameter in model.parameters() if parameter.ndim >= 2]
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for X, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(X), y)
            penalty = lam / 2 * sum((weight**2).sum() for weight in weights)
            (loss + penalty).backward()
            optimizer.step()
            total += loss.item() * len(X)
            count += len(X)
        losses.append(total / count)
    return losses
