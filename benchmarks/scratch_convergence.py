"""Whether every usual start learns exercise 11's spiral: ``python benchmarks/scratch_convergence.py [groups]``.

Trains ``5 * groups`` networks for every initialisation, with the settings of ``test_train_spiral``. Prints the median
accuracy on new points and how many groups of 5 have their median below the bar. Then the same for programs that
must not pass: no hidden layer, no activation, no biases (from He's rule), a sign, a rate or a layer forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np

HIDDEN, RATE, EPOCHS, SIZE = 32, 0.8, 60, 16
ENDS = 0.5, 2.0 * np.pi
BAR = 0.97  # the median of PyTorch (scratch_accuracy.py) less 3 points
SINGLE = np.float32  # fast, and the same to four digits
Draw = Callable[[np.random.Generator, tuple[int, ...], int, int], np.ndarray]


def normal(scale: Callable[[int, int], float]) -> Draw:
    """Normal numbers with the standard deviation ``scale(n_in, n_out)``."""
    return lambda rng, shape, n_in, n_out: rng.normal(size=shape) * scale(n_in, n_out)


def uniform(scale: Callable[[int, int], float]) -> Draw:
    """Even numbers between minus and plus ``scale(n_in, n_out)``."""
    return lambda rng, shape, n_in, n_out: rng.uniform(-1, 1, shape) * scale(n_in, n_out)


STARTS: dict[str, tuple[Draw, float]] = {
    "He normal": (normal(lambda n, _: (2 / n) ** 0.5), 0.0),
    "He uniform": (uniform(lambda n, _: (6 / n) ** 0.5), 0.0),
    "Xavier normal": (normal(lambda n, out: (2 / (n + out)) ** 0.5), 0.0),
    "Xavier uniform": (uniform(lambda n, out: (6 / (n + out)) ** 0.5), 0.0),
    "1/sqrt(n) normal": (normal(lambda n, _: (1 / n) ** 0.5), 0.0),
    "randn": (normal(lambda n, _: 1.0), 0.0),
    "0.1 * randn": (normal(lambda n, _: 0.1), 0.0),
    "0.1 * randn, biases too": (normal(lambda n, _: 0.1), 0.1),
    "uniform(-0.1, 0.1)": (uniform(lambda n, _: 0.1), 0.0),
    "uniform(-0.5, 0.5)": (uniform(lambda n, _: 0.5), 0.0),
    "0.01 * randn": (normal(lambda n, _: 0.01), 0.0),
    "PyTorch's": (uniform(lambda n, _: (1 / n) ** 0.5), -1.0),
}
WRONG = ("no hidden layer", "no activation", "no biases", "uphill", "rate 0", "second layer only")


def main() -> None:
    """One line a start, then one a wrong program."""
    groups = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for name, (draw, bias) in STARTS.items():
        report(name, accuracies(draw, bias, 5 * groups, ""))
    for wrong in WRONG:
        report(wrong, accuracies(*STARTS["He normal"], 5 * min(groups, 200), wrong))


def report(name: str, found: np.ndarray) -> None:
    """Median of all, the lowest, and groups of 5 below the bar."""
    medians = np.median(found.reshape(-1, 5), axis=1)
    below = int((medians < BAR).sum())
    print(f"{name:24} median {np.median(found):.4f}  lowest {found.min():.3f}  groups below {below} of {len(medians)}")


def accuracies(draw: Draw, bias: float, runs: int, wrong: str) -> np.ndarray:
    """Of ``runs`` networks, each on a spiral of its own."""
    rng = np.random.default_rng(11)
    X, y = arms(rng, np.tile(np.linspace(*ENDS, 75), (runs, 1)))
    new, wanted = arms(rng, rng.uniform(*ENDS, (runs, 200)))
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    net = start(rng, draw, bias, runs)
    train(rng, net, ((X - mean) / std).astype(SINGLE), y.astype(SINGLE), wrong)
    scores = forward(net, ((new - mean) / std).astype(SINGLE), wrong)[1]
    return np.asarray(((scores > 0) == (wanted > 0.5)).mean(axis=(1, 2)))


def arms(rng: np.random.Generator, angle: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points and labels of the two arms, for every run."""
    arm = np.stack([np.cos(angle), np.sin(angle)], axis=2) * (angle / (2.0 * np.pi))[:, :, None]
    X = np.concatenate([arm, -arm], axis=1)
    labels = np.repeat([0.0, 1.0], angle.shape[1])
    return X + 0.02 * rng.normal(size=X.shape), np.tile(labels[None, :, None], (len(angle), 1, 1))


def start(rng: np.random.Generator, draw: Draw, bias: float, runs: int) -> list[np.ndarray]:
    """W1, b1, W2, b2 of every run; a bias of -1 stands for PyTorch's rule."""
    net = []
    for n_in, n_out in ((2, HIDDEN), (HIDDEN, 1)):
        shift = rng.normal(size=(runs, 1, n_out)) * bias if bias >= 0 else draw(rng, (runs, 1, n_out), n_in, n_out)
        net += [draw(rng, (runs, n_in, n_out), n_in, n_out), shift]
    return [array.astype(SINGLE) for array in net]


def forward(net: list[np.ndarray], X: np.ndarray, wrong: str) -> tuple[np.ndarray, np.ndarray]:
    """A1 and the scores."""
    if wrong == "no hidden layer":
        return X, X @ net[0][:, :, :1] + net[3]
    A1 = X @ net[0] + net[1]
    if wrong != "no activation":
        A1 = np.maximum(A1, 0)
    return A1, A1 @ net[2] + net[3]


def train(rng: np.random.Generator, net: list[np.ndarray], X: np.ndarray, y: np.ndarray, wrong: str) -> None:
    """Changes ``net``."""
    runs, m = X.shape[:2]
    rate = {"uphill": -RATE, "rate 0": 0.0}.get(wrong, RATE)
    for _ in range(EPOCHS):
        order = np.argsort(rng.random((runs, m)), axis=1)[:, :, None]
        mixed, labels = np.take_along_axis(X, order, axis=1), np.take_along_axis(y, order, axis=1)
        for begin in range(0, m, SIZE):
            rows, targets = mixed[:, begin : begin + SIZE], labels[:, begin : begin + SIZE]
            step(net, rows, targets, rate, wrong)


def step(net: list[np.ndarray], rows: np.ndarray, targets: np.ndarray, rate: float, wrong: str) -> None:
    """One step of every run."""
    A1, scores = forward(net, rows, wrong)
    error = (1 / (1 + np.exp(-np.clip(scores, -60, 60))) - targets) / rows.shape[1]
    if wrong == "no hidden layer":
        net[0][:, :, :1] -= rate * rows.transpose(0, 2, 1) @ error
        net[3] -= rate * error.sum(axis=1, keepdims=True)
        return
    back = error @ net[2].transpose(0, 2, 1)
    if wrong != "no activation":
        back *= A1 > 0
    grads = [rows.transpose(0, 2, 1) @ back, back.sum(1, keepdims=True), A1.transpose(0, 2, 1) @ error]
    grads.append(error.sum(1, keepdims=True))
    for place, grad in enumerate(grads):
        if (wrong == "no biases" and place in (1, 3)) or (wrong == "second layer only" and place < 2):
            continue
        net[place] -= rate * grad


if __name__ == "__main__":
    main()
