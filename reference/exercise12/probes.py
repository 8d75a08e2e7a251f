"""Runs one case of exercise 12 in the jail and counts what it does. It holds no answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.nn import functional

# Counted from the beginning and for good: a program may keep these functions under a name of its own.
COUNTS = {"gradients": 0, "dropped": 0}
_HIDDEN = 16
"""Neurons that something can be dropped from."""
_at_last: set[bytes] = set()  # the weights at the last gradient that was counted
_backward: Callable[..., Any] = torch.autograd._engine_run_backward


def _counted_gradients(outputs: Any, *args: Any, **kwargs: Any) -> Any:
    """One for each state of the weights: a second gradient before the next update makes no further update."""
    global _at_last
    now = _weights(outputs)
    if not now or not now <= _at_last:
        COUNTS["gradients"] += 1
        _at_last = now
    return _backward(outputs, *args, **kwargs)


def _weights(outputs: Any) -> set[bytes]:
    """What the graph begins with, as bytes; empty where it cannot be read."""
    found: set[bytes] = set()
    open_nodes, seen = [tensor.grad_fn for tensor in outputs], set()
    try:
        while open_nodes:
            node = open_nodes.pop()
            if node is None or node in seen:
                continue
            seen.add(node)
            if hasattr(node, "variable"):
                found.add(node.variable.detach().numpy().tobytes())
            open_nodes += [below for below, _ in node.next_functions]
    except Exception:  # tensors of another kind; then every gradient counts
        return set()
    return found


def _counted(draw: Callable[..., Any], place: int | None) -> Callable[..., Any]:
    """``place``: of the argument that says whether something is dropped at all."""

    def drawn(*args: Any, **kwargs: Any) -> Any:
        result = draw(*args, **kwargs)
        first = result[0] if isinstance(result, tuple) else result
        wanted = True if place is None else kwargs.get("train", args[place] if len(args) > place else True)
        if wanted and torch.is_grad_enabled() and first.dim() > 0 and first.shape[-1] == _HIDDEN:
            COUNTS["dropped"] += 1
        return result

    return drawn


_dropout = functional.dropout


@torch.jit.ignore  # type: ignore[untyped-decorator]  # a scripted model calls it; its source cannot be read in the jail
def _counted_dropout(input: Any, p: float = 0.5, training: bool = True, inplace: bool = False) -> Any:
    if training and p > 0.05 and torch.is_grad_enabled():
        COUNTS["dropped"] += 1
    return _dropout(input, p, training, inplace)


# TorchScript wants types, not their names.
_counted_dropout.__annotations__ = {
    "input": torch.Tensor, "p": float, "training": bool, "inplace": bool, "return": torch.Tensor,
}  # fmt: skip
torch.autograd._engine_run_backward, functional.dropout = _counted_gradients, _counted_dropout
for _name, _place in (("dropout", 2), ("native_dropout", 2), ("bernoulli", None), ("rand", None), ("rand_like", None)):
    setattr(torch, _name, _counted(getattr(torch, _name), _place))
torch.Tensor.bernoulli_ = _counted(torch.Tensor.bernoulli_, None)  # type: ignore[method-assign]  # counted too


def watch(submission: Any, name: str, X: np.ndarray, y: np.ndarray, seed: int) -> dict[str, Any]:
    """Calls ``name`` and notes how often gradients were computed and how often something was dropped at random."""
    COUNTS.update(gradients=0, dropped=0)
    _at_last.clear()
    result = getattr(submission, name)(torch.tensor(X), torch.tensor(y), int(seed))
    return {"result": plain(result), **COUNTS}


def watch_each(submission: Any, name: str, X: np.ndarray, y: np.ndarray, seeds: list[int]) -> list[dict[str, Any]]:
    """``watch``, once for each seed."""
    return [watch(submission, name, X, y, seed) for seed in seeds]


def plain(value: Any) -> Any:
    """Tensors as arrays, in all that a result may be made of."""
    if isinstance(value, torch.Tensor):
        return value.detach().to(torch.float64).numpy().copy()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value
