"""Drives a submission of exercise 8 in the jail: several steps, each with another gradient. Holds no answers."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def sgd_step(submission: Any, params: Any, gradients: Any, lr: float) -> dict[str, Any]:
    """One call for each gradient."""
    answer: dict[str, Any] = {}
    for number, grads in enumerate(gradients, start=1):
        before = _copied(params), grads
        given = _copied(params), _copied(grads)
        params = submission.sgd_step(*given, lr)
        answer |= _noted(number, params, given, before)
        if not isinstance(params, dict):
            return _stopped(params, gradients)
    return answer


def momentum_step(submission: Any, params: Any, gradients: Any, lr: float, **options: float) -> dict[str, Any]:
    """One call for each gradient; the velocity is handed on."""
    return _driven(submission.momentum_step, params, gradients, lr, options)


def adam_step(submission: Any, params: Any, gradients: Any, lr: float, **options: float) -> dict[str, Any]:
    """One call for each gradient; the state is handed on."""
    return _driven(submission.adam_step, params, gradients, lr, options)


def make_optimizer(submission: Any, name: str, params: Any, gradients: Any, lr: float) -> dict[str, Any]:
    """Steps of the optimizer along the given gradients."""
    weights = {key: nn.Parameter(torch.tensor(value)) for key, value in params.items()}
    optimizer = submission.make_optimizer(name, iter(weights.values()), lr)
    answer: dict[str, Any] = {}
    for number, grads in enumerate(gradients, start=1):
        if not hasattr(optimizer, "step"):
            return _stopped(optimizer, gradients)
        for key, weight in weights.items():
            weight.grad = torch.tensor(grads[key])
        optimizer.step()
        answer[f"after step {number}"] = {key: weight.detach().numpy().copy() for key, weight in weights.items()}
    return answer


def compare(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """What came back, and what became of the model."""
    dtype = getattr(torch, case.get("dtype", "float64"))
    model = Network(case["weights"], dtype)
    model.train(case.get("mode", "train") == "train")
    before = model.training
    data = [torch.tensor(case[name], dtype=dtype) for name in ("X", "y")]
    loader = DataLoader(TensorDataset(*data), batch_size=4)
    losses = submission.compare(model, loader, nn.BCEWithLogitsLoss(), case["epochs"], case["lr"])
    weights = {name: value.detach().numpy().copy() for name, value in model.named_parameters()}
    return {"losses": losses, "weights": weights, "same mode": model.training == before}


class Network(nn.Module):
    """Two linear layers with tanh between them; gives logits."""

    def __init__(self, weights: dict[str, Any], dtype: torch.dtype) -> None:
        super().__init__()
        self.hidden = nn.Linear(2, 4, dtype=dtype)
        self.output = nn.Linear(4, 1, dtype=dtype)
        self.load_state_dict({name: torch.tensor(value, dtype=dtype) for name, value in weights.items()})

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        return self.output(torch.tanh(self.hidden(X)))


def _driven(step: Any, params: Any, gradients: Any, lr: float, options: dict[str, float]) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    memory: Any = {}
    for number, grads in enumerate(gradients, start=1):
        before = _copied(params), grads
        given = _copied(params), _copied(grads)
        pair = step(*given, memory, lr, **options)
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            return answer | _stopped(pair, gradients[number - 1 :], number)
        params, memory = pair
        answer |= _noted(number, params, given, before)
        if not isinstance(params, dict):
            return _stopped(params, gradients)
    return answer


def _stopped(answer: Any, gradients: Any, first: int = 1) -> dict[str, Any]:
    """What cannot be used for a next step stands for all the steps from ``first`` on."""
    return {f"after step {number}": answer for number in range(first, first + len(gradients))}


def _noted(number: int, params: Any, given: tuple[Any, Any], before: tuple[Any, Any]) -> dict[str, Any]:
    return {
        f"after step {number}": _copied(params),
        f"params kept at step {number}": _same(given[0], before[0]),
        f"grads kept at step {number}": _same(given[1], before[1]),
    }


def _same(now: Any, before: Any) -> bool:
    return now.keys() == before.keys() and all(np.array_equal(now[name], before[name]) for name in now)


def _copied(arrays: Any) -> Any:
    if not isinstance(arrays, dict):
        return arrays
    return {name: np.array(value) if isinstance(value, np.ndarray) else value for name, value in arrays.items()}
