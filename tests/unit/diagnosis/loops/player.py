"""Plays a training loop in NumPy and notes what a probe would note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.diagnosis.loops import LoopContext, context_of, name_loop

Rows = Sequence[int]
Loop = Callable[["Player"], None]


def case(**changes: Any) -> dict[str, Any]:
    rng = np.random.default_rng(7)
    return {
        "weights": {
            "w": rng.normal(size=(3, 2)),
            "b": rng.normal(size=3),
            "v": rng.normal(size=(1, 3)),
            "c": np.zeros(1),
        },
        "X": rng.normal(size=(5, 2)),
        "y": np.array([[1.0], [0.0], [0.0], [1.0], [1.0]]),
        "X_val": rng.normal(size=(3, 2)),
        "y_val": np.array([[1.0], [0.0], [1.0]]),
        "batch_size": 2,
        "order": np.array([[4, 1, 0, 3, 2], [2, 0, 1, 4, 3]]),
        "epochs": 2,
    } | changes


class Player:
    """Does what a training loop does to the course's network, and notes it as a probe would."""

    def __init__(self, context: LoopContext) -> None:
        self.context = context
        self.states = [np.concatenate([weight.ravel() for weight in context.weights])]
        self.grad: np.ndarray | None = None
        self.training = context.mode == "train"
        self.recording = True
        self.own = True
        self.bare = ""
        self.events = ["("]
        self.forwards: list[tuple[Rows, np.ndarray, list[int]]] = []
        self.slopes: list[tuple[int, np.ndarray]] = []
        self.steps: list[list[float]] = []
        self.optimizer = "SGD"
        self.losses: list[np.ndarray] = []
        self.read: list[np.ndarray] = []
        self.missing: list[list[int]] = []

    def epoch(self, number: int) -> tuple[Rows, ...]:
        self.events.append(f"L{number}")
        return self.context.epochs[number]

    def zero(self) -> None:
        self.events.append("Z")
        self.grad = None

    def forward(self, rows: Rows) -> int:
        w, b, v, c = self._parts()
        z = np.maximum(self.context.X[list(rows)] @ w.T + b, 0.0) @ v[0] + c[0]
        if self.context.gate and not self.training:
            z = self.context.gate[0] * z + self.context.gate[1]
        self.events.append(f"F{len(self.forwards)}")
        flags = [self.training, self.recording, self.recording, self.own, len(self.states) - 1]
        self.forwards.append((rows, z, [int(flag) for flag in flags]))
        return len(self.forwards) - 1

    def backward(self, forward: int, factor: float = 1.0, kind: str = "B") -> None:
        self.events.append(kind)
        rows, z, _ = self.forwards[forward]
        if kind != "B" or not self.recording:
            return
        y = self.context.y[list(rows)]
        slope = factor * (1 / (1 + np.exp(-z)) - y) / len(rows)
        self.events.append(f"G{len(self.slopes)}")
        self.slopes.append((forward, slope))
        added = self._gradient(rows, slope)
        self.grad = added if self.grad is None else self.grad + added

    def step(self, rate: float = 0.1, own: bool = True, factor: float = 1.0) -> None:
        self.events.append(f"S{len(self.steps)}")
        before = len(self.states) - 1
        grad = np.zeros_like(self.states[0]) if self.grad is None else factor * self.grad
        if grad.any() and self.own:
            self.states.append(self.states[-1] - rate * grad)
        self.steps.append([own, before, rate, len(self.states) - 1])
        self.read.append(grad if self.own else np.zeros_like(grad))
        self.missing.append([int(self.grad is None or not self.own)] * 4)

    def facts(self) -> dict[str, Any]:
        flat = {"rows": [f[0] for f in self.forwards], "logits": [f[1] for f in self.forwards]}
        flat |= {"slopes": [slope for _, slope in self.slopes], "loss_inputs": self.losses}
        packed = {}
        for name, parts in flat.items():
            packed[name] = np.concatenate([np.asarray(part, dtype=float) for part in parts]) if parts else np.zeros(0)
            packed[f"{name}_counts"] = np.array([len(part) for part in parts])
        return packed | {
            "events": " ".join(self.events),
            "bare": self.bare,
            "flags": np.array([flags for _, _, flags in self.forwards]),
            "states": np.array(self.states),
            "slope_of": np.array([forward for forward, _ in self.slopes]),
            "optimizers": " ".join([self.optimizer] * len(self.steps)),
            "steps": np.array(self.steps),
            "grads": np.array(self.read),
            "missing": np.array(self.missing),
            "loss_attached": np.zeros(len(self.losses)),
        }

    def _parts(self) -> list[np.ndarray]:
        state = self.states[-1]
        return [state[:6].reshape(3, 2), state[6:9], state[9:12].reshape(1, 3), state[12:]]

    def _gradient(self, rows: Rows, slope: np.ndarray) -> np.ndarray:
        w, b, v, _ = self._parts()
        X = self.context.X[list(rows)]
        a = np.maximum(X @ w.T + b, 0.0)
        delta = slope[:, None] * (self.context.gate[0] if self.context.gate and not self.training else 1.0)
        hidden = (delta @ v) * (a > 0)
        parts = [(hidden.T @ X).ravel(), hidden.sum(axis=0), (delta.T @ a).ravel(), delta.sum(axis=0)]
        return np.concatenate(parts)


def said_of(loop: Loop, function: str = "train_epoch", bare: str = "", **changes: Any) -> tuple[tuple[str, ...], str]:
    context = context_of(f"probe:{function}", case(**changes))
    assert context is not None
    player = Player(context)
    player.bare = bare
    loop(player)
    finding = name_loop(player.facts(), context)
    return finding.ids, finding.description
