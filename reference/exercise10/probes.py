"""Drives a submission of exercise 10 in the jail: builds models and batches, returns plain arrays. No answers."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make_optimizer(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """Asks for an optimizer and makes steps with gradients that are given: those of a loss that is a plane."""
    dtype = getattr(torch, case.get("dtype", "float64"))
    model = build(case["weights"], dtype)
    optimizer = submission.make_optimizer(model, case["lr"], case["weight_decay"])
    if isinstance(optimizer, type):
        return {"optimizer": f"the class {optimizer.__name__}"}
    if not (callable(getattr(optimizer, "step", None)) and callable(getattr(optimizer, "zero_grad", None))):
        return {"optimizer": type(optimizer).__name__}
    answer: dict[str, Any] = {"optimizer": "optimizer"}
    for number in range(1, case["steps"] + 1):
        optimizer.zero_grad()
        loss = torch.zeros((), dtype=dtype)
        for name, parameter in model.named_parameters():
            loss = loss + (parameter * torch.tensor(case["slopes"][name][number - 1], dtype=dtype)).sum()
        loss.backward()
        optimizer.step()
        answer[f"after step {number}"] = taken(model)
    return answer


def train_with_l2(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """Calls ``train_with_l2`` once; notes the losses it returned and the weights it left behind."""
    dtype = getattr(torch, case.get("dtype", "float64"))
    model = build(case["weights"], dtype)
    data = [torch.tensor(case[name], dtype=dtype) for name in ("X", "y")]
    loader = DataLoader(TensorDataset(*data), batch_size=case["batch_size"])
    losses = submission.train_with_l2(model, loader, nn.BCEWithLogitsLoss(), case["lr"], case["lam"], case["epochs"])
    return {"losses": losses, "weights": taken(model)}


def build(weights: dict[str, Any], dtype: torch.dtype) -> nn.Sequential:
    """Linear layers with tanh between them; gives logits."""
    layers: OrderedDict[str, nn.Module] = OrderedDict()
    names = [name.removesuffix(".weight") for name in weights if name.endswith(".weight")]
    for name in names:
        if layers:
            layers[f"tanh{len(layers)}"] = nn.Tanh()
        layer = nn.Linear(*weights[f"{name}.weight"].shape[::-1], dtype=dtype)
        with torch.no_grad():
            for part in ("weight", "bias"):
                getattr(layer, part).copy_(torch.tensor(weights[f"{name}.{part}"], dtype=dtype))
        layers[name] = layer
    return nn.Sequential(layers)


def taken(model: nn.Module) -> dict[str, np.ndarray[Any, Any]]:
    """The parameters as they are now."""
    return {name: value.detach().numpy().copy() for name, value in model.named_parameters()}
