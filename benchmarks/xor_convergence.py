"""How surely XOR is learned: ``python benchmarks/xor_convergence.py [seeds]``. Exercise 6 takes its numbers from here.

Trains many networks at once and prints the share of seeds that do not solve XOR: from the weights that the hidden test
hands out, with the settings of the course's own ``solve``, without a restart, and with settings that people like to
choose. Goals: the first two rows at most 0.1 %, the rows of wrong networks 100 %.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])
Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Setting:
    """A way to train; ``scale`` and ``shift`` are the spread of the first weights and biases."""

    title: str
    hidden: int
    rate: float
    epochs: int
    scale: float = 1.0
    shift: float = 0.0
    bend: str = "sigmoid"
    seen: int = 4
    """Rows that are trained on."""


GIVEN = Setting("the weights of test_train_converges", 8, 2.0, 400, shift=0.5)
OWN = Setting("one start of the course's solve", 8, 2.0, 400)
LOVED = [
    Setting("2 hidden units, 5000 epochs", 2, 1.0, 5000),
    Setting("2 hidden units, 10000 epochs, rate 0.1", 2, 0.1, 10000),
    Setting("4 hidden units, 2000 epochs", 4, 1.0, 2000),
    Setting("4 hidden units, rate 0.5, 10000 epochs", 4, 0.5, 10000),
    Setting("8 hidden units, 200 epochs", 8, 1.0, 200),
    Setting("weights of 0.01, 8 hidden units, 2000 epochs", 8, 1.0, 2000, scale=0.01),
]
WRONG = [
    Setting("no bend in the hidden layer", 8, 0.5, 400, bend="none"),
    Setting("no hidden layer", 1, 2.0, 400, bend="one layer"),
    Setting("all units equal", 8, 2.0, 400, bend="equal"),
    Setting("100 epochs, rate 0.1", 4, 0.1, 100, scale=0.3),
    Setting("three rows of four", 8, 2.0, 400, seen=3),
]


def outputs(setting: Setting, seeds: int) -> Array:
    """The four outputs of every seed after training, shape (seeds, 4)."""
    rng = np.random.default_rng(20240611)
    W1 = rng.normal(0.0, setting.scale, (seeds, 2, setting.hidden))
    W2 = rng.normal(0.0, setting.scale, (seeds, setting.hidden, 1))
    b1, b2 = (rng.normal(0.0, 1.0, (seeds, 1, n)) * setting.shift for n in (setting.hidden, 1))
    if setting.bend == "equal":
        W1, W2 = (np.repeat(W1[:, :, :1], setting.hidden, 2), np.repeat(W2[:, :1], setting.hidden, 1))
    bend = _BENDS.get(setting.bend, _sigmoid)
    inputs, labels = X[: setting.seen], Y[: setting.seen]
    for _ in range(setting.epochs):
        A1 = bend(inputs @ W1 + b1)
        dZ2 = (_sigmoid(A1 @ W2 + b2) - labels) / setting.seen if setting.bend != "one layer" else 0.0 * A1
        slope = A1 * (1.0 - A1) if bend is _sigmoid else 1.0
        dZ1 = dZ2 @ W2.transpose(0, 2, 1) * slope
        if setting.bend == "one layer":
            dZ1 = (_sigmoid(A1) - labels) / setting.seen
        W2, b2 = W2 - setting.rate * A1.transpose(0, 2, 1) @ dZ2, b2 - setting.rate * dZ2.sum(1, keepdims=True)
        W1, b1 = W1 - setting.rate * inputs.T @ dZ1, b1 - setting.rate * dZ1.sum(1, keepdims=True)
    A1 = bend(X @ W1 + b1)
    return (_sigmoid(A1) if setting.bend == "one layer" else _sigmoid(A1 @ W2 + b2))[:, :, 0]


def _sigmoid(z: Array) -> Array:
    answer: Array = 0.5 * (1.0 + np.tanh(0.5 * z))
    return answer


_BENDS: dict[str, Callable[[Array], Array]] = {"none": lambda z: z, "one layer": lambda z: z}


def main() -> None:
    """Print the table."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{seeds} seeds each: how many do not solve XOR, and the largest error of those that do")
    for setting in (GIVEN, OWN, *LOVED, *WRONG):
        errors = np.abs(outputs(setting, seeds) - Y[:, 0]).max(axis=1)
        solved = errors < 0.5
        worst = f"{errors[solved].max():.3f}" if solved.any() else "-"
        print(f"{setting.title:48} {100 * np.mean(~solved):6.1f} %   {worst}", flush=True)


if __name__ == "__main__":
    main()
