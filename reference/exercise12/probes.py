"""Runs one case of exercise 12 in the jail and counts what it does. It holds no answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.nn import functional

# Counted from the beginning and for good: a program may keep these functions under a name of its own.
COUNTS = {"gradients": 0, "dropped": 0}
_backward: Callable[..., Any] = torch.autograd._engine_run_backward
_dropout = functional.dropout


def _counted_gradients(*args: Any, **kwargs: Any) -> Any:
    COUNTS["gradients"] += 1
    return _backward(*args, **kwargs)


def _counted_dropout(input: Any, p: float = 0.5, training: bool = True, inplace: bool = False) -> Any:
    if training and p > 0.05 and torch.is_grad_enabled():
        COUNTS["dropped"] += 1
    return _dropout(input, p, training, inplace)


torch.autograd._engine_run_backward, functional.dropout = _counted_gradients, _counted_dropout


def watch(submission: Any, name: str, X: np.ndarray, y: np.ndarray, seed: int) -> dict[str, Any]:
    """Calls ``name`` and notes how often gradients were computed and how often something was dropped at random."""
    COUNTS.update(gradients=0, dropped=0)
    result = getattr(submission, name)(torch.tensor(X), torch.tensor(y), int(seed))
    return {"result": plain(result), **COUNTS}


def plain(value: Any) -> Any:
    """Tensors as arrays, in all that a result may be made of."""
    if isinstance(value, torch.Tensor):
        return value.detach().to(torch.float64).numpy().copy()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value
