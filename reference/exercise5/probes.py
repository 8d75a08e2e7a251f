"""Drives a submission of exercise 5 in the jail: builds its models, fills in weights, and returns plain arrays.

It holds no answers. Which tensor of a model is which is found by shapes alone, in either orientation.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn


def parameters(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """The sizes of all parameters of a fresh model, and what looks like a parameter and is none."""
    model = _made(submission, case)
    if not isinstance(model, nn.Module):
        return {"total": -1, "shapes": [], "loose": type(model).__name__}
    return {
        "total": sum(tensor.numel() for tensor in model.parameters()),
        "shapes": [[int(size) for size in tensor.shape] for tensor in model.parameters()],
        "loose": _loose(model),
    }


def outputs(submission: Any, case: dict[str, Any]) -> Any:
    """The logits of a model with known weights."""
    result = _forward(_filled(submission, case)[0], case)
    return result.detach() if isinstance(result, torch.Tensor) else result


def gradients(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """The gradient of every parameter, for known weights and a weighted sum of the logits."""
    model, found = _filled(submission, case)
    model.train()
    result = _forward(model, case)
    if isinstance(result, torch.Tensor) and result.requires_grad:
        result.reshape(-1).mul(torch.tensor(case["pull"], dtype=result.dtype)).sum().backward()
    empty = [name for name, tensor in (found or {}).items() if tensor.grad is None]
    slopes = {}
    for name, tensor in (found or {}).items():
        slope = torch.zeros_like(tensor) if tensor.grad is None else tensor.grad
        slopes[name] = _turned(slope, case["weights"][name].shape).detach().double().numpy().copy()
    return {"empty": " ".join(sorted(empty)) or "none", "gradients": slopes}


def count(submission: Any, case: dict[str, Any]) -> Any:
    """What ``count_parameters`` says about a model of the given widths."""
    sizes = case["sizes"]
    layers = [nn.Linear(sizes[place], sizes[place + 1], bias=case["bias"]) for place in range(len(sizes) - 1)]
    return submission.count_parameters(nn.Sequential(*layers))


def criterion(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """The loss of some logits, and its gradient."""
    dtype = getattr(torch, case["dtype"])
    logits = torch.tensor(case["logits"], dtype=dtype, requires_grad=True)
    loss = submission.make_criterion()(logits, torch.tensor(case["y"], dtype=dtype))
    if isinstance(loss, torch.Tensor) and loss.requires_grad and loss.numel() == 1:
        loss.sum().backward()
    slope = torch.zeros_like(logits) if logits.grad is None else logits.grad
    answer = loss.detach() if isinstance(loss, torch.Tensor) else loss
    return {"loss": answer, "gradient": slope.double().numpy().copy()}


def predict(submission: Any, case: dict[str, Any]) -> Any:
    """The classes for a model with known logits."""
    return _predicted(submission, case)[0]


def mode(submission: Any, case: dict[str, Any]) -> dict[str, Any]:
    """The mode that predict leaves a model in."""
    return {"mode": "training" if _predicted(submission, case)[1].training else "evaluation"}


def _predicted(submission: Any, case: dict[str, Any]) -> tuple[Any, nn.Module]:
    dtype = getattr(torch, case["dtype"])
    model = _Given(torch.tensor(case["slopes"], dtype=dtype)).train(case["training"])
    classes = submission.predict(model, torch.tensor(case["X"], dtype=dtype))
    if isinstance(classes, (list, tuple)):
        classes = _as_array(classes)
    return classes.detach() if isinstance(classes, torch.Tensor) else classes, model


def _as_array(classes: Any) -> Any:
    """A list of numbers is as good as an array; anything else stays what it is."""
    try:
        return torch.tensor(classes)
    except (TypeError, ValueError, RuntimeError):
        return classes


class _Given(nn.Module):
    """Logits that are a weighted sum of the inputs."""

    def __init__(self, slopes: torch.Tensor) -> None:
        super().__init__()
        self.slopes = nn.Parameter(slopes)

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        return X @ self.slopes


def _made(submission: Any, case: dict[str, Any]) -> Any:
    """A fresh model. Lazy layers get their sizes from a first call."""
    model = getattr(submission, case["model"])()
    if isinstance(model, nn.Module) and any(isinstance(one, nn.UninitializedParameter) for one in model.parameters()):
        model(torch.zeros(2, 2))
    return model


def _forward(model: Any, case: dict[str, Any]) -> Any:
    first = next(iter(model.parameters()), None) if isinstance(model, nn.Module) else None
    return model(torch.tensor(case["X"], dtype=torch.get_default_dtype() if first is None else first.dtype))


def _filled(submission: Any, case: dict[str, Any]) -> tuple[Any, dict[str, Any] | None]:
    """A model with the case's weights, and its parameters by the case's names; None where shapes do not fit."""
    model = _made(submission, case)
    found = _matched(model, case)
    for name, tensor in (found or {}).items():
        wanted = torch.tensor(case["weights"][name], dtype=tensor.dtype)
        tensor.data.copy_(_turned(wanted, tensor.shape))
    torch.default_generator.manual_seed(0)  # whatever forward draws by chance, it is the same for everybody
    return model, found


def _matched(model: nn.Module, case: dict[str, Any]) -> dict[str, Any] | None:
    free, found = list(model.parameters()), {}
    if len(free) != len(case["weights"]):
        return None
    for name, wanted in case["weights"].items():
        candidates = [tensor for tensor in free if _same_size(tensor.shape, wanted.shape)]
        if not candidates:
            return None
        if len(candidates) > 1:  # as the bias of 8 and the weights from 8 to 1 do
            candidates = _told_apart(model, candidates, wanted.ndim == 2, case)
        found[name] = candidates[0]
        free = [tensor for tensor in free if tensor is not candidates[0]]
    return found


def _told_apart(model: nn.Module, candidates: list[Any], weights: bool, case: dict[str, Any]) -> list[Any]:
    """The candidates of equal size, those that are more likely weights (or biases) first.

    One axis is a bias. Where that decides nothing, a model whose last weights are all zeros is tried: nothing of its
    input gets through.
    """
    if len({tensor.dim() for tensor in candidates}) > 1:
        return sorted(candidates, key=lambda tensor: (tensor.dim() > 1) != weights)
    generator = torch.Generator().manual_seed(0)
    for tensor in model.parameters():
        tensor.data.copy_(torch.randn(tensor.shape, generator=generator))
    return sorted(candidates, key=lambda tensor: _ends_it(model, tensor, case) != weights)


def _ends_it(model: nn.Module, tensor: Any, case: dict[str, Any]) -> bool:
    """Whether every row gets the same answer while this tensor is all zeros."""
    kept = tensor.data.clone()
    tensor.data.zero_()
    with torch.no_grad():
        result = _forward(model, case)
    tensor.data.copy_(kept)
    return isinstance(result, torch.Tensor) and bool((result.reshape(-1) == result.reshape(-1)[0]).all())


def _same_size(one: Any, other: Any) -> bool:
    return sorted(size for size in one if size != 1) == sorted(size for size in other if size != 1)


def _turned(tensor: torch.Tensor, shape: Any) -> torch.Tensor:
    straight = [size for size in tensor.shape if size != 1] == [size for size in shape if size != 1]
    return (tensor if straight else tensor.T).reshape(tuple(shape))


def _loose(model: nn.Module) -> str:
    """Layers and tensors that PyTorch does not know of, because of where they are kept."""
    kinds = set()
    for name, value in vars(model).items():
        if name in {"_parameters", "_buffers", "_modules"}:
            continue
        inside = list(value.values()) if isinstance(value, dict) else value
        inside = inside if isinstance(inside, (list, tuple)) else [value]
        for item in inside:
            if isinstance(item, (nn.Module, nn.Parameter)):
                kinds.add("list")
            elif isinstance(item, torch.Tensor):
                kinds.add("tensor")
    return " ".join(sorted(kinds)) or "none"
