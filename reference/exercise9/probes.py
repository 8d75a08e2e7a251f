"""Drives a submission of exercise 9 in the jail: a model that is moved from epoch to epoch, and losses from a list.

It holds no answers. All numbers of the model tell which epoch they are from; that is all an answer says about them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

BEGINNING = -1
SPARE_EPOCHS = 3


def decisions(submission: Any, case: Mapping[str, Any]) -> dict[str, Any]:
    """Calls ``step`` for one epoch after another, until it says stop; notes what it said and the best epoch so far."""
    stopping, model = _stopping(submission, case), make_model(case)
    answers, best_losses, best_epochs = [], [], []
    for epoch, loss in enumerate(case["losses"]):
        set_epoch(model, epoch)
        answers.append(stopping.step(float(loss), model))
        best_losses.append(stopping.best_loss if case.get("best") else None)
        best_epochs.append(stopping.best_epoch if case.get("best") else None)
        if says_stop(answers[-1]):
            break
    stopped: Any = epoch if says_stop(answers[-1]) else "none"
    return {"answers": answers, "stopped": stopped, "best_loss": best_losses, "best_epoch": best_epochs}


def restored(submission: Any, case: Mapping[str, Any]) -> dict[str, Any]:
    """Shows the losses one by one until ``step`` says stop, moves the model on, and restores: another one, then it."""
    stopping, model, other = _stopping(submission, case), make_model(case), make_model(case)
    for epoch, loss in enumerate(case["losses"]):
        set_epoch(model, epoch)
        if says_stop(stopping.step(float(loss), model)):
            break
    set_epoch(model, int(case.get("moved_on", epoch)))
    stopping.restore(other)
    stopping.restore(model)
    others = epochs_of(other)
    return {**epochs_of(model), "others_parameters": others["parameters"], "others_buffers": others["buffers"]}


def fit(submission: Any, case: Mapping[str, Any]) -> dict[str, Any]:
    """Calls ``fit`` with a training that moves the model from epoch to epoch, and notes where the model ended."""
    model, most = make_model(case), int(case["max_epochs"])
    losses = [float(loss) for loss in case["losses"]]
    train_losses = [float(loss) for loss in case["train_losses"]]
    count = 0

    def train_epoch(model: nn.Module) -> float:
        nonlocal count
        if count >= most + SPARE_EPOCHS:
            raise RuntimeError("train_epoch was called many more times than max_epochs allows.")
        model.train()
        set_epoch(model, count)
        count += 1
        return train_losses[min(count, len(train_losses)) - 1]

    def validate(model: nn.Module) -> float:
        model.eval()
        epoch = epoch_of(list(model.named_parameters()))
        if not isinstance(epoch, int) or epoch == BEGINNING:
            return float(case["untrained"])
        return losses[min(epoch, len(losses) - 1)]

    history = submission.fit(model, train_epoch, validate, int(case["patience"]), most)
    return {"history": history, "trained": count, "model": epochs_of(model)}


def _stopping(submission: Any, case: Mapping[str, Any]) -> Any:
    settings: dict[str, Any] = {"patience": int(case["patience"])}
    if "min_delta" in case:
        settings["min_delta"] = float(case["min_delta"])
    return submission.EarlyStopping(**settings)


def says_stop(answer: Any) -> bool:
    """Whether a training loop that asks ``if stopping.step(...)`` would stop."""
    try:
        return bool(answer)
    except Exception:  # several numbers, for instance
        return False


def make_model(case: Mapping[str, Any]) -> nn.Sequential:
    """A small model with parameters and buffers, made of PyTorch's own parts, so that it can be copied and saved."""
    dtype = getattr(torch, case.get("dtype", "float64"))
    model = nn.Sequential(nn.Linear(2, 3, dtype=dtype), nn.BatchNorm1d(3, dtype=dtype), nn.Linear(3, 1, dtype=dtype))
    set_epoch(model, BEGINNING)
    return model


def set_epoch(model: nn.Module, epoch: int) -> None:
    """Write the numbers of an epoch into all parameters and buffers, in place, as an optimizer does."""
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            tensor.copy_(_numbers(name, tensor, epoch))


def _numbers(name: str, tensor: torch.Tensor, epoch: int) -> torch.Tensor:
    """Different for every entry and every epoch, exact in every number type."""
    places = torch.arange(tensor.numel(), dtype=torch.float64).reshape(tensor.shape)
    start = 1 + len(name) % 5
    if not tensor.dtype.is_floating_point:
        return (places + start + epoch + 1).to(tensor.dtype)
    return (start + places / 8 + (epoch + 1) / 4).to(tensor.dtype)


def epoch_of(named: Any) -> int | str:
    """The one epoch that all these tensors are from; ``BEGINNING`` before the first, words if there is none."""
    found = {_epoch(name, tensor.detach()) for name, tensor in named}
    return found.pop() if len(found) == 1 else "several epochs"


def _epoch(name: str, tensor: torch.Tensor) -> int | str:
    first = _numbers(name, tensor, BEGINNING).double().reshape(-1)
    shift = (tensor.double().reshape(-1) - first) * (4 if tensor.dtype.is_floating_point else 1)
    epoch = round(float(shift[0])) if bool(shift.isfinite().all()) else 0
    return epoch - 1 if bool((shift - epoch).abs().max() < 1e-3) else "no epoch"


def epochs_of(model: nn.Module) -> dict[str, Any]:
    """Which epoch the parameters and the buffers are from."""
    return {
        "parameters": _said(epoch_of(list(model.named_parameters()))),
        "buffers": _said(epoch_of(list(model.named_buffers()))),
    }


def _said(epoch: int | str) -> str:
    return "the beginning" if epoch == BEGINNING else f"epoch {epoch}" if isinstance(epoch, int) else epoch
