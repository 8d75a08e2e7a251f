"""Which examples go into which batch, and how good a network is when all is put together.

With a column of its own for every example, a single small step shows in W1 how much each example weighed: an example in
a batch of 4 weighs a quarter, one that was left out nothing.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Misfit, Viewed

M, SIZE, SEEDS = 11, 4, 6
RATE = 0.37
# Chosen by benchmarks/scratch_convergence.py; the median is PyTorch's, measured by benchmarks/scratch_accuracy.py.
SETTINGS = {"n_hidden": 32, "lr": 0.8, "epochs": 60, "batch_size": 16}
PYTORCH = 1.0
BAR = PYTORCH - 0.03
BATCHES = Facts(
    {
        "batches": {
            "pairs": "Some examples were trained with the label of another one.",
            "left out": "In every epoch some examples are left out: those of the last, smaller batch.",
            "first only": "An epoch ends after its first batch.",
            "one batch": "Every epoch weighs all examples as if they were one batch: batch_size has no influence.",
            "one at a time": "Every example weighs as much as if it were a batch of its own.",
            "nominal": "In the last, smaller batch the sum is divided by batch_size, not by the examples in it.",
            "parts": "batch_size is taken as the number of batches; it should be the number of examples in one.",
            "piled up": "The gradients of a batch still contain those of the batches before.",
            "twice": "In one epoch some examples are used more than once, and others not at all.",
            "still": "After an epoch of small batches, every number is still what it was at the start.",
            "uphill": "The steps go uphill: exactly against the direction they should take.",
            "": "Not every example has the weight in its batch that it should have.",
        },
        "order": "In every epoch the batches hold the same neighbours: the examples are not mixed.",
        "steps": {
            "from the start": "All steps of an epoch use gradients of the network at its beginning.",
            "": "The steps from batch to batch are not those of mini-batch gradient descent.",
        },
    }
)
ARGUMENTS = Facts({"changed": "train changed the arrays that it was given; whoever called it may still need them."})
LEARNED = Facts(
    {
        "finite": "The parameters became nan or inf during training on the spiral.",
        "entries": 'history["loss"] should have one number for every epoch.',
        "falls": "The loss in the history does not fall during training on the spiral.",
        "accuracy": f"Of 5 networks trained on a spiral, the middle one should be right for {BAR:.0%} of new points.",
        "classes": "predict does not give the classes of the networks that train made.",
    },
)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_init_params", "test_forward", "test_backward", "test_sgd_step")
def test_train_batches(agree: Any, training: Any, task: Any, runs: Any) -> None:
    """train uses each example once an epoch, in batches."""
    X, y = task(M, own=True)
    asked = runs(SEEDS, n_hidden=16, lr=1e-6, epochs=1, batch_size=SIZE)

    def read(told: Any) -> dict[str, Any]:
        if any(getattr(answer[0].get("W1"), "dtype", None) == np.float32 for answer in told["answers"]):
            return {"batches": "right", "order": "mixed"}  # too coarse for such small steps
        pairs = training.results(told, M, 16)
        weights = [_weights(training, X, y, start, end) for (start, _), (end, _) in pairs]
        labels = [_label(seen) for seen in weights]
        last = [tuple(np.flatnonzero(np.abs(seen - 1 / 3) < 0.02)) for seen in weights]
        given = all(rows == tuple(range(M - M % SIZE, M)) for rows in last)
        return {
            "batches": next((label for label in labels if label != "right"), "right"),
            "order": "as given" if given else "mixed",
        }

    agree("probe:train", X, y, asked, about="train", spec=Viewed(read=read, spec=BATCHES))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_train_step", "test_train_batches")
def test_train_steps(agree: Any, training: Any, task: Any, runs: Any) -> None:
    """train makes one right step for every batch."""
    X, y = task(5, 2)
    asked = runs(3, n_hidden=4, lr=RATE, epochs=1, batch_size=3)

    def read(told: Any) -> dict[str, Any]:
        pairs = training.results(told, 2, 4)
        labels = [_steps(training, X, y, start, end) for (start, _), (end, _) in pairs]
        return {"steps": next((label for label in labels if label != "right"), "right")}

    agree("probe:train", X, y, asked, about="train", spec=Viewed(read=read, spec=BATCHES))


@pytest.mark.points(0.25)
@pytest.mark.needs("test_train_step")
def test_train_leaves_arguments(agree: Any, training: Any, task: Any, runs: Any) -> None:
    """train leaves X and y as they were."""
    X, y = task(7, 3)
    asked = runs(2, n_hidden=4, lr=RATE, epochs=2, batch_size=3)

    def read(told: Any) -> dict[str, Any]:
        for answer in told["answers"]:
            training.result(answer, 3, 4)
        names = {
            name
            for given in told["after"]
            for name, now, was in zip("Xy", given, (X, y), strict=True)
            if not np.array_equal(now, was)
        }
        return {"changed": " and ".join(sorted(names)) or "nothing"}

    agree("probe:train", X, y, asked, about="train", spec=Viewed(read=read, spec=ARGUMENTS))


@pytest.mark.points(0.75)
@pytest.mark.hidden
@pytest.mark.needs("test_predict", "test_train_step")
def test_train_spiral(agree: Any, training: Any, rng: np.random.Generator) -> None:
    """train learns the spiral as well as PyTorch does."""
    data = [_spiral(rng) for _ in range(5)]
    first = int(rng.integers(2**30))
    accuracies = []
    for number, spiral in enumerate(data):
        asked = {**SETTINGS, "seed": first + number}
        # Under a name of its own: known mistakes show in the smaller tests, and would take long here.
        spec = Viewed(read=lambda told, points=spiral: _learned(training, told, points), spec=LEARNED)
        given = (spiral["X"], spiral["y"], spiral["X_new"])
        told = agree("probe:spiral", *given, asked, about="train_spiral", spec=spec)
        net, _ = training.result(told["answer"], 2, SETTINGS["n_hidden"])
        accuracies.append(_accuracy(training, net, spiral))
    agree.value({"accuracy": bool(np.median(accuracies) >= BAR)}, {"accuracy": True}, spec=LEARNED, what="train")


def _learned(training: Any, told: Any, spiral: dict[str, Any]) -> dict[str, Any]:
    try:
        net, history = training.result(told["answer"], 2, SETTINGS["n_hidden"])
    except Misfit as misfit:
        if "nan or inf" not in str(misfit):
            raise
        return {"finite": False}
    numbers = training.numbers(history)
    # A loss without a guard may be nan where a prediction is exactly 0 or 1: no fault of the network.
    finite = [number for number in numbers if np.isfinite(number)]
    p = training.layers(net, spiral["X_new"])[2].ravel()
    said = np.asarray(told["classes"], dtype=float).ravel()
    clear = np.abs(p - 0.5) > 1e-4
    same = said.size == p.size and bool((said[clear] == (p[clear] > 0.5)).all())
    return {
        "finite": True,
        "entries": len(numbers),
        "falls": bool(finite) and bool(finite[-1] < finite[0]),
        "classes": "those of the network" if same else "others",
    }


def _accuracy(training: Any, net: Any, spiral: dict[str, Any]) -> float:
    right = (training.layers(net, spiral["X_new"])[2] > 0.5) == (spiral["y_new"] > 0.5)
    return float(right.mean())


def _spiral(rng: np.random.Generator) -> dict[str, Any]:
    """150 points to train on and 400 others, standardized."""
    ends = 0.5, 2.0 * np.pi
    X, y = _arms(rng, np.linspace(*ends, 75))
    X_new, y_new = _arms(rng, rng.uniform(*ends, 200))
    mean, std = X.mean(axis=0), X.std(axis=0)
    order = rng.permutation(len(X))
    return {"X": ((X - mean) / std)[order], "y": y[order], "X_new": (X_new - mean) / std, "y_new": y_new}


def _arms(rng: np.random.Generator, angle: Any) -> tuple[Any, Any]:
    """Exercise 7's spiral, once around."""
    arm = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (angle / (2.0 * np.pi))[:, None]
    X = np.concatenate([arm, -arm])
    return X + 0.02 * rng.normal(size=X.shape), np.repeat([0.0, 1.0], len(angle))[:, None]


def _weights(training: Any, X: Any, y: Any, start: Any, end: Any) -> Any:
    """How much each example weighed in the gradients; negative with the wrong label, nan where it cannot be seen."""
    Z1, _, p = training.layers(start, X)
    wanted = (
        np.diag(X)[:, None] * start[2].T * (Z1 > 0)
    )  # what one example adds to its own row of W1, but for the error
    lengths = (wanted**2).sum(axis=1)
    made = ((start[0] - end[0]) * wanted).sum(axis=1) / 1e-6
    error = (p - y).ravel()
    visible = lengths * np.abs(error) > 1e-8
    errors = np.where(made * error < 0, error - np.sign(error), error)
    sign = np.where(made * error < 0, -1.0, 1.0)
    return np.where(visible, sign * made / np.where(visible, lengths * errors, 1.0), np.nan)


def _label(weights: Any) -> str:
    seen = weights[~np.isnan(weights)]
    if (seen < -0.02).any():
        return "pairs" if not (seen < -0.02).all() else "uphill"
    counts = {share: int((np.abs(seen - share) < 0.02).sum()) for share in (0, 1 / 4, 1 / 3, 1 / 11, 1, 3 / 4, 1 / 2)}
    full, last = counts[1 / 4], counts[1 / 3]
    if full + last == seen.size and full <= 8 and last <= 3:
        return "right"
    for name, share in (("still", 0), ("one batch", 1 / 11), ("one at a time", 1), ("nominal", 1 / 4)):
        if counts[share] == seen.size:
            return name
    if full + counts[0] == seen.size and full <= 8:
        return "first only" if full <= 4 else "left out"
    if full + last == seen.size:
        return "parts"
    if counts[3 / 4] + counts[1 / 2] + last == seen.size and counts[3 / 4] <= 4:
        return "piled up"
    return "twice" if counts[0] or full else f"other {seen.mean():.2g}"


def _steps(training: Any, X: Any, y: Any, start: Any, end: Any) -> str:
    for rows in combinations(range(5), 3):
        first, rest = list(rows), [row for row in range(5) if row not in rows]
        between = training.moved(start, training.slopes(start, X[first], y[first]), RATE)
        if training.near(end, training.moved(between, training.slopes(between, X[rest], y[rest]), RATE)):
            return "right"
        if training.near(end, training.moved(between, training.slopes(start, X[rest], y[rest]), RATE)):
            return "from the start"
    return "other " + " ".join(f"{np.abs(value).sum():.5g}" for value in end)
