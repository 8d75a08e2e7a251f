"""Three ways to use a gradient: plain steps, steps with momentum, and Adam."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

Params = dict[str, np.ndarray]


def sgd_step(params: Params, grads: Params, lr: float) -> Params:
    """One step of gradient descent.

        w = w - lr * g

    Args:
        params: arrays by name, of any shape; not changed.
        grads: the gradient of each of them, under the same name; not changed.
        lr: the learning rate.

    Returns:
        A new dictionary with the same names and shapes.

    Example:
        >>> sgd_step({"w": np.array([1.0, 2.0])}, {"w": np.array([0.5, -1.0])}, 0.1)["w"]
        array([0.95, 2.1 ])
    """
    raise NotImplementedError


def momentum_step(
    params: Params, grads: Params, velocity: Params, lr: float, beta: float = 0.9
) -> tuple[Params, Params]:
    """One step of gradient descent with momentum.

        v = beta * v + g
        w = w - lr * v

    Args:
        params: arrays by name; not changed.
        grads: their gradients, under the same names; not changed.
        velocity: what the step before returned; ``{}`` before the first step, when every v is 0. You may change it.
        lr: the learning rate.
        beta: how much of the old velocity stays.

    Returns:
        The new params and the new velocity.

    Example:
        >>> momentum_step({"w": np.array([1.0])}, {"w": np.array([2.0])}, {}, 0.1)
        ({'w': array([0.8])}, {'w': array([2.])})
    """
    raise NotImplementedError


def adam_step(
    params: Params,
    grads: Params,
    state: dict[str, Any],
    lr: float,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[Params, dict[str, Any]]:
    """One step of Adam.

        t = t + 1
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        w = w - lr * (m / (1 - beta1**t)) / (sqrt(v / (1 - beta2**t)) + eps)

    Args:
        params: arrays by name; not changed.
        grads: their gradients, under the same names; not changed.
        state: what the step before returned; ``{}`` before the first step, when t, m and v are 0. What you keep in
            it is up to you, and you may change it.
        lr: the learning rate.
        beta1: how much of the average gradient m stays.
        beta2: how much of the average square v stays.
        eps: a tiny number that keeps the division finite.

    Returns:
        The new params and the new state.

    Example:
        >>> adam_step({"w": np.array([1.0])}, {"w": np.array([2.0])}, {}, 0.1)[0]["w"].round(6)
        array([0.9])
    """
    raise NotImplementedError


def make_optimizer(name: str, parameters: Iterable[nn.Parameter], lr: float) -> torch.optim.Optimizer:
    """PyTorch's optimizer of that name.

    Args:
        name: ``"sgd"`` (without momentum), ``"momentum"`` (SGD with momentum 0.9) or ``"adam"``.
        parameters: what ``model.parameters()`` gives.
        lr: the learning rate.

    Returns:
        The optimizer, everything else as PyTorch has it.

    Example:
        >>> make_optimizer("momentum", nn.Linear(2, 1).parameters(), 0.1).defaults["momentum"]
        0.9
    """
    raise NotImplementedError


def compare(
    model: nn.Module, loader: DataLoader[Any], criterion: Callable[..., torch.Tensor], epochs: int, lr: float
) -> dict[str, list[float]]:
    """Train with each of the three optimizers, every time from the weights that ``model`` has now.

    The loss of an epoch is the mean of the losses of its batches, each taken before its update.

    Args:
        model: the network; has the same weights and the same mode afterwards.
        loader: gives pairs (X, y).
        criterion: ``criterion(model(X), y)`` is the mean loss of a batch.
        epochs: passes over the data for each optimizer.
        lr: the learning rate of all three.

    Returns:
        For ``"sgd"``, ``"momentum"`` and ``"adam"`` the list of epoch losses.

    Example:
        >>> compare(model, loader, nn.BCEWithLogitsLoss(), 2, 0.1)  # doctest: +SKIP
        {'sgd': [0.71, 0.66], 'momentum': [0.69, 0.55], 'adam': [0.65, 0.48]}
    """
    raise NotImplementedError
