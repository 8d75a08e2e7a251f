"""What the judge itself handed to a training loop: the network, the data, the batches, the optimizer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.diagnosis.loop_facts import FloatArray
from grader.model.frozen import frozen

Rows = tuple[int, ...]


@frozen
class LoopContext:
    """One call of one function, as the judge made it."""

    function: str
    """``train_step``, ``train_epoch``, ``evaluate`` or ``train``."""
    weights: tuple[FloatArray, ...]
    """Weight ``(n_out, n_in)`` and bias ``(n_out,)`` of each layer in turn."""
    X: FloatArray
    """All rows, training data first, ``(n, n_in)``."""
    y: FloatArray
    """Their labels, ``(n,)``."""
    count: int
    """How many of the rows are training data."""
    orders: tuple[tuple[Rows, ...], ...]
    """The orders the loader may give: for each the batches of one pass."""
    epochs: tuple[tuple[Rows, ...], ...]
    """The training batches that should be used, epoch by epoch."""
    optimizer: str = "sgd"
    rate: float = 0.1
    gate: tuple[float, float] | None = None
    """In evaluation mode the network answers ``gate[0] * logit + gate[1]``."""
    mode: str = "train"
    """The mode the model came in."""
    single: bool = False
    """The model computes in float32."""

    @property
    def tolerance(self) -> float:
        """Relative error below which two gradients are the same."""
        return 2e-4 if self.single else 1e-6


def context_of(target: str, case: object) -> LoopContext | None:
    """The context of a call of ``probe:<function>`` with one case; None when it is no such call."""
    if not isinstance(case, Mapping) or not target.startswith("probe:") or "weights" not in case:
        return None
    try:
        return _read(target.removeprefix("probe:"), case)
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def _read(function: str, case: Mapping[str, Any]) -> LoopContext:
    X, y = np.asarray(case["X"], dtype=np.float64), np.asarray(case["y"], dtype=np.float64).ravel()
    orders = np.asarray(case["order"]) if "order" in case else np.arange(len(X))[None]
    epochs = {"train_step": 1, "evaluate": 0}.get(function)
    if epochs is None:
        epochs = int(case["epochs"])
    size = int(case["batch_size"])
    passes = tuple(_batches([int(row) for row in order], size) for order in orders)
    all_X, all_y = X, y
    if "X_val" in case:
        all_X = np.concatenate([X, np.asarray(case["X_val"], dtype=np.float64)])
        all_y = np.concatenate([y, np.asarray(case["y_val"], dtype=np.float64).ravel()])
    gate = case.get("gate")
    return LoopContext(
        function=function,
        weights=tuple(np.asarray(value, dtype=np.float64) for value in case["weights"].values()),
        X=all_X,
        y=all_y,
        count=len(X),
        orders=passes,
        epochs=tuple(passes[epoch % len(passes)] for epoch in range(epochs)),
        optimizer=str(case.get("optimizer", "sgd")),
        rate=float(case.get("lr", 0.1)),
        gate=(float(gate[0]), float(gate[1])) if gate is not None else None,
        mode=str(case.get("mode", "train")),
        single=case.get("dtype") == "float32",
    )


def _batches(order: list[int], size: int) -> tuple[Rows, ...]:
    return tuple(tuple(order[start : start + size]) for start in range(0, len(order), size))
